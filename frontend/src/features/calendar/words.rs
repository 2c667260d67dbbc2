//! What faults of the calendar are called, and where their fields stand.

use super::operations::{CalendarErrorCode, CalendarUserError};
use crate::shared::api::FieldError;
use crate::shared::ui::Problem;
use crate::tr;

fn error(code: CalendarErrorCode) -> String {
    match code {
        CalendarErrorCode::Required => tr!(calendar.error_required),
        CalendarErrorCode::TooLong => tr!(calendar.error_too_long),
        CalendarErrorCode::NoYear => tr!(calendar.error_no_year),
        CalendarErrorCode::DateOrder => tr!(calendar.error_date_order),
        CalendarErrorCode::Overlaps => tr!(calendar.error_overlaps),
    }
}

pub fn errors(found: &[CalendarUserError]) -> Vec<FieldError> {
    FieldError::each(found, |found| (&found.path, error(found.code)))
}

/// The same for the summary, each leading to its field.
pub fn problems(errors: &[FieldError]) -> Vec<Problem> {
    Problem::each(errors, field)
}

/// The id of the field that a path means.
pub fn field(path: &str) -> &'static str {
    match path {
        "endsOn" => "ends-on",
        "terms.0.startsOn" => "term-0-starts-on",
        "terms.0.endsOn" => "term-0-ends-on",
        "terms.1.startsOn" => "term-1-starts-on",
        "terms.1.endsOn" => "term-1-ends-on",
        "day" => "day",
        "name" => "day-name",
        _ => "starts-on",
    }
}
