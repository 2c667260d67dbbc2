//! What happened to a task, told to whoever goes on with it.

use entity::task::Model;
use serde::Serialize;
use uuid::Uuid;

use super::assigning::holders;
use super::policy::{ANSWERING, GIVERS, role_of};
use crate::platform::event::{Concerned, Event};
use crate::platform::{Reader, Result};

/// Those who are charged with it; through a position, those who hold it now.
fn charged(row: &Model, holders: &[Uuid]) -> Vec<Concerned> {
    let one = match (row.person_id, row.position_id, row.division_kind) {
        (Some(person), ..) => Concerned::person(person),
        (None, Some(_), _) => {
            let holders = holders.iter().copied();
            return holders.map(Concerned::person).collect();
        }
        (None, None, Some(division)) => Concerned::at(row.assignee_id, &[role_of(division)]),
        (None, None, None) => Concerned::at(row.assignee_id, &ANSWERING),
    };
    vec![one]
}

fn giver(row: &Model, _: &[Uuid]) -> Vec<Concerned> {
    vec![Concerned::at(row.organization_id, &GIVERS)]
}

/// Those who gave it, and those who are charged with it.
pub async fn concerned(reader: &Reader, row: &Model) -> Result<Vec<Concerned>> {
    Ok(both(row, &holders(reader, row).await?))
}

fn both(row: &Model, holders: &[Uuid]) -> Vec<Concerned> {
    [giver(row, holders), charged(row, holders)].concat()
}

fn doer(row: &Model, holders: &[Uuid]) -> Vec<Concerned> {
    let by = row.done_by.map(Concerned::person);
    by.map_or_else(|| charged(row, holders), |person| vec![person])
}

fn nobody(_: &Model, _: &[Uuid]) -> Vec<Concerned> {
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

        impl $event {
            pub async fn of(reader: &Reader, row: &Model) -> Result<Self> {
                Ok(Self {
                    task: row.id,
                    organization: row.assignee_id,
                    concerned: $concerns(row, &holders(reader, row).await?),
                })
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
    /// It is another's to do from now on: told of it as it stood.
    TaskReassigned, "task.reassigned", charged;
    /// It is not to be done any more.
    TaskWithdrawn, "task.withdrawn", charged;
    /// It was begun.
    TaskStarted, "task.started", nobody;
    /// It waits to be confirmed.
    TaskDone, "task.done", giver;
    /// It was taken up again.
    TaskReopened, "task.reopened", both;
    /// It is done for good.
    TaskConfirmed, "task.confirmed", doer;
    /// It has to be mended.
    TaskReturned, "task.returned", doer;
}
