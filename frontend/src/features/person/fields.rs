//! An appointment's fields: where, as what, from when, by which decision.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::model::positions_for;
use super::operations::{
    OrganizationFilter, PersonOrganization, PersonOrganizations, PersonPositions, Position,
    Workplace, WorkplaceVariables, WorkplacesVariables,
};
use super::words;
use crate::shared::api::scalars::Date;
use crate::shared::api::send;
use crate::shared::form::Writing;
use crate::shared::i18n::dates;
use crate::shared::page::query;
use crate::shared::ui::{Combobox, DateField, Findings, Found, Select, TextInput};
use crate::tr;

/// What the person types of an appointment.
#[derive(Clone, Copy)]
pub struct Post {
    pub organization: RwSignal<Option<Found>>,
    pub position: RwSignal<String>,
    pub starts_on: RwSignal<Option<Date>>,
    pub decision: RwSignal<String>,
    /// The organizations that were found so far: a position must fit the kind of the one chosen.
    seen: RwSignal<Vec<Workplace>>,
}

impl Post {
    /// Empty, from today.
    pub fn begin() -> Self {
        Self {
            organization: RwSignal::new(None),
            position: RwSignal::new(String::new()),
            starts_on: RwSignal::new(Some(dates::today())),
            decision: RwSignal::new(String::new()),
            seen: RwSignal::new(Vec::new()),
        }
    }

    /// Chooses the organization that an address names.
    pub fn choose(self, id: String) {
        spawn_local(async move {
            let id = cynic::Id::new(id);
            if let Ok(found) = send::<PersonOrganization>(WorkplaceVariables { id }).await {
                let place = found.organization;
                self.organization.try_set(Some(shown(&place)));
                self.seen.try_update(|seen| seen.push(place));
            }
        });
    }

    async fn search(self, text: String) -> Findings {
        let variables = WorkplacesVariables {
            filter: OrganizationFilter { search: Some(text) },
            first: 10,
        };
        let found = send::<PersonOrganizations>(variables).await?;
        let places = found.organizations.nodes;
        let results = places.iter().map(shown).collect();
        self.seen.try_update(|seen| seen.extend(places));
        Ok(results)
    }

    /// The positions of the chosen organization.
    fn positions(self, all: &[Position]) -> Vec<Position> {
        let chosen = self.organization.get();
        let seen = self.seen.read();
        let place =
            chosen.and_then(|chosen| seen.iter().find(|place| place.id.inner() == chosen.id));
        place
            .map(|place| positions_for(all, place.kind))
            .unwrap_or_default()
    }
}

fn shown(place: &Workplace) -> Found {
    Found {
        id: place.id.inner().to_owned(),
        label: place.name.clone(),
        hint: place.short_name.clone(),
    }
}

#[component]
pub fn PostFields(post: Post, writing: Writing) -> impl IntoView {
    let all = query::<PersonPositions>(|| ());
    let choices = Signal::derive(move || {
        let all = all.get().map(|all| all.positions).unwrap_or_default();
        post.positions(&all)
            .iter()
            .map(words::position)
            .collect::<Vec<_>>()
    });
    // A position of another kind of organization must not stay chosen unseen.
    Effect::new(move |_| {
        let choices = choices.read();
        let chosen = post.position.get_untracked();
        if !chosen.is_empty() && choices.iter().all(|choice| choice.value != chosen) {
            post.position.set(String::new());
        }
    });
    view! {
        <Combobox
            id="organization"
            label=tr!(person.organization)
            help=tr!(person.organization_help)
            value=post.organization
            search=move |text| post.search(text)
            error=writing.error("organization")
        />
        <Select
            id="position"
            label=tr!(person.position)
            help=tr!(person.position_help)
            value=post.position
            choices
            error=writing.error("position")
        />
        <DateField id="starts-on" label=tr!(person.starts_on) value=post.starts_on error=writing.error("startsOn")/>
        <TextInput
            id="decision-number"
            label=tr!(person.decision)
            help=tr!(person.decision_help)
            value=post.decision
            error=writing.error("decisionNumber")
            optional=true
        />
    }
}
