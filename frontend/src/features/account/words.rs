//! The account's error codes in words, and a browser's name out of what it says of itself.

use super::operations::{AccountErrorCode, AccountUserError};
use crate::shared::api::FieldError;
use crate::tr;

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

/// The server's findings in words.
pub fn errors(found: &[AccountUserError]) -> Vec<FieldError> {
    FieldError::each(found, |found| (&found.path, error(found.code)))
}

/// `Chrome, Windows`: enough to recognize one's own machine.
pub fn device(user_agent: &str) -> String {
    if user_agent == "iCalendar" {
        return tr!(account.calendar_device);
    }
    let find = |names: &[(&str, &'static str)]| {
        names
            .iter()
            .find(|(mark, _)| user_agent.contains(mark))
            .map(|(_, name)| *name)
    };
    let browser = find(&[
        ("Edg/", "Edge"),
        ("coc_coc", "Cốc Cốc"),
        ("OPR/", "Opera"),
        ("Firefox/", "Firefox"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ]);
    let system = find(&[
        ("Windows", "Windows"),
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Mac OS", "macOS"),
        ("Linux", "Linux"),
    ]);
    let known: Vec<&str> = [browser, system].into_iter().flatten().collect();
    if known.is_empty() {
        tr!(account.unknown_device)
    } else {
        known.join(", ")
    }
}

#[cfg(test)]
mod tests {
    use super::device;

    #[test]
    fn a_machine_is_recognized() {
        assert_eq!(
            device("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36"),
            "Chrome, Windows"
        );
        assert_eq!(device("curl/8"), "Thiết bị không rõ");
    }
}
