//! Communication plans: an office's, and those that its schools make under it.
//!
//! **Owns** `plan` with its text (`plan_clause`, `plan_citation`, `plan_recipient`), what the text was before
//! (`plan_version`), and what an issued plan asks of schools: `duty`. For reports it opens periods as well.
//!
//! **States** `DRAFT → SUBMITTED → (RETURNED → …) → APPROVED → ISSUED → CLOSED`. Submitting asks for clauses,
//! recipients and a signer; returning for a reason. Issuing takes the next number of the issuer's register, freezes
//! the names of the day, hashes the text, and lays five duties on the schools below an office. An issued plan refuses
//! every change.
//!
//! **Who may**: rights are those held at the plan's own organization. The office's văn phòng, or a school's focal point
//! or principal, draft and submit; the head, a deputy (who then signs `KT.`) or the principal approve and return; văn
//! phòng, the head or the principal issue. Who drafted approves only with a reason on the record.
//!
//! **A school's under the office's** is begun from it: topics, and the duties of schools, each clause knowing where it
//! comes from. Issued, it is sent to that office, which accepts it or sends it back with a reason; then the school writes
//! another from it, and of the two the later counts.
//!
//! **Who sees**: heads and divisions every plan at or below them, a school's leaders their school's, everybody else
//! what was issued at or above him, observers what was issued below. A school never sees another's.
//!
//! **Raises** [`PlanEdited`], [`PlanWithdrawn`], [`PlanSubmitted`], [`PlanReturned`], [`PlanApproved`], [`PlanIssued`], [`PlanReceived`], [`PlanAccepted`],
//! [`PlanSentBack`].

mod activities;
mod beginning;
mod checking;
mod cited;
mod commands;
mod content;
mod copying;
mod decisions;
mod deriving;
mod editing;
mod events;
mod graphql;
mod issuing;
mod oddities;
mod opening;
mod overview;
mod paper;
mod parts;
mod patch;
mod policy;
mod queries;
mod reading;
mod receiving;
mod replacing;
mod source;
mod verifying;
mod versions;
mod vocabulary;

pub use cited::PapersCalled;
pub use commands::Act;
pub use decisions::decisions;
pub use events::{
    PlanAccepted, PlanApproved, PlanEdited, PlanIssued, PlanReceived, PlanReturned, PlanSentBack,
    PlanSubmitted, PlanWithdrawn,
};
pub use graphql::{
    DocumentPlan, Duty, PeriodPlan, Plan, PlanActInput, PlanClause, PlanMutation, PlanPayload,
    PlanQuery, PlanSubscription, SchoolFilterInput,
};
pub use oddities::PlanFindingCode;
pub use overview::{SchoolFilter, page_by_name, schools, waiting};
pub use paper::paper;
pub use parts::ClausesOf;
pub use policy::{Create as CreatePlan, Oversee, PlanAction, RECEIVERS, available};
pub use queries::{ISSUED, PlanOf, count_unfinished, unfinished_of};
pub use reading::SourceLine;
pub use replacing::{Replacement, replace, replacement};
pub use source::{PlanSource, Sourced, read as read_source};
pub use verifying::{Verified, verify_issued};
pub use vocabulary::{DutyKind, PlanErrorCode, PlanReception, PlanSchoolState, PlanState};
