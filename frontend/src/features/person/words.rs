//! The server's codes in words.

use super::operations::{AccountErrorCode, AccountUserError, Person, Position};
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

pub fn role(role: Role) -> String {
    match role {
        Role::Admin => tr!(shell.role_admin),
        Role::Head => tr!(shell.role_head),
        Role::DeputyHead => tr!(shell.role_deputy_head),
        Role::Office => tr!(shell.role_office),
        Role::Emulation => tr!(shell.role_emulation),
        Role::Inspection => tr!(shell.role_inspection),
        Role::Principal => tr!(shell.role_principal),
        Role::FocalPoint => tr!(shell.role_focal_point),
        Role::Staff => tr!(shell.role_staff),
        Role::Observer => tr!(shell.role_observer),
    }
}

/// How the address names a role.
pub fn role_code(role: Role) -> &'static str {
    match role {
        Role::Admin => "ADMIN",
        Role::Head => "HEAD",
        Role::DeputyHead => "DEPUTY_HEAD",
        Role::Office => "OFFICE",
        Role::Emulation => "EMULATION",
        Role::Inspection => "INSPECTION",
        Role::Principal => "PRINCIPAL",
        Role::FocalPoint => "FOCAL_POINT",
        Role::Staff => "STAFF",
        Role::Observer => "OBSERVER",
    }
}

pub fn role_of(code: &str) -> Option<Role> {
    ROLES.into_iter().find(|role| role_code(*role) == code)
}

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

pub fn error(code: AccountErrorCode) -> String {
    match code {
        AccountErrorCode::Required => tr!(account.required),
        AccountErrorCode::TooLong => tr!(account.too_long),
        AccountErrorCode::PasswordTooShort => tr!(account.password_too_short),
        AccountErrorCode::PasswordTooCommon => tr!(account.password_too_common),
        AccountErrorCode::PasswordWrong => tr!(account.password_wrong),
        AccountErrorCode::UsernameTaken => tr!(account.username_taken),
        AccountErrorCode::UsernameInvalid => tr!(account.username_invalid),
        AccountErrorCode::EmailInvalid => tr!(account.email_invalid),
        AccountErrorCode::LinkInvalid => tr!(account.link_invalid),
        AccountErrorCode::DateOrder => tr!(account.date_order),
        AccountErrorCode::OverlappingAppointment => tr!(account.overlapping_appointment),
        AccountErrorCode::SelfNotAllowed => tr!(account.self_not_allowed),
        AccountErrorCode::PositionNotForOrganization => tr!(account.position_not_for_organization),
        AccountErrorCode::PhoneInvalid => tr!(account.phone_invalid),
        AccountErrorCode::WrongState => tr!(account.wrong_state),
    }
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
    checks
        .iter()
        .filter(|(_, missing)| *missing)
        .map(|(path, _)| FieldError {
            path: (*path).to_owned(),
            words: required(path),
        })
        .collect()
}

/// The server's findings in words.
pub fn errors(found: &[AccountUserError]) -> Vec<FieldError> {
    found
        .iter()
        .map(|found| {
            let words = match found.code {
                AccountErrorCode::Required => required(&found.path.join(".")),
                code => error(code),
            };
            FieldError::new(&found.path, words)
        })
        .collect()
}

/// The same for the summary, each leading to its field.
pub fn problems(errors: &[FieldError]) -> Vec<Problem> {
    errors
        .iter()
        .map(|error| Problem::new(field(&error.path), error.words.clone()))
        .collect()
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
