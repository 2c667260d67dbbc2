//! What happened to a report: told to the board, and to whoever it concerns.

use entity::report::Model;
use entity::reporting_period;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::model::ReportState;
use super::policy::{ACCEPTERS, WRITERS};
use crate::platform::event::Concerned;
use crate::platform::events;

/// What every event of a report says; listeners read it from the payload.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Change {
    pub report: Uuid,
    pub organization: Uuid,
    pub period: Uuid,
    pub state: ReportState,
}

impl From<&Model> for Change {
    fn from(row: &Model) -> Self {
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

fn school(row: &Model) -> Vec<Concerned> {
    vec![Concerned::at(row.organization_id, &WRITERS)]
}

events! {
    (row: &Model) { #[serde(flatten)] change: Change = row.into() }, of row at row.organization_id;
    /// An office handed it in for the school.
    ReportEntered, "report.entered" => school(row);
    /// The office opened it again: what was accepted is to be mended.
    ReportReopened, "report.reopened" => school(row);
    /// A school has begun its draft.
    ReportStarted, "report.started" => Vec::new();
    /// A school took it back.
    ReportWithdrawn, "report.withdrawn" => Vec::new();
    /// The office sent it back.
    ReportReturned, "report.returned" => school(row);
    /// The office accepted it.
    ReportAccepted, "report.accepted" => school(row);
}

events! {
    (row: &Model, period: &reporting_period::Model) { #[serde(flatten)] change: Change = row.into() },
    of row at row.organization_id;
    /// A school has handed its report in.
    ReportSubmitted, "report.submitted" => vec![Concerned::at(period.organization_id, &ACCEPTERS)];
}
