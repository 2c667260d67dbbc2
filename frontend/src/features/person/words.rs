//! The server's codes in words.

use super::operations::{Person, Position};
use crate::features::account::{AccountErrorCode, AccountUserError, error};
use crate::shared::api::FieldError;
use crate::shared::session::Role;
use crate::shared::ui::{Choice, Glyph, Problem, Tone};
use crate::tr;

pub const ROLES: [Role; 10] = [
    Role::Head,
    Role::DeputyHead,
    Role::Office,
    Role::Emulation,
    Role::Inspection,
    Role::Principal,
    Role::FocalPoint,
    Role::Staff,
    Role::Observer,
    Role::Admin,
];

/// Whether the person can sign in: tone, icon and word.
pub fn state(person: &Person) -> (Tone, Glyph, String) {
    match (person.active, person.locked) {
        (false, _) => (Tone::Idle, Glyph::Ban, tr!(person.disabled)),
        (true, true) => (Tone::Warn, Glyph::Lock, tr!(person.locked)),
        (true, false) => (Tone::Ok, Glyph::CheckCircle, tr!(person.active)),
    }
}

/// A position, told apart by its division.
pub fn position(position: &Position) -> Choice {
    let label = match &position.division {
        Some(division) if !position.title.contains(&division.name) => {
            format!("{} ({})", position.title, division.name)
        }
        _ => position.title.clone(),
    };
    Choice::new(position.id.inner(), label)
}

/// A missing field, named: the summary above the form must say which.
pub fn required(path: &str) -> String {
    match path {
        "name" => tr!(person.name_missing),
        "username" => tr!(person.username_missing),
        "organization" => tr!(person.organization_missing),
        "position" => tr!(person.position_missing),
        "endsOn" => tr!(person.ends_on_missing),
        _ => error(AccountErrorCode::Required),
    }
}

/// What is missing of what must be there.
pub fn missing(checks: &[(&str, bool)]) -> Vec<FieldError> {
    FieldError::left_empty(checks, required)
}

/// The server's findings in words.
pub fn errors(found: &[AccountUserError]) -> Vec<FieldError> {
    FieldError::each(found, |found| {
        let words = match found.code {
            AccountErrorCode::Required => required(&found.path.join(".")),
            code => error(code),
        };
        (&found.path, words)
    })
}

/// The same for the summary, each leading to its field.
pub fn problems(errors: &[FieldError]) -> Vec<Problem> {
    Problem::each(errors, field)
}

fn field(path: &str) -> &'static str {
    match path {
        "name" => "name",
        "username" => "username",
        "email" => "email",
        "phone" => "phone",
        "organization" => "organization",
        "position" => "position",
        "startsOn" => "starts-on",
        "endsOn" => "ends-on",
        "decisionNumber" => "decision-number",
        _ => "",
    }
}
