//! To whom a task is given: a division, a person, or schools; all, of a level, of a cluster or chosen ones.

use leptos::prelude::*;

use super::operations::{
    FoundPerson, OrganizationFilter, PersonFilter, TaskAssigneeInput, TaskChoices, TaskPeople,
    TaskPeopleVariables, TaskSchools, TaskSchoolsVariables,
};
use super::words;
use crate::shared::api::{FieldError, send};
use crate::shared::form::Writing;
use crate::shared::i18n::dates;
use crate::shared::page::query;
use crate::shared::session::OrganizationKind;
use crate::shared::ui::{Choice, Combobox, Found, Glyph, Icon, RadioGroup, Select};
use crate::tr;

/// A way to name whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Whom {
    Division,
    Person,
    AllSchools,
    Level,
    Cluster,
    Chosen,
}

impl Whom {
    /// The ways for a task of an organization of `kind`; `several`: for many tasks at once. A school has people only.
    fn offered(kind: OrganizationKind, several: bool) -> Vec<Self> {
        if kind == OrganizationKind::School {
            return vec![Self::Person];
        }
        let mut ways = vec![Self::Division, Self::Person];
        if several {
            ways.extend([Self::AllSchools, Self::Level, Self::Cluster]);
        }
        ways.push(Self::Chosen);
        ways
    }

    fn code(self) -> &'static str {
        match self {
            Self::Division => "DIVISION",
            Self::Person => "PERSON",
            Self::AllSchools => "ALL_SCHOOLS",
            Self::Level => "LEVEL",
            Self::Cluster => "CLUSTER",
            Self::Chosen => "CHOSEN",
        }
    }

    fn of(code: &str) -> Option<Self> {
        [
            Self::Division,
            Self::Person,
            Self::AllSchools,
            Self::Level,
            Self::Cluster,
            Self::Chosen,
        ]
        .into_iter()
        .find(|way| way.code() == code)
    }

    fn label(self, several: bool) -> String {
        match self {
            Self::Division => tr!(task.to_division),
            Self::Person => tr!(task.to_person),
            Self::AllSchools => tr!(task.to_all_schools),
            Self::Level => tr!(task.to_level),
            Self::Cluster => tr!(task.to_cluster),
            Self::Chosen if several => tr!(task.to_chosen),
            Self::Chosen => tr!(task.to_school),
        }
    }
}

/// What the person chooses.
#[derive(Clone, Copy)]
pub struct Charge {
    way: RwSignal<String>,
    division: RwSignal<String>,
    person: RwSignal<Option<Found>>,
    level: RwSignal<String>,
    cluster: RwSignal<String>,
    schools: RwSignal<Vec<Found>>,
    kind: OrganizationKind,
    several: bool,
}

impl Charge {
    /// Nothing chosen yet, unless there is one way only.
    pub fn begin(kind: OrganizationKind, several: bool) -> Self {
        let only = match Whom::offered(kind, several).as_slice() {
            [only] => only.code(),
            _ => "",
        };
        Self {
            way: RwSignal::new(only.to_owned()),
            division: RwSignal::new(String::new()),
            person: RwSignal::new(None),
            level: RwSignal::new(String::new()),
            cluster: RwSignal::new(String::new()),
            schools: RwSignal::new(Vec::new()),
            kind,
            several,
        }
    }

    /// What is not chosen yet.
    pub fn missing(self) -> Vec<FieldError> {
        let path = match Whom::of(&self.way.read_untracked()) {
            None => Some("to"),
            Some(Whom::AllSchools) => None,
            Some(Whom::Division) => self.division.read_untracked().is_empty().then_some("to.division"),
            Some(Whom::Person) => self.person.read_untracked().is_none().then_some("to.person"),
            Some(Whom::Level) => self.level.read_untracked().is_empty().then_some("to.level"),
            Some(Whom::Cluster) => self.cluster.read_untracked().is_empty().then_some("to.cluster"),
            Some(Whom::Chosen) => self.schools.read_untracked().is_empty().then_some("to.organizations"),
        };
        path.map(|path| words::left_empty(&[(path, true)]))
            .unwrap_or_default()
    }

