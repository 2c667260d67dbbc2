//! What happened to a plan, for whoever listens.

use entity::plan::Model;
use entity::position::Role;
use uuid::Uuid;

use super::policy::{APPROVERS, DRAFTERS, ISSUERS, READERS, RECEIVERS};
use super::vocabulary::PlanState;
use crate::platform::event::Concerned;
use crate::platform::events;

/// How all their names begin.
pub(super) const PREFIX: &str = "plan.";

fn at(row: &Model, roles: &[Role]) -> Vec<Concerned> {
    vec![Concerned::at(row.organization_id, roles)]
}

fn addressee(row: &Model) -> Vec<Concerned> {
    let office = row.addressee_id.into_iter();
    office
        .map(|office| Concerned::at(office, &RECEIVERS))
        .collect()
}

events! {
    (row: &Model) {
        plan: Uuid = row.id, organization: Uuid = row.organization_id, state: PlanState = row.state.into()
    }, of row at row.organization_id;
    /// Its text changed.
    PlanEdited, "plan.edited" => Vec::new();
    /// It was given up after it had been sent back.
    PlanWithdrawn, "plan.withdrawn" => Vec::new();
    /// It waits for whoever approves.
    PlanSubmitted, "plan.submitted" => at(row, &APPROVERS);
    /// It was sent back, with a reason.
    PlanReturned, "plan.returned" => at(row, &DRAFTERS);
    /// It may be numbered and issued.
    PlanApproved, "plan.approved" => at(row, &ISSUERS);
    /// It was numbered and sent out; an office's opened duties and reporting periods for the schools below it.
    PlanIssued, "plan.issued" => vec![Concerned::below(row.organization_id, &READERS)];
    /// A school's came to the office above.
    PlanReceived, "plan.received" => addressee(row);
    /// It is as the office above wants it.
    PlanAccepted, "plan.accepted" => at(row, &DRAFTERS);
    /// Another has to take its place.
    PlanSentBack, "plan.sent_back" => at(row, &DRAFTERS);
}
