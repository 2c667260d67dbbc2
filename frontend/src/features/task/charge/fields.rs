//! The fields of a charge: the ways to name whom, and what the chosen way asks for.

use leptos::prelude::*;

use super::{Charge, Whom};
use crate::features::task::operations::{
    FoundPerson, OrganizationFilter, PersonFilter, TaskChoices, TaskPeople, TaskPeopleVariables,
    TaskPositions, TaskSchools, TaskSchoolsVariables,
};
use crate::features::task::words;
use crate::shared::api::send;
use crate::shared::form::Writing;
use crate::shared::grouping;
use crate::shared::i18n::dates;
use crate::shared::page::query;
use crate::shared::session::OrganizationKind;
use crate::shared::ui::{Chip, Choice, Combobox, Findings, Found, RadioGroup, Select};
use crate::tr;

/// People by part of a name, each with a post that tells him from another of the same name.
async fn people(text: String, organization: Option<cynic::Id>) -> Findings {
    let filter = PersonFilter {
        search: Some(text),
        organization,
        active: Some(true),
    };
    let found = send::<TaskPeople>(TaskPeopleVariables { filter }).await?;
    Ok(found.people.nodes.into_iter().map(shown).collect())
}

fn shown(person: FoundPerson) -> Found {
    let post = person.appointments.into_iter().find(|post| post.active);
    Found {
        id: person.id.into_inner(),
        label: person.name,
        hint: post
            .map(|post| format!("{}, {}", post.position.title, post.organization.short_name))
            .unwrap_or_default(),
    }
}

async fn schools(text: String) -> Findings {
    let filter = OrganizationFilter {
        search: Some(text),
        kind: Some(OrganizationKind::School),
        open_on: Some(dates::today()),
    };
    let found = send::<TaskSchools>(TaskSchoolsVariables { filter }).await?;
    let schools = found.organizations.nodes.into_iter();
    let schools = schools.map(|school| Found {
        id: school.id.into_inner(),
        label: school.short_name,
        hint: school.name,
    });
    Ok(schools.collect())
}

/// The ways to name whom, and under them what the chosen way asks for.
#[component]
pub fn ChargeFields(charge: Charge, writing: Writing) -> impl IntoView {
    let ways: Vec<Choice> = Whom::offered(charge.kind, charge.several)
        .into_iter()
        .map(|way| Choice::new(way.code(), way.label(charge.several)))
        .collect();
    let group = (ways.len() > 1).then(|| {
        view! { <RadioGroup id="to" label=tr!(task.to) value=charge.way choices=ways error=writing.error("to")/> }
    });
    let way = Memo::new(move |_| Whom::of(&charge.way.read()));
    let asked = move || match way.get() {
        None => ().into_any(),
        Some(Whom::AllSchools) => {
            view! { <p class="field__help">{tr!(task.each_school)}</p> }.into_any()
        }
        Some(Whom::Division) => view! {
            <Select
                id="to-division"
                label=tr!(task.division)
                value=charge.division
                choices=Signal::from(words::divisions())
                error=writing.error("to.division")
            />
        }
        .into_any(),
        Some(Whom::Position) => view! { <PositionField charge writing/> }.into_any(),
        Some(Whom::Person) => {
            view! { <PersonField value=charge.person organization=None writing/> }.into_any()
        }
        Some(grouped @ (Whom::Level | Whom::Cluster)) => {
            view! { <Grouped charge grouped writing/> }.into_any()
        }
        Some(Whom::Chosen) => view! { <Chosen charge writing/> }.into_any(),
    };
    view! {
        {group}
        {asked}
    }
}

/// A position of the organization that gives it: whoever holds it.
#[component]
fn PositionField(charge: Charge, writing: Writing) -> impl IntoView {
    let known = query::<TaskPositions>(|| ());
    let choices = Signal::derive(move || {
        let all = known.get().map(|known| known.positions).unwrap_or_default();
        all.into_iter()
            .filter(|position| position.for_kind.is_none_or(|only| only == charge.kind))
            .map(|position| Choice::new(position.id.into_inner(), position.title))
            .collect()
    });
    view! {
        <Select
            id="to-position"
            label=tr!(task.position)
            help=tr!(task.position_help)
            value=charge.position
            choices
            error=writing.error("to.position")
        />
    }
}

/// One person; with an `organization`, of its people only.
#[component]
pub fn PersonField(
    value: RwSignal<Option<Found>>,
    organization: Option<cynic::Id>,
    writing: Writing,
) -> impl IntoView {
    let place = StoredValue::new(organization);
    let chosen = writing.error("to.person");
    // The server says so of the person himself, wherever he stands in what was sent.
    let himself = writing.error("person");
    view! {
        <Combobox
            id="to-person"
            label=tr!(task.person)
            help=tr!(task.person_help)
            value
            search=move |text| people(text, place.get_value())
            error=Signal::derive(move || chosen.get().or_else(|| himself.get()))
        />
    }
}

/// The schools of one level or one cluster.
#[component]
fn Grouped(charge: Charge, grouped: Whom, writing: Writing) -> impl IntoView {
    let known = query::<TaskChoices>(|| ());
    let by_level = grouped == Whom::Level;
    let choices = Signal::derive(move || {
        let Some(known) = known.get() else {
            return Vec::new();
        };
        if by_level {
            grouping::choices(known.education_levels)
        } else {
            grouping::choices(known.clusters)
        }
    });
    let help = tr!(task.each_school);
    if by_level {
        view! { <Select id="to-level" label=tr!(task.level) help value=charge.level choices error=writing.error("to.level")/> }
            .into_any()
    } else {
        view! { <Select id="to-cluster" label=tr!(task.cluster) help value=charge.cluster choices error=writing.error("to.cluster")/> }
            .into_any()
    }
}

/// Chosen schools: found by typing, each a chip that can be taken off.
#[component]
fn Chosen(charge: Charge, writing: Writing) -> impl IntoView {
    let picked = RwSignal::new(None::<Found>);
    Effect::new(move |_| {
        let Some(school) = picked.get() else { return };
        charge.schools.update(|schools| {
            if !charge.several {
                schools.clear();
            }
            if schools.iter().all(|known| known.id != school.id) {
                schools.push(school);
            }
        });
    });
    let chip = move |school: Found| {
        let gone = school.id.clone();
        let takes_off = tr!(task.remove_school, name = school.label.clone());
        let off = move || {
            charge
                .schools
                .update(|schools| schools.retain(|school| school.id != gone))
        };
        view! { <Chip label=school.label takes_off on_off=off/> }
    };
    let chips = move || charge.schools.get().into_iter().map(chip).collect_view();
    view! {
        <Combobox
            id="to-school"
            label=if charge.several { tr!(task.add_school) } else { tr!(task.school) }
            help=tr!(task.school_help)
            value=picked
            search=schools
            error=writing.error("to.organizations")
        />
        <div class="chips" role="group" aria-label=tr!(task.chosen_schools) data-testid="chosen-schools">
            {chips}
            <Show when=move || charge.schools.read().is_empty()>
                <span class="muted">{tr!(task.no_schools)}</span>
            </Show>
        </div>
    }
}
