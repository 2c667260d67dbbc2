//! To whom a task is given: a division, a position, a person, or schools; all, of a level, of a cluster or chosen ones.

mod fields;

use leptos::prelude::*;

pub use self::fields::{ChargeFields, PersonField};
use super::operations::TaskAssigneeInput;
use super::words;
use crate::shared::api::{FieldError, coded};
use crate::shared::session::OrganizationKind;
use crate::shared::ui::Found;
use crate::tr;

/// A way to name whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Whom {
    Division,
    Position,
    Person,
    AllSchools,
    Level,
    Cluster,
    Chosen,
}

impl Whom {
    /// The ways for a task of an organization of `kind`; `several`: for many tasks at once. A school has positions and people only.
    fn offered(kind: OrganizationKind, several: bool) -> Vec<Self> {
        if kind == OrganizationKind::School {
            return vec![Self::Position, Self::Person];
        }
        let mut ways = vec![Self::Division, Self::Position, Self::Person];
        if several {
            ways.extend([Self::AllSchools, Self::Level, Self::Cluster]);
        }
        ways.push(Self::Chosen);
        ways
    }

    fn code(self) -> &'static str {
        match self {
            Self::Division => "DIVISION",
            Self::Position => "POSITION",
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
            Self::Position,
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
            Self::Position => tr!(task.to_position),
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
    position: RwSignal<String>,
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
            position: RwSignal::new(String::new()),
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
            Some(Whom::Division) => self
                .division
                .read_untracked()
                .is_empty()
                .then_some("to.division"),
            Some(Whom::Position) => self
                .position
                .read_untracked()
                .is_empty()
                .then_some("to.position"),
            Some(Whom::Person) => self
                .person
                .read_untracked()
                .is_none()
                .then_some("to.person"),
            Some(Whom::Level) => self.level.read_untracked().is_empty().then_some("to.level"),
            Some(Whom::Cluster) => self
                .cluster
                .read_untracked()
                .is_empty()
                .then_some("to.cluster"),
            Some(Whom::Chosen) => self
                .schools
                .read_untracked()
                .is_empty()
                .then_some("to.organizations"),
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
            Some(Whom::Division) => to.division = coded(&self.division.read_untracked()),
            Some(Whom::Position) => to.position = id(self.position),
            Some(Whom::Person) => {
                to.person = self
                    .person
                    .get_untracked()
                    .map(|found| cynic::Id::new(found.id));
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_school_charges_people_and_an_office_its_schools_too() {
        assert_eq!(
            Whom::offered(OrganizationKind::School, true),
            [Whom::Position, Whom::Person]
        );
        let office = |several| Whom::offered(OrganizationKind::Office, several);
        assert!(office(true).contains(&Whom::AllSchools));
        assert_eq!(
            office(false),
            [Whom::Division, Whom::Position, Whom::Person, Whom::Chosen]
        );
    }
}