    /// What the server is told; only of what is not missing.
    pub fn input(self) -> TaskAssigneeInput {
        let mut to = TaskAssigneeInput::default();
        let id = |text: RwSignal<String>| Some(cynic::Id::new(text.get_untracked()));
        match Whom::of(&self.way.read_untracked()) {
            None => {}
            Some(Whom::Division) => {
                let chosen = self.division.get_untracked();
                to.division = words::DIVISIONS
                    .into_iter()
                    .find(|kind| words::division_code(*kind) == chosen);
            }
            Some(Whom::Person) => {
                to.person = self.person.get_untracked().map(|found| cynic::Id::new(found.id));
            }
            Some(Whom::AllSchools) => to.all_schools = Some(true),
            Some(Whom::Level) => to.level = id(self.level),
            Some(Whom::Cluster) => to.cluster = id(self.cluster),
            Some(Whom::Chosen) => {
                let schools = self.schools.get_untracked();
                let ids = schools.into_iter().map(|found| cynic::Id::new(found.id));
                to.organizations = Some(ids.collect());
            }
        }
        to
    }
}

/// People by part of a name, each with a post that tells him from another of the same name.
pub async fn people(text: String, organization: Option<cynic::Id>) -> Vec<Found> {
    let filter = PersonFilter {
        search: Some(text),
        organization,
        active: Some(true),
    };
    let found = send::<TaskPeople>(TaskPeopleVariables { filter }).await;
    let people = found.map(|found| found.people.nodes).unwrap_or_default();
    people.into_iter().map(shown).collect()
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

async fn schools(text: String) -> Vec<Found> {
    let filter = OrganizationFilter {
        search: Some(text),
        kind: Some(OrganizationKind::School),
        open_on: Some(dates::today()),
    };
    let found = send::<TaskSchools>(TaskSchoolsVariables { filter }).await;
    let schools = found.map(|found| found.organizations.nodes);
    schools
        .unwrap_or_default()
        .into_iter()
        .map(|school| Found {
            id: school.id.into_inner(),
            label: school.short_name,
            hint: school.name,
        })
        .collect()
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
            <Select id="to-division" label=tr!(task.division) value=charge.division choices=Signal::from(words::divisions()) error=writing.error("to.division")/>
        }
        .into_any(),
        Some(Whom::Person) => view! {
            <Combobox
                id="to-person"
                label=tr!(task.person)
                help=tr!(task.person_help)
                value=charge.person
                search=|text| people(text, None)
                error=writing.error("to.person")
            />
        }
        .into_any(),
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
            let levels = known.education_levels.into_iter();
            levels.map(|level| Choice::new(level.id.into_inner(), level.name)).collect()
        } else {
            let clusters = known.clusters.into_iter();
            clusters.map(|cluster| Choice::new(cluster.id.into_inner(), cluster.name)).collect::<Vec<_>>()
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
        view! {
            <span class="chip chip--on">
                {school.label.clone()}
                <button
                    class="chip__x"
                    type="button"
                    aria-label=tr!(task.remove_school, name = school.label)
                    on:click=move |_| charge.schools.update(|schools| schools.retain(|school| school.id != gone))
                >
                    <Icon glyph=Glyph::X small=true/>
                </button>
            </span>
        }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_school_charges_people_and_an_office_its_schools_too() {
        assert_eq!(
            Whom::offered(OrganizationKind::School, true),
            [Whom::Person]
        );
        let office = |several| Whom::offered(OrganizationKind::Office, several);
        assert!(office(true).contains(&Whom::AllSchools));
        assert_eq!(
            office(false),
            [Whom::Division, Whom::Person, Whom::Chosen]
        );
    }
}
