//! What a period's states and faults are called, and where its fields stand.

use super::super::operations::periods::{PeriodErrorCode, PeriodState, PeriodUserError};
use crate::shared::api::FieldError;
use crate::shared::ui::{Glyph, Tone};
use crate::tr;

pub fn state(state: PeriodState) -> String {
    match state {
        PeriodState::NotOpen => tr!(report.state_not_open),
        PeriodState::Open => tr!(report.state_open),
        PeriodState::Overdue => tr!(report.state_overdue),
        PeriodState::Closed => tr!(report.state_closed),
    }
}

pub fn look(state: PeriodState) -> (Tone, Glyph) {
    match state {
        PeriodState::NotOpen => (Tone::Idle, Glyph::Clock),
        PeriodState::Open => (Tone::Info, Glyph::Edit),
        PeriodState::Overdue => (Tone::Warn, Glyph::Late),
        PeriodState::Closed => (Tone::Idle, Glyph::Lock),
    }
}

fn error(code: PeriodErrorCode) -> String {
    match code {
        PeriodErrorCode::Required => tr!(report.period_error_required),
        PeriodErrorCode::TooLong => tr!(report.period_error_too_long),
        PeriodErrorCode::DateOrder => tr!(report.period_error_date_order),
        PeriodErrorCode::AlreadyBegun => tr!(report.period_error_already_begun),
        PeriodErrorCode::HandedIn => tr!(report.period_error_handed_in),
        PeriodErrorCode::AlreadyThere => tr!(report.period_error_already_there),
        PeriodErrorCode::NotAnOffice => tr!(report.period_error_not_an_office),
        PeriodErrorCode::NotASchool => tr!(report.period_error_not_a_school),
        PeriodErrorCode::InUse => tr!(report.period_error_in_use),
        PeriodErrorCode::HasExceptions => tr!(report.period_error_has_exceptions),
        PeriodErrorCode::TermOfAnotherYear => tr!(report.period_error_term_of_another_year),
        PeriodErrorCode::WrongState => tr!(report.period_error_wrong_state),
    }
}

/// The server's findings in words.
pub fn errors(found: &[PeriodUserError]) -> Vec<FieldError> {
    FieldError::each(found, |found| (&found.path, error(found.code)))
}
