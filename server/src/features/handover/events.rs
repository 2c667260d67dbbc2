//! What happened to a handover, told to whoever goes on with it.

use entity::handover::Model;
use entity::position::Role;
use uuid::Uuid;

use crate::platform::event::Concerned;
use crate::platform::events;

const LEADERS: [Role; 2] = [Role::Head, Role::Principal];

events! {
    (row: &Model) { handover: Uuid = row.id }, of row at row.organization_id;
    /// A position is to be handed over.
    HandoverOpened, "handover.opened" => vec![Concerned::person(row.from_id), Concerned::person(row.to_id)];
    /// It waits to be taken over.
    HandoverGiven, "handover.given" => vec![Concerned::person(row.to_id)];
    /// Something is missing in it.
    HandoverReturned, "handover.returned" => vec![Concerned::person(row.from_id)];
    /// It has gone.
    HandoverTaken, "handover.taken" =>
        vec![Concerned::person(row.from_id), Concerned::at(row.organization_id, &LEADERS)];
}
