//! The server's codes in words.

use super::operations::{
    ImportErrorCode, ImportFailure, ImportFate, ImportKind, ImportProblem, ImportReason,
    ImportState, ImportUserError, ImportWordInput,
};
use crate::shared::export::JobFailure;
use crate::shared::ui::{Glyph, Tone};
use crate::tr;

const PROBLEMS: [(ImportProblem, &str); 20] = [
    (ImportProblem::Required, "REQUIRED"),
    (ImportProblem::TooLong, "TOO_LONG"),
    (ImportProblem::TooMany, "TOO_MANY"),
    (ImportProblem::NotADay, "NOT_A_DAY"),
    (ImportProblem::NotANumber, "NOT_A_NUMBER"),
    (ImportProblem::NotATelephone, "NOT_A_TELEPHONE"),
    (ImportProblem::NotAnEmail, "NOT_AN_EMAIL"),
    (ImportProblem::BrokenFormula, "BROKEN_FORMULA"),
    (ImportProblem::Unknown, "UNKNOWN"),
    (ImportProblem::Ambiguous, "AMBIGUOUS"),
    (ImportProblem::Twice, "TWICE"),
    (ImportProblem::Taken, "TAKEN"),
    (ImportProblem::Fixed, "FIXED"),
    (ImportProblem::DateOrder, "DATE_ORDER"),
    (ImportProblem::Forbidden, "FORBIDDEN"),
    (ImportProblem::Changed, "CHANGED"),
    (ImportProblem::InUse, "IN_USE"),
    (ImportProblem::Refused, "REFUSED"),
    (ImportProblem::Closed, "CLOSED"),
    (ImportProblem::AlreadyThere, "ALREADY_THERE"),
];

/// The sentences for the copy that the server writes, with its own placeholders in them.
pub fn for_copy() -> Vec<ImportWordInput> {
    PROBLEMS
        .iter()
        .map(|(problem, code)| ImportWordInput {
            code: (*code).to_owned(),
            word: sentence(*problem, "{column}", "{read}", "{wanted}"),
        })
        .collect()
}

pub fn reason(reason: &ImportReason) -> String {
    let column = reason.column.as_deref().unwrap_or_default();
    sentence(reason.code, column, &reason.read, &reason.wanted)
}

fn sentence(problem: ImportProblem, column: &str, read: &str, wanted: &str) -> String {
    let (column, read, wanted) = (column.to_owned(), read.to_owned(), wanted.to_owned());
    match problem {
        ImportProblem::Required => tr!(import.problem_required, column = column),
        ImportProblem::TooLong => {
            tr!(import.problem_too_long, column = column, wanted = wanted)
        }
        ImportProblem::NotADay => tr!(import.problem_not_a_day, column = column, read = read),
        ImportProblem::NotANumber => tr!(import.problem_not_a_number, column = column, read = read),
        ImportProblem::NotATelephone => {
            tr!(import.problem_not_a_telephone, column = column, read = read)
        }
        ImportProblem::NotAnEmail => tr!(import.problem_not_an_email, column = column, read = read),
        ImportProblem::BrokenFormula => {
            tr!(import.problem_broken_formula, column = column, read = read)
        }
        ImportProblem::Unknown if wanted.is_empty() => {
            tr!(import.problem_unknown, column = column, read = read)
        }
        ImportProblem::Unknown => tr!(
            import.problem_unknown_of,
            column = column,
            read = read,
            wanted = wanted
        ),
        ImportProblem::Ambiguous => tr!(import.problem_ambiguous, column = column, read = read),
        ImportProblem::Twice => tr!(import.problem_twice, wanted = wanted),
        ImportProblem::Taken => tr!(import.problem_taken, column = column, read = read),
        ImportProblem::Fixed => tr!(import.problem_fixed, column = column, read = read),
        ImportProblem::DateOrder => tr!(
            import.problem_date_order,
            column = column,
            read = read,
            wanted = wanted
        ),
        ImportProblem::TooMany => tr!(import.problem_too_many, wanted = wanted),
        ImportProblem::Forbidden => tr!(import.problem_forbidden),
        ImportProblem::Changed => tr!(import.problem_changed, wanted = wanted),
        ImportProblem::InUse => tr!(import.problem_in_use, wanted = wanted),
        ImportProblem::Refused => tr!(import.problem_refused, wanted = wanted),
        ImportProblem::Closed => tr!(import.problem_closed),
        ImportProblem::AlreadyThere => tr!(import.problem_already_there),
    }
}

