//! What happened to a task, told to whoever goes on with it.

use entity::task::Model;
use serde::Serialize;
use uuid::Uuid;

use super::policy::{ANSWERING, GIVERS, role_of};
use crate::platform::event::{Concerned, Event};

/// Those who are charged with it.
fn charged(row: &Model) -> Vec<Concerned> {
    vec![match (row.person_id, row.division_kind) {
        (Some(person), _) => Concerned::person(person),
        (None, Some(division)) => Concerned::at(row.assignee_id, &[role_of(division)]),
        (None, None) => Concerned::at(row.assignee_id, &ANSWERING),
    }]
}

fn giver(row: &Model) -> Vec<Concerned> {
    vec![Concerned::at(row.organization_id, &GIVERS)]
}

/// Those who gave it, and those who are charged with it.
pub fn concerned(row: &Model) -> Vec<Concerned> {
    [giver(row), charged(row)].concat()
}

fn doer(row: &Model) -> Vec<Concerned> {
    row.done_by
        .map_or_else(|| charged(row), |person| vec![Concerned::person(person)])
}

fn nobody(_: &Model) -> Vec<Concerned> {
    Vec::new()
}

macro_rules! events {
    ($($(#[$doc:meta])* $event:ident, $name:literal, $concerns:ident;)+) => {$(
        $(#[$doc])*
        #[derive(Serialize)]
        pub struct $event {
            task: Uuid,
            #[serde(skip)]
            organization: Uuid,
            #[serde(skip)]
            concerned: Vec<Concerned>,
        }

        impl From<&Model> for $event {
            fn from(row: &Model) -> Self {
                Self {
                    task: row.id,
                    organization: row.assignee_id,
                    concerned: $concerns(row),
                }
            }
        }

        impl Event for $event {
            const NAME: &'static str = $name;

            fn subject(&self) -> Uuid {
                self.task
            }

            fn organization(&self) -> Option<Uuid> {
                Some(self.organization)
            }

            fn concerns(&self) -> Vec<Concerned> {
                self.concerned.clone()
            }
        }
    )+};
}

events! {
    /// Somebody is charged with it from now on.
    TaskAssigned, "task.assigned", charged;
    /// It says otherwise what is to be done, or by when.
    TaskChanged, "task.changed", charged;
    /// It is not to be done any more.
    TaskWithdrawn, "task.withdrawn", nobody;
    /// It was begun.
    TaskStarted, "task.started", nobody;
    /// It waits to be confirmed.
    TaskDone, "task.done", giver;
    /// It was taken up again.
    TaskReopened, "task.reopened", nobody;
    /// It is done for good.
    TaskConfirmed, "task.confirmed", doer;
    /// It has to be mended.
    TaskReturned, "task.returned", doer;
}
