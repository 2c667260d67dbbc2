//! Reports of schools, period by period, and the board that shows who has not reported.
//!
//! **Owns** `report`, `report_value` and `report_correction`; adds to a reporting period what is asked and the viewer's own
//! report, to a duty who has done it, and to an organization its reports.
//! **States**: none yet is `NOT_STARTED`, then `DRAFT → SUBMITTED → (RETURNED → SUBMITTED …) → ACCEPTED`; a school may
//! take back what nobody has looked at. What was sent back with fields named is open in these alone. Timeliness is derived from the due date and the first submission, never stored.
//! **Who sees them**: a school's principal and focal point their own; the office's heads and divisions those below
//! them once handed in — a draft is the school's alone; an observer accepted ones.
//! **Who does what**: the school writes, submits, withdraws; an office above accepts or returns with a reason.
//! **Events**: `report.started`, `.submitted`, `.withdrawn`, `.returned`, `.accepted`.

mod accepting;
mod board;
mod commands;
mod content;
mod corrections;
mod decisions;
mod events;
mod fulfilment;
mod graphql;
mod heat;
mod middle;
mod model;
mod paper;
mod peers;
mod policy;
mod prefill;
mod queries;

pub use board::{Counts, tally};
pub use decisions::decisions;
pub use fulfilment::done_by;
pub use graphql::{
    DutyReports, OrganizationReports, PeriodReports, Report, ReportMutation, ReportQuery,
    ReportSubscription,
};
pub use model::{ReportState, Timeliness};
pub use paper::paper;
pub use policy::{ACCEPTERS, WRITERS};
pub use queries::{not_accepted_from, own_reports, periods, submitted_by_period, unfinished_at};
