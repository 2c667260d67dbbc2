//! Communication plans: an office's, and those that its schools make under it.
//!
//! **Owns** `plan` with its text (`plan_clause`, `plan_citation`, `plan_recipient`), and what an issued plan opens:
//! `duty` and `reporting_period`, which reports are written for.
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
//! **Who sees**: heads and divisions every plan at or below them, a school's leaders their school's, everybody else
//! what was issued at or above him, observers what was issued below. A school never sees another's.
//!
//! **Raises** [`PlanSubmitted`], [`PlanReturned`], [`PlanApproved`], [`PlanIssued`].

mod checking;
mod commands;
mod content;
mod decisions;
mod events;
mod graphql;
mod issuing;
mod oddities;
mod opening;
mod parts;
mod policy;
mod queries;
mod reading;
mod source;
mod verifying;
mod vocabulary;

pub use decisions::decisions;
pub use events::{PlanApproved, PlanIssued, PlanReturned, PlanSubmitted};
pub use graphql::{
    Duty, Plan, PlanClause, PlanMutation, PlanQuery, PlanSubscription, ReportingPeriod,
};
pub use policy::{Create as CreatePlan, available, decide};
pub use verifying::{Verified, verify_issued};
pub use vocabulary::{DutyKind, PlanAction, PlanErrorCode, PlanState};
