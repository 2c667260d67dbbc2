//! What happened to a task, told to whoever goes on with it.

use entity::task::Model;
use uuid::Uuid;

use super::assigning::holders;
use super::policy::{ANSWERING, GIVERS, role_of};
use crate::platform::event::{Concerned, Event};
use crate::platform::{Reader, Result, Writer, events};

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

fn giver(row: &Model) -> Vec<Concerned> {
    vec![Concerned::at(row.organization_id, &GIVERS)]
}

/// Raises an event of a task, told to those who hold its position now.
pub async fn raise<E: Event>(
    w: &mut Writer,
    row: &Model,
    event: fn(&Model, &[Uuid]) -> E,
) -> Result<()> {
    let holders = holders(w.reader(), row).await?;
    w.raise(&event(row, &holders))
}

/// Those who gave it, and those who are charged with it.
pub async fn concerned(reader: &Reader, row: &Model) -> Result<Vec<Concerned>> {
    Ok(both(row, &holders(reader, row).await?))
}

fn both(row: &Model, holders: &[Uuid]) -> Vec<Concerned> {
    [giver(row), charged(row, holders)].concat()
}

fn doer(row: &Model, holders: &[Uuid]) -> Vec<Concerned> {
    let by = row.done_by.map(Concerned::person);
    by.map_or_else(|| charged(row, holders), |person| vec![person])
}

events! {
    (row: &Model, holders: &[Uuid]) { task: Uuid = row.id }, of row at row.assignee_id;
    /// Somebody is charged with it from now on.
    TaskAssigned, "task.assigned" => charged(row, holders);
    /// It says otherwise what is to be done, or by when.
    TaskChanged, "task.changed" => charged(row, holders);
    /// It is another's to do from now on: told of it as it stood.
    TaskReassigned, "task.reassigned" => charged(row, holders);
    /// It is not to be done any more.
    TaskWithdrawn, "task.withdrawn" => charged(row, holders);
    /// It was begun.
    TaskStarted, "task.started" => Vec::new();
    /// It waits to be confirmed.
    TaskDone, "task.done" => giver(row);
    /// It was taken up again.
    TaskReopened, "task.reopened" => both(row, holders);
    /// It is done for good.
    TaskConfirmed, "task.confirmed" => doer(row, holders);
    /// It has to be mended.
    TaskReturned, "task.returned" => doer(row, holders);
}
