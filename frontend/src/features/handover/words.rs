//! The server's codes in words.

use super::operations::{
    HandoverErrorCode, HandoverItem, HandoverItemKind, HandoverState, HandoverUserError,
};
use crate::shared::api::FieldError;
use crate::shared::ui::{Glyph, Problem, Tone};
use crate::tr;

pub const STATES: [HandoverState; 3] = [
    HandoverState::Open,
    HandoverState::HandedOver,
    HandoverState::TakenOver,
];

pub fn state(state: HandoverState) -> (Tone, Glyph, String) {
    match state {
        HandoverState::Open => (Tone::Info, Glyph::Todo, tr!(handover.open)),
        HandoverState::HandedOver => (Tone::Warn, Glyph::Half, tr!(handover.handed_over)),
        HandoverState::TakenOver => (Tone::Ok, Glyph::CheckCircle, tr!(handover.taken_over)),
    }
}

/// Where one reads it; a school's report and its focal point have pages of their own only for the school.
pub fn address(item: &HandoverItem) -> Option<String> {
    match item.kind {
        HandoverItemKind::TaskCharged | HandoverItemKind::TaskGiven => {
            Some(format!("/tasks/{}", item.subject))
        }
        HandoverItemKind::Plan => Some(format!("/plans/{}", item.subject)),
        HandoverItemKind::Activity | HandoverItemKind::Report | HandoverItemKind::FocalPoint => {
            None
        }
    }
}

fn error(code: HandoverErrorCode) -> String {
    match code {
        HandoverErrorCode::TooLong => tr!(handover.error_too_long),
        HandoverErrorCode::DateOrder => tr!(handover.error_date_order),
        HandoverErrorCode::SamePerson => tr!(handover.error_same_person),
        HandoverErrorCode::PersonDisabled => tr!(handover.error_person_disabled),
        HandoverErrorCode::AlreadyOpen => tr!(handover.error_already_open),
        HandoverErrorCode::ReasonRequired => tr!(handover.error_reason_required),
        HandoverErrorCode::StillThere => tr!(handover.error_still_there),
        HandoverErrorCode::TooEarly => tr!(handover.error_too_early),
        HandoverErrorCode::WrongState => tr!(handover.error_wrong_state),
    }
}

/// The server's findings in words.
pub fn errors(found: &[HandoverUserError]) -> Vec<FieldError> {
    FieldError::each(found, |found| (&found.path, error(found.code)))
}

/// What was left empty of what must be given.
pub fn left_empty(fields: &[(&str, bool)]) -> Vec<FieldError> {
    FieldError::left_empty(fields, |_| tr!(handover.error_required))
}

/// The same for the summary, each leading to its field.
pub fn problems(errors: &[FieldError]) -> Vec<Problem> {
    Problem::each(errors, field)
}

fn field(path: &str) -> &'static str {
    match path {
        "giver" => "giver",
        "appointment" => "appointment",
        "to" => "to",
        "takesEffectOn" => "takes-effect-on",
        "decisionNumber" => "decision-number",
        "notes" => "notes",
        "reason" => "reason",
        _ => "",
    }
}
