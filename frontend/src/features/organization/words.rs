//! The server's codes in words.

use super::operations::{
    ChannelKind, OrganizationErrorCode, OrganizationLinkKind, OrganizationUserError,
};
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

pub const LINK_KINDS: [OrganizationLinkKind; 4] = [
    OrganizationLinkKind::Administrative,
    OrganizationLinkKind::Professional,
    OrganizationLinkKind::Reporting,
    OrganizationLinkKind::Emulation,
];

/// In what one organization follows another.
pub fn link(kind: OrganizationLinkKind) -> String {
    match kind {
        OrganizationLinkKind::Administrative => tr!(organization.link_administrative),
        OrganizationLinkKind::Professional => tr!(organization.link_professional),
        OrganizationLinkKind::Reporting => tr!(organization.link_reporting),
        OrganizationLinkKind::Emulation => tr!(organization.link_emulation),
    }
}

pub fn kinds() -> Vec<Choice> {
    Choice::each(KINDS, kind)
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
        OrganizationErrorCode::TargetInvalid => tr!(organization.error_target_invalid),
        OrganizationErrorCode::NothingChanges => tr!(organization.error_nothing_changes),
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
    FieldError::each(found, |found| {
        let words = match found.code {
            OrganizationErrorCode::Required => required(&found.path.join("."), found.code),
            code => error(code),
        };
        (&found.path, words)
    })
}

/// The findings about a link: a day out of order is another than that of a closure.
pub fn link_errors(found: &[OrganizationUserError]) -> Vec<FieldError> {
    let words = |found: &OrganizationUserError| match found.code {
        OrganizationErrorCode::DateOrder => tr!(organization.error_link_order),
        code => error(code),
    };
    FieldError::each(found, |found| (&found.path, words(found)))
}

/// The same for the summary, each leading to its field.
pub fn problems(errors: &[FieldError]) -> Vec<Problem> {
    Problem::each(errors, field)
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
        "target" => "target",
        "startsOn" => "starts-on",
        "decisionNumber" => "decision-number",
        "lead" => "lead",
        "members" => "member",
        _ => "",
    }
}
