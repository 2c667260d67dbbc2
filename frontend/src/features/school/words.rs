//! What channels and refusals are called.

use crate::features::organization::{ChannelKind, OrganizationErrorCode, OrganizationUserError};
use crate::shared::api::FieldError;
use crate::shared::ui::Choice;
use crate::tr;

const KINDS: [ChannelKind; 8] = [
    ChannelKind::Facebook,
    ChannelKind::Zalo,
    ChannelKind::Website,
    ChannelKind::Email,
    ChannelKind::Hotline,
    ChannelKind::Radio,
    ChannelKind::Newspaper,
    ChannelKind::Other,
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

pub fn kinds() -> Vec<Choice> {
    Choice::each(KINDS, kind)
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
    FieldError::each(errors, |found| (&found.path, code(found.code)))
}

/// Whether somebody was faster: what is shown is not as it is any more.
pub fn is_stale(found: &[OrganizationUserError]) -> bool {
    let stale = OrganizationErrorCode::NamedMeanwhile;
    found.iter().any(|found| found.code == stale)
}
