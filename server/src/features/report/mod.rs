//! Reports of schools, period by period, and the board that shows who has not reported.
//!
//! **Owns** `report`, `report_value` what was named to be mended, `report_correction`, and what a report said before, `report_version`; adds to a reporting period what is asked of
//! a school, its report and its day, to a duty who has done it, and to an organization its reports.
//! **States**: none yet is `NOT_STARTED`, then `DRAFT → SUBMITTED → (RETURNED → SUBMITTED …) → ACCEPTED`; a school may
//! take back what nobody has looked at. What was sent back with fields named is open in these alone. Once its period is closed (`period`), nothing of it moves but by the office, which opens
//! it again (`RETURNED`) until it accepts it, and keeps what was handed in; also it sends back nothing that nobody could mend. Timeliness is derived from the due date and the first submission, never stored.
//! **Who sees them**: a school's principal and focal point their own; the office's heads and divisions those below
//! them once handed in — a draft is the school's alone; an observer accepted ones.
//! **In the school's stead** an office above may begin a report that the school has not begun, and hands it in with a note. Until the
//! school itself writes on it, that very office, while it is above the school, sees the draft beside it and writes it; from then on it is the school's
//! alone. So nobody ever sees a word that a school wrote and did not hand in.
//! **Who does what**: the school writes, submits, withdraws; an office above accepts, returns or opens again with a reason.
//! **Events**: `report.started`, `.submitted`, `.entered`, `.withdrawn`, `.returned`, `.accepted`, `.reopened`.

mod accepting;
mod assigned;
mod board;
mod commands;
mod content;
mod corrections;
mod decisions;
mod entering;
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
mod reopening;

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
pub use queries::{
    not_accepted_from, own_reports, stuck_by_period, submitted_by_period, unfinished_at,
};