pub fn fate(fate: ImportFate) -> (Tone, Glyph, String) {
    match fate {
        ImportFate::Create => (Tone::Ok, Glyph::Plus, tr!(import.fate_create)),
        ImportFate::Change => (Tone::Info, Glyph::Edit, tr!(import.fate_change)),
        ImportFate::Same => (Tone::Idle, Glyph::Check, tr!(import.fate_same)),
        ImportFate::Wrong => (Tone::Bad, Glyph::Error, tr!(import.fate_wrong)),
    }
}

pub fn state(state: ImportState) -> (Tone, Glyph, String) {
    match state {
        ImportState::Checking => (Tone::Info, Glyph::Clock, tr!(import.state_checking)),
        ImportState::Checked => (Tone::Warn, Glyph::Inspect, tr!(import.state_checked)),
        ImportState::Unreadable => (Tone::Bad, Glyph::Error, tr!(import.state_unreadable)),
        ImportState::Applied => (Tone::Ok, Glyph::CheckCircle, tr!(import.state_applied)),
        ImportState::Undone => (Tone::Idle, Glyph::Return, tr!(import.state_undone)),
    }
}

/// Why nothing was done; `wanted` is what the server says beside.
pub fn failure(failure: ImportFailure, wanted: &str) -> String {
    let wanted = wanted.to_owned();
    match failure {
        ImportFailure::NothingInIt => tr!(import.failure_nothing_in_it),
        ImportFailure::OldOrLocked => tr!(import.failure_old_or_locked),
        ImportFailure::NotASheet => tr!(import.failure_not_a_sheet),
        ImportFailure::HasMacros => tr!(import.failure_has_macros),
        ImportFailure::Damaged => tr!(import.failure_damaged),
        ImportFailure::TooLarge => tr!(import.failure_too_large),
        ImportFailure::TooManyRows => tr!(import.failure_too_many_rows, wanted = wanted),
        ImportFailure::NoHeadings => tr!(import.failure_no_headings, wanted = wanted),
        ImportFailure::MissingHeadings => tr!(import.failure_missing_headings, wanted = wanted),
        ImportFailure::HeadingTwice => tr!(import.failure_heading_twice, wanted = wanted),
        ImportFailure::Changed => tr!(import.failure_changed),
        ImportFailure::Refused => tr!(import.failure_refused),
        ImportFailure::Touched => tr!(import.failure_touched),
        ImportFailure::Failed => tr!(import.failure_failed),
    }
}

pub fn job_failure(failure: Option<JobFailure>) -> String {
    match failure {
        Some(JobFailure::SignedOut) => tr!(import.job_signed_out),
        Some(JobFailure::Refused) => tr!(import.job_refused),
        Some(JobFailure::TooLarge | JobFailure::Failed) | None => {
            tr!(import.failure_failed)
        }
    }
}

/// What undoing means for a kind of list.
pub fn undoing(kind: ImportKind) -> String {
    match kind {
        ImportKind::Organizations => tr!(import.undo_organizations),
        ImportKind::People | ImportKind::Appointments | ImportKind::FocalPoints => {
            tr!(import.undo_people)
        }
        ImportKind::Arrivals => tr!(import.undo_arrivals),
        ImportKind::Tasks => tr!(import.undo_tasks),
    }
}

pub fn errors(errors: &[ImportUserError]) -> String {
    match errors.first().map(|error| error.code) {
        Some(ImportErrorCode::WrongState) | None => tr!(import.error_wrong_state),
        Some(ImportErrorCode::TooMany) => tr!(import.error_too_many),
        Some(ImportErrorCode::Expired) => tr!(import.error_expired),
    }
}
