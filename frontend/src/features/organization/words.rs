//! The server's codes in words.

use super::operations::{ChannelKind, OrganizationErrorCode, OrganizationUserError};
use crate::shared::api::FieldError;
use crate::shared::session::OrganizationKind;
use crate::shared::ui::{Choice, Glyph, Problem};
use crate::tr;

pub const KINDS: [OrganizationKind; 6] = [
    OrganizationKind::School,
    OrganizationKind::Office,
    OrganizationKind::Department,
    OrganizationKind::PeoplesCommittee,
    OrganizationKind::Ministry,
    OrganizationKind::Other,
];

pub fn kind(kind: OrganizationKind) -> String {
    match kind {
        OrganizationKind::Ministry => tr!(organization.kind_ministry),
        OrganizationKind::Department => tr!(organization.kind_department),
        OrganizationKind::Office => tr!(organization.kind_office),
        OrganizationKind::PeoplesCommittee => tr!(organization.kind_peoples_committee),
        OrganizationKind::School => tr!(organization.kind_school),
        OrganizationKind::Other => tr!(organization.kind_other),
    }
}

/// How the address and the form name a kind.
pub fn kind_code(kind: OrganizationKind) -> &'static str {
    match kind {
        OrganizationKind::Ministry => "MINISTRY",
        OrganizationKind::Department => "DEPARTMENT",
        OrganizationKind::Office => "OFFICE",
        OrganizationKind::PeoplesCommittee => "PEOPLES_COMMITTEE",
        OrganizationKind::School => "SCHOOL",
        OrganizationKind::Other => "OTHER",
    }
}

pub fn kind_of(code: &str) -> Option<OrganizationKind> {
    KINDS.into_iter().find(|kind| kind_code(*kind) == code)
}

pub fn kinds() -> Vec<Choice> {
    KINDS
        .into_iter()
        .map(|each| Choice::new(kind_code(each), kind(each)))
        .collect()
}

pub fn channel(kind: ChannelKind) -> String {
    match kind {
        ChannelKind::Email => tr!(organization.channel_email),
        ChannelKind::Facebook => "Facebook".to_owned(),
        ChannelKind::Hotline => tr!(organization.channel_hotline),
        ChannelKind::Zalo => "Zalo".to_owned(),
        ChannelKind::Website => tr!(organization.channel_website),
        ChannelKind::Radio => tr!(organization.channel_radio),
        ChannelKind::Newspaper => tr!(organization.channel_newspaper),
        ChannelKind::Other => tr!(organization.channel_other),
    }
}

pub fn channel_glyph(kind: ChannelKind) -> Glyph {
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

/// What the record says was done.
pub fn action(code: &str) -> String {
    match code {
        "organization.create" => tr!(organization.did_create),
        "organization.update" => tr!(organization.did_update),
        "appointment.make" => tr!(organization.did_appoint),
        "appointment.end" => tr!(organization.did_end_appointment),
        "focal_point.end" | "focal_point.relieve" => tr!(organization.did_end_focal_point),
        code if code.starts_with("focal_point.") => tr!(organization.did_focal_point),
        code if code.starts_with("channel.") => tr!(organization.did_channel),
        _ => tr!(organization.did_other),
    }
}

pub fn error(code: OrganizationErrorCode) -> String {
    match code {
        OrganizationErrorCode::Required => tr!(organization.error_required),
        OrganizationErrorCode::TooLong => tr!(organization.error_too_long),
        OrganizationErrorCode::NameTaken => tr!(organization.error_name_taken),
        OrganizationErrorCode::LevelRequired => tr!(organization.error_level_required),
        OrganizationErrorCode::PhoneInvalid => tr!(organization.error_phone),
        OrganizationErrorCode::EmailInvalid => tr!(organization.error_email),
        OrganizationErrorCode::UrlInvalid => tr!(organization.error_url),
        OrganizationErrorCode::DateOrder => tr!(organization.error_date_order),
        OrganizationErrorCode::NotAtOrganization => tr!(organization.error_not_at),
        OrganizationErrorCode::NotALeader => tr!(organization.error_not_a_leader),
        OrganizationErrorCode::NotASchool => tr!(organization.error_not_a_school),
        OrganizationErrorCode::AlreadyNamed => tr!(organization.error_already_named),
        OrganizationErrorCode::NamedMeanwhile => tr!(organization.error_named_meanwhile),
        OrganizationErrorCode::ReasonRequired => tr!(organization.error_reason_required),
        OrganizationErrorCode::WrongState => tr!(organization.error_wrong_state),
    }
}

/// A missing field, named: the summary above the form must say which.
pub fn required(path: &str, code: OrganizationErrorCode) -> String {
    match path {
        "parent" => tr!(organization.parent_missing),
        "kind" => tr!(organization.kind_missing),
        "name" => tr!(organization.name_missing),
        "shortName" => tr!(organization.short_name_missing),
        _ => error(code),
    }
}

/// The server's findings in words.
pub fn errors(found: &[OrganizationUserError]) -> Vec<FieldError> {
    found
        .iter()
        .map(|found| {
            let words = match found.code {
                OrganizationErrorCode::Required => required(&found.path.join("."), found.code),
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
    match path.split('.').next().unwrap_or_default() {
        "parent" => "parent",
        "kind" => "kind",
        "name" => "name",
        "shortName" => "short-name",
        "symbol" => "symbol",
        "place" => "place",
        "phone" => "phone",
        "email" => "email",
        "address" => "address",
        "levels" => "levels",
        "clusters" => "clusters",
        "openedOn" => "opened-on",
        "closedOn" => "closed-on",
        "lead" => "lead",
        "members" => "member",
        _ => "",
    }
}
