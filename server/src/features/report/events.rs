//! What happened to a report: told to the board, and to whoever it concerns.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::model::ReportState;
use super::policy::{ACCEPTERS, WRITERS};
use crate::platform::event::{Concerned, Event};

/// What every event of a report says; listeners read it from the payload.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Change {
    pub report: Uuid,
    pub organization: Uuid,
    pub period: Uuid,
    pub state: ReportState,
    /// The body that asked for the report, where its own are told.
    #[serde(skip)]
    asked_by: Option<Uuid>,
}

impl Change {
    pub fn told_to(self, period: &entity::reporting_period::Model) -> Self {
        Self {
            asked_by: Some(period.organization_id),
            ..self
        }
    }
}

impl From<&entity::report::Model> for Change {
    fn from(row: &entity::report::Model) -> Self {
        Self {
            report: row.id,
            organization: row.organization_id,
            period: row.period_id,
            state: row.state.into(),
            asked_by: None,
        }
    }
}

/// All of this feature's events begin with it.
pub const PREFIX: &str = "report.";

macro_rules! events {
    ($($(#[$doc:meta])* $event:ident, $name:literal, $concerns:expr;)+) => {$(
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

            fn concerns(&self) -> Vec<Concerned> {
                let concerns: fn(&Change) -> Vec<Concerned> = $concerns;
                concerns(&self.0)
            }
        }
    )+};
}

events! {
    /// A school has begun its draft.
    ReportStarted, "report.started", |_| Vec::new();
    /// A school has handed its report in.
    ReportSubmitted, "report.submitted", |report| {
        let office = report.asked_by.into_iter();
        office.map(|office| Concerned::at(office, &ACCEPTERS)).collect()
    };
    /// A school took it back.
    ReportWithdrawn, "report.withdrawn", |_| Vec::new();
    /// The office sent it back.
    ReportReturned, "report.returned", |report| vec![Concerned::at(report.organization, &WRITERS)];
    /// The office accepted it.
    ReportAccepted, "report.accepted", |report| vec![Concerned::at(report.organization, &WRITERS)];
}
