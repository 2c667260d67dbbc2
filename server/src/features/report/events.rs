//! What happened to a report: told to the board, and to whoever it concerns.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::model::ReportState;
use crate::platform::event::Event;

/// What every event of a report says; listeners read it from the payload.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Change {
    pub report: Uuid,
    pub organization: Uuid,
    pub period: Uuid,
    pub state: ReportState,
}

impl From<&entity::report::Model> for Change {
    fn from(row: &entity::report::Model) -> Self {
        Self {
            report: row.id,
            organization: row.organization_id,
            period: row.period_id,
            state: row.state.into(),
        }
    }
}

/// All of this feature's events begin with it.
pub const PREFIX: &str = "report.";

macro_rules! events {
    ($($(#[$doc:meta])* $event:ident, $name:literal;)+) => {$(
        $(#[$doc])*
        #[derive(Serialize)]
        pub struct $event(pub Change);

        impl Event for $event {
            const NAME: &'static str = $name;

            fn subject(&self) -> Uuid {
                self.0.report
            }

            fn organization(&self) -> Option<Uuid> {
                Some(self.0.organization)
            }
        }
    )+};
}

events! {
    /// A school has begun its draft.
    ReportStarted, "report.started";
    /// A school has handed its report in.
    ReportSubmitted, "report.submitted";
    /// A school took it back.
    ReportWithdrawn, "report.withdrawn";
    /// The office sent it back.
    ReportReturned, "report.returned";
    /// The office accepted it.
    ReportAccepted, "report.accepted";
}
