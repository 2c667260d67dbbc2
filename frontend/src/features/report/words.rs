//! What states, faults, sources and happenings are called.

use super::operations::{
    IndicatorBreach, ReportErrorCode, ReportState, ReportText, ReportUserError, Timeliness,
};
use crate::shared::api::FieldError;
use crate::shared::ui::{Glyph, Tone};
use crate::tr;

pub fn state(state: ReportState) -> String {
    match state {
        ReportState::NotStarted => tr!(report.not_started),
        ReportState::Draft => tr!(report.draft),
        ReportState::Submitted => tr!(report.submitted),
        ReportState::Returned => tr!(report.returned),
        ReportState::Accepted => tr!(report.accepted),
    }
}

pub fn text(text: ReportText) -> String {
    match text {
        ReportText::Summary => tr!(report.summary),
        ReportText::Difficulties => tr!(report.difficulties),
        ReportText::Proposals => tr!(report.proposals),
    }
}

/// How a state looks; what is overdue looks so whatever its state.
pub fn look(state: ReportState, timeliness: Timeliness) -> (Tone, Glyph) {
    match (timeliness, state) {
        (Timeliness::Overdue, _) => (Tone::Bad, Glyph::Late),
        (_, ReportState::NotStarted) => (Tone::Idle, Glyph::Todo),
        (_, ReportState::Draft) => (Tone::Idle, Glyph::Edit),
        (_, ReportState::Submitted) => (Tone::Info, Glyph::Send),
        (_, ReportState::Returned) => (Tone::Warn, Glyph::Return),
        (_, ReportState::Accepted) => (Tone::Ok, Glyph::CheckCircle),
    }
}

pub fn timeliness(timeliness: Timeliness) -> String {
    match timeliness {
        Timeliness::Pending => tr!(report.pending),
        Timeliness::OnTime => tr!(report.on_time),
        Timeliness::Late => tr!(report.late),
        Timeliness::Overdue => tr!(report.overdue),
    }
}

/// `3 ngày`.
pub fn days(days: i32) -> String {
    if days == 1 {
        tr!(report.day)
    } else {
        tr!(report.days, count = days)
    }
}

/// What is unusual about a figure.
pub fn breach(breach: IndicatorBreach) -> String {
    match breach {
        IndicatorBreach::BelowLeast => tr!(report.breach_least),
        IndicatorBreach::AboveMost => tr!(report.breach_most),
        IndicatorBreach::ChangedMuch => tr!(report.breach_changed),
        IndicatorBreach::AtOdds => tr!(report.breach_odds),
    }
}

fn code(code: ReportErrorCode) -> String {
    match code {
        ReportErrorCode::Required => tr!(report.error_required),
        ReportErrorCode::TooLong => tr!(report.error_too_long),
        ReportErrorCode::Negative => tr!(report.error_negative),
        ReportErrorCode::TooBig => tr!(report.error_too_big),
        ReportErrorCode::WrongState => tr!(report.error_wrong_state),
        ReportErrorCode::PeriodNotOpen => tr!(report.error_period_not_open),
        ReportErrorCode::NotASchool => tr!(report.error_not_a_school),
        ReportErrorCode::AlreadyStarted => tr!(report.error_already_started),
        ReportErrorCode::PeriodClosed => tr!(report.error_period_closed),
        ReportErrorCode::Excused => tr!(report.error_excused),
        ReportErrorCode::BegunBySchool => tr!(report.error_begun_by_school),
        ReportErrorCode::NoteRequired => tr!(report.error_note_required),
        ReportErrorCode::ReasonRequired => tr!(report.error_reason_required),
        ReportErrorCode::UnknownIndicator => tr!(report.error_unknown_indicator),
        ReportErrorCode::TooManyPlaces => tr!(report.error_places),
        ReportErrorCode::OverrideReasonRequired => tr!(report.error_override),
        ReportErrorCode::ExplanationRequired => tr!(report.error_explanation),
        ReportErrorCode::NotReturned => tr!(report.error_not_returned),
        ReportErrorCode::WorkedOut => tr!(report.error_worked_out),
        ReportErrorCode::TooMany => tr!(report.error_too_many),
        ReportErrorCode::Stale => tr!(report.error_stale),
    }
}

/// The server's findings in words.
pub fn errors(found: &[ReportUserError]) -> Vec<FieldError> {
    FieldError::each(found, |found| (&found.path, code(found.code)))
}

/// What the server refused, in one text; none when it refused nothing.
pub fn refusal(errors: &[ReportUserError]) -> Option<String> {
    let mut words: Vec<String> = errors.iter().map(|error| code(error.code)).collect();
    words.dedup();
    (!words.is_empty()).then(|| words.join(" "))
}

/// The register that a figure was taken from. A register that this copy of the app does not know yet is still one.
pub fn source(source: &str) -> String {
    match source {
        "CHANNEL_REGISTER" => tr!(report.source_channels),
        _ => tr!(report.source_other),
    }
}
