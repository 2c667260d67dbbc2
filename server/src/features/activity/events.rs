//! What happened to an activity, told to whoever goes on with it.

use entity::activity::Model;
use uuid::Uuid;

use super::policy::{CONFIRMERS, DOERS};
use crate::platform::event::Concerned;
use crate::platform::events;

fn charged(row: &Model) -> Vec<Concerned> {
    row.person_id.map(Concerned::person).into_iter().collect()
}

/// Whoever did it, and whoever is to do it again.
fn doer(row: &Model) -> Vec<Concerned> {
    vec![match (row.done_by, row.person_id) {
        (Some(person), _) | (None, Some(person)) => Concerned::person(person),
        (None, None) => Concerned::at(row.organization_id, &DOERS),
    }]
}

events! {
    (row: &Model) { activity: Uuid = row.id, plan: Uuid = row.plan_id }, of row at row.organization_id;
    /// Somebody is in charge of it from now on.
    ActivityAssigned, "activity.assigned" => charged(row);
    /// It waits to be confirmed.
    ActivityDone, "activity.done" => vec![Concerned::at(row.organization_id, &CONFIRMERS)];
    /// It is done for good.
    ActivityConfirmed, "activity.confirmed" => doer(row);
    /// It has to be mended.
    ActivityReturned, "activity.returned" => doer(row);
}
