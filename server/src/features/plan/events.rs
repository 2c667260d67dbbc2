//! What happened to a plan, for whoever listens.

use entity::plan;
use serde::Serialize;
use uuid::Uuid;

use super::vocabulary::PlanState;
use crate::platform::event::Event;

/// How all their names begin.
pub(super) const PREFIX: &str = "plan.";

macro_rules! events {
    ($($(#[$doc:meta])* $event:ident, $name:literal;)+) => {
        $(
            $(#[$doc])*
            #[derive(Clone, Debug, Serialize)]
            pub struct $event {
                pub plan: Uuid,
                pub organization: Uuid,
                pub state: PlanState,
            }

            impl $event {
                pub(super) fn of(row: &plan::Model) -> Self {
                    Self { plan: row.id, organization: row.organization_id, state: row.state.into() }
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
            }
        )+

    };
}

events! {
    /// It waits for whoever approves.
    PlanSubmitted, "plan.submitted";
    /// It was sent back, with a reason.
    PlanReturned, "plan.returned";
    /// It may be numbered and issued.
    PlanApproved, "plan.approved";
    /// It was numbered and sent out; an office's opened duties and reporting periods for the schools below it.
    PlanIssued, "plan.issued";
}
