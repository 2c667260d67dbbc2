//! Reporting periods: when the schools below an office report, until when a report is still taken, and which school has another
//! day or none to keep.
//!
//! **Owns** `reporting_period` and `report_exception`. A plan that is issued opens the periods that it asks for; an office makes
//! others from the terms of the calendar, and keeps both.
//! **The day that counts** is one rule: a report's own `due_on`, else the school's exception's, else the period's. Whoever changes
//! one here moves the reports with it, in the same transaction, so nobody else has to know why.
//! **It asks** a school below its body that is open on the due day, one rule for boards, work lists and whoever writes (`asks`).
//! **Late** is taken. **Closed** is closed: after `closes_on`, and after the school's own later day. Who needs more gets another
//! day, with a reason.
//! **Refuses** to shorten a period in which reports have begun, and to remove it; a last day that there was stays or becomes later, a
//! new one leaves a week. A period in which schools have days of their own is not removed either.
//! **Who sees them**: periods everybody at, above and below the body that asks; an exception the school's principal and focal
//! point, and the offices' heads and divisions above. **Who keeps them**: the head, the deputy and the office there or above.
//! **Events**: `period.extended`, `.excused`, `.restored`, for the school.

mod commands;
mod decisions;
mod events;
mod excepting;
mod graphql;
mod model;
mod policy;
mod proposing;
mod queries;

pub use decisions::decisions;
pub use graphql::{PeriodMutation, PeriodQuery, ReportException, ReportingPeriod};
pub use model::{PeriodState, asks, due_on, is_closed, parse_reason, standing};
pub use proposing::{Occasion, is_same, occasions};
pub use queries::{ExceptionOf, exception, exceptions, periods, periods_of};
