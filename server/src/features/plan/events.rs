//! What happened to a plan, for whoever listens.

use entity::plan;
use serde::Serialize;
use uuid::Uuid;

use super::vocabulary::PlanState;
use crate::platform::event::{Concerned, Event};

use super::policy::{APPROVERS, DRAFTERS, ISSUERS, READERS, RECEIVERS};

/// How all their names begin.
pub(super) const PREFIX: &str = "plan.";

macro_rules! events {
    ($($(#[$doc:meta])* $event:ident, $name:literal, $concerns:expr;)+) => {
        $(
            $(#[$doc])*
            #[derive(Clone, Debug, Serialize)]
            pub struct $event {
                pub plan: Uuid,
                pub organization: Uuid,
                pub state: PlanState,
                #[serde(skip)]
                pub addressee: Option<Uuid>,
            }

            impl $event {
                pub(super) fn of(row: &plan::Model) -> Self {
                    Self {
                        plan: row.id,
                        organization: row.organization_id,
                        state: row.state.into(),
                        addressee: row.addressee_id,
                    }
                }
            }

            impl Event for $event {
                const NAME: &'static str = $name;

                fn subject(&self) -> Uuid {
                    self.plan
                }

                fn organization(&self) -> Option<Uuid> {
                    Some(self.organization)
                }

                fn concerns(&self) -> Vec<Concerned> {
                    let concerns: fn(&Self) -> Vec<Concerned> = $concerns;
                    concerns(self)
                }
            }
        )+

    };
}

events! {
    /// Its text changed.
    PlanEdited, "plan.edited", |_| Vec::new();
    /// It was given up after it had been sent back.
    PlanWithdrawn, "plan.withdrawn", |_| Vec::new();
    /// It waits for whoever approves.
    PlanSubmitted, "plan.submitted", |plan| vec![Concerned::at(plan.organization, &APPROVERS)];
    /// It was sent back, with a reason.
    PlanReturned, "plan.returned", |plan| vec![Concerned::at(plan.organization, &DRAFTERS)];
    /// It may be numbered and issued.
    PlanApproved, "plan.approved", |plan| vec![Concerned::at(plan.organization, &ISSUERS)];
    /// It was numbered and sent out; an office's opened duties and reporting periods for the schools below it.
    PlanIssued, "plan.issued", |plan| vec![Concerned::below(plan.organization, &READERS)];
    /// A school's came to the office above.
    PlanReceived, "plan.received", |plan| plan.addressee.map(|office| Concerned::at(office, &RECEIVERS)).into_iter().collect();
    /// It is as the office above wants it.
    PlanAccepted, "plan.accepted", |plan| vec![Concerned::at(plan.organization, &DRAFTERS)];
    /// Another has to take its place.
    PlanSentBack, "plan.sent_back", |plan| vec![Concerned::at(plan.organization, &DRAFTERS)];
}
