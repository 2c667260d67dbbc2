//! What channels and refusals are called.

use super::operations::{ChannelKind, OrganizationErrorCode, OrganizationUserError};
use crate::shared::api::FieldError;
use crate::shared::ui::{Choice, Glyph, Problem};
use crate::tr;

pub const KINDS: [(&str, ChannelKind); 8] = [
    ("FACEBOOK", ChannelKind::Facebook),
    ("ZALO", ChannelKind::Zalo),
    ("WEBSITE", ChannelKind::Website),
    ("EMAIL", ChannelKind::Email),
    ("HOTLINE", ChannelKind::Hotline),
    ("RADIO", ChannelKind::Radio),
    ("NEWSPAPER", ChannelKind::Newspaper),
    ("OTHER", ChannelKind::Other),
];

pub fn kind(kind: ChannelKind) -> String {
    match kind {
        ChannelKind::Email => tr!(school.kind_email),
        ChannelKind::Facebook => tr!(school.kind_facebook),
        ChannelKind::Hotline => tr!(school.kind_hotline),
        ChannelKind::Zalo => tr!(school.kind_zalo),
        ChannelKind::Website => tr!(school.kind_website),
        ChannelKind::Radio => tr!(school.kind_radio),
        ChannelKind::Newspaper => tr!(school.kind_newspaper),
        ChannelKind::Other => tr!(school.kind_other),
    }
}

pub fn glyph(kind: ChannelKind) -> Glyph {
    match kind {
        ChannelKind::Email => Glyph::Mail,
        ChannelKind::Hotline => Glyph::Phone,
        ChannelKind::Website => Glyph::Link,
        ChannelKind::Facebook
        | ChannelKind::Zalo
        | ChannelKind::Radio
        | ChannelKind::Newspaper
        | ChannelKind::Other => Glyph::Channel,
    }
}

pub fn kinds() -> Vec<Choice> {
    KINDS
        .into_iter()
        .map(|(name, of)| Choice::new(name, kind(of)))
        .collect()
}

pub fn kind_named(name: &str) -> Option<ChannelKind> {
    KINDS
        .into_iter()
        .find(|(own, _)| *own == name)
        .map(|(_, kind)| kind)
}

fn code(code: OrganizationErrorCode) -> String {
    match code {
        OrganizationErrorCode::Required => tr!(school.error_required),
        OrganizationErrorCode::TooLong => tr!(school.error_too_long),
        OrganizationErrorCode::PhoneInvalid => tr!(school.error_phone_invalid),
        OrganizationErrorCode::EmailInvalid => tr!(school.error_email_invalid),
        OrganizationErrorCode::UrlInvalid => tr!(school.error_url_invalid),
        OrganizationErrorCode::DateOrder => tr!(school.error_date_order),
        OrganizationErrorCode::NotAtOrganization => tr!(school.error_not_at_organization),
        OrganizationErrorCode::NotALeader => tr!(school.error_not_a_leader),
        OrganizationErrorCode::NotASchool => tr!(school.error_not_a_school),
        OrganizationErrorCode::AlreadyNamed => tr!(school.error_already_named),
        OrganizationErrorCode::NamedMeanwhile => tr!(school.error_named_meanwhile),
        OrganizationErrorCode::ReasonRequired => tr!(school.error_reason_required),
        OrganizationErrorCode::NameTaken
        | OrganizationErrorCode::LevelRequired
        | OrganizationErrorCode::TargetInvalid
        | OrganizationErrorCode::NothingChanges
        | OrganizationErrorCode::WrongState => {
            tr!(school.error_other)
        }
    }
}

pub fn errors(errors: &[OrganizationUserError]) -> Vec<FieldError> {
    errors
        .iter()
        .map(|error| FieldError::new(&error.path, code(error.code)))
        .collect()
}

/// Whether somebody was faster: what is shown is not as it is any more.
pub fn is_stale(found: &[OrganizationUserError]) -> bool {
    let stale = OrganizationErrorCode::NamedMeanwhile;
    found.iter().any(|found| found.code == stale)
}

/// The summary's lines; `input_of` leads from the server's path to the input's id.
pub fn problems(errors: &[FieldError], input_of: fn(&str) -> &'static str) -> Vec<Problem> {
    errors
        .iter()
        .map(|error| Problem::new(input_of(&error.path), error.words.clone()))
        .collect()
}
