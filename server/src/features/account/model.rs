//! Names, passwords and refresh tokens: what is right, without a database.

use chrono::{DateTime, TimeDelta, Utc};
use entity::refresh_token;
use zxcvbn::{Score, zxcvbn};

use crate::platform::text::{fold, is_email, is_phone, tidy_line};
use crate::platform::{Code, UserError};

/// What is wrong with an account, an appointment or a password.
#[derive(Debug, Clone, Copy, PartialEq, Eq, async_graphql::Enum)]
pub enum AccountErrorCode {
    /// It must be given.
    Required,
    /// It has more characters than fit.
    TooLong,
    /// A password has at least 12 characters.
    PasswordTooShort,
    /// It would be guessed soon.
    PasswordTooCommon,
    /// It is not the present password.
    PasswordWrong,
    /// Somebody else signs in with it.
    UsernameTaken,
    /// It has letters that a username may not have.
    UsernameInvalid,
    /// It is not an address.
    EmailInvalid,
    /// It is not a telephone number.
    PhoneInvalid,
    /// The link was used, has expired, or never was.
    LinkInvalid,
    /// It ends before it begins.
    DateOrder,
    /// The person holds this position there at that time already.
    OverlappingAppointment,
    /// Nobody does this to himself.
    SelfNotAllowed,
    /// The position is not one of such an organization.
    PositionNotForOrganization,
    /// Not as things stand.
    WrongState,
}

impl Code for AccountErrorCode {
    const WRONG_STATE: Self = Self::WrongState;

    fn taken(index: &str) -> Option<AccountError> {
        (index == "user_username_key").then(username_taken)
    }
}

impl crate::platform::graphql::FeatureCode for AccountErrorCode {
    const FEATURE: &'static str = "Account";
}

pub type AccountError = UserError<AccountErrorCode>;

pub const NAME_AT_MOST: usize = 200;
pub const PASSWORD_AT_LEAST: usize = 12;
pub const PASSWORD_AT_MOST: usize = 128;

/// As it is stored and compared: lower case, without blanks around it.
pub fn username_key(typed: &str) -> String {
    typed.trim().to_lowercase()
}

/// 3 to 64 of a–z, 0–9, `.`, `_` and `-`, beginning with a letter or a digit.
pub fn username(path: &str, typed: &str) -> Result<String, AccountError> {
    let key = username_key(typed);
    let fits = (3..=64).contains(&key.len())
        && key.starts_with(|c: char| c.is_ascii_alphanumeric())
        && key
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || "._-".contains(c));
    if fits {
        Ok(key)
    } else {
        Err(UserError::new(
            path,
            AccountErrorCode::UsernameInvalid,
            "A username has 3 to 64 letters a–z, digits, dots, hyphens or underscores, and begins with a letter or a digit.",
        ))
    }
}

pub fn username_taken() -> AccountError {
    UserError::new(
        "username",
        AccountErrorCode::UsernameTaken,
        "Somebody signs in with this username. Choose another.",
    )
}

/// One line that must be there.
pub fn required_line(path: &str, typed: &str) -> Result<String, AccountError> {
    let line = tidy_line(typed)
        .ok_or_else(|| UserError::new(path, AccountErrorCode::Required, "This must be given."))?;
    if line.chars().count() > NAME_AT_MOST {
        return Err(UserError::new(
            path,
            AccountErrorCode::TooLong,
            format!("At most {NAME_AT_MOST} characters."),
        ));
    }
    Ok(line)
}

pub fn email(path: &str, typed: Option<&str>) -> Result<Option<String>, AccountError> {
    let Some(line) = typed.and_then(tidy_line) else {
        return Ok(None);
    };
    if is_email(&line) {
        return Ok(Some(line));
    }
    Err(UserError::new(
        path,
        AccountErrorCode::EmailInvalid,
        "This is not an e-mail address.",
    ))
}

pub fn phone(path: &str, typed: Option<&str>) -> Result<Option<String>, AccountError> {
    let Some(line) = typed.and_then(tidy_line) else {
        return Ok(None);
    };
    if is_phone(&line) {
        return Ok(Some(line));
    }
    Err(UserError::new(
        path,
        AccountErrorCode::PhoneInvalid,
        "This is not a telephone number.",
    ))
}

/// Whether it may become somebody's password. `own` are words that a stranger would try first: names, the office.
pub fn new_password(path: &str, password: &str, own: &[&str]) -> Result<(), AccountError> {
    let length = password.chars().count();
    if length < PASSWORD_AT_LEAST {
        return Err(UserError::new(
            path,
            AccountErrorCode::PasswordTooShort,
            format!(
                "A password has at least {PASSWORD_AT_LEAST} characters; a few words in a row are easy to remember."
            ),
        ));
    }
    if length > PASSWORD_AT_MOST {
        return Err(UserError::new(
            path,
            AccountErrorCode::TooLong,
            format!("A password has at most {PASSWORD_AT_MOST} characters."),
        ));
    }
    let mut guessed_first: Vec<String> = vec!["sen".to_owned()];
    for words in own {
        let folded = fold(words);
        guessed_first.extend(folded.split(' ').map(str::to_owned));
        guessed_first.push(folded.replace(' ', ""));
    }
    let guessed_first: Vec<&str> = guessed_first.iter().map(String::as_str).collect();
    if zxcvbn(password, &guessed_first).score() < Score::Three {
        return Err(UserError::new(
            path,
            AccountErrorCode::PasswordTooCommon,
            "This password would be guessed soon. Take a few words that do not belong together.",
        ));
    }
    Ok(())
}

/// How long a refresh may be repeated whose answer was lost.
pub const LOST_REPLY: TimeDelta = TimeDelta::seconds(10);

/// What a presented refresh token means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Presented {
    /// It is the newest of its session, or one whose answer may have been lost just now.
    Good,
    /// Somebody has gone on with another token: one of the two holders stole it.
    Reused,
}

/// `used_later` are the tokens of the session that were used after this one was issued, itself among them.
pub fn judge(
    token: &refresh_token::Model,
    used_later: &[refresh_token::Model],
    now: DateTime<Utc>,
) -> Presented {
    let just_now = |used: DateTime<Utc>| now - used <= LOST_REPLY;
    let went_on = used_later
        .iter()
        .filter_map(|other| other.used_at)
        .any(|used| !just_now(used));
    // Whoever used a successor has had the answer.
    let arrived = token.used_at.is_some() && used_later.iter().any(|other| other.id != token.id);
    if went_on || arrived {
        Presented::Reused
    } else {
        Presented::Good
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn token(issued: i64, used: Option<i64>) -> refresh_token::Model {
        let at = |second: i64| DateTime::UNIX_EPOCH + TimeDelta::seconds(second);
        refresh_token::Model {
            id: Uuid::now_v7(),
            tenant_id: Uuid::nil(),
            version: 1,
            created_at: at(issued),
            updated_at: at(issued),
            session_id: Uuid::nil(),
            token_hash: Vec::new(),
            issued_at: at(issued),
            used_at: used.map(at),
            successor_id: None,
            expires_at: at(9_999),
        }
    }

    fn at(second: i64) -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + TimeDelta::seconds(second)
    }

    #[test]
    fn a_fresh_token_is_good_however_late() {
        assert_eq!(judge(&token(0, None), &[], at(600)), Presented::Good);
    }

    #[test]
    fn a_lost_reply_may_be_asked_for_again_for_ten_seconds() {
        let first = token(0, Some(600));
        let used = [first.clone()];
        assert_eq!(judge(&first, &used, at(610)), Presented::Good);
        assert_eq!(judge(&first, &used, at(611)), Presented::Reused);
    }

    #[test]
    fn nobody_repeats_what_was_answered() {
        let (first, second) = (token(0, Some(600)), token(600, Some(603)));
        let used = [first.clone(), second];
        assert_eq!(judge(&first, &used, at(605)), Presented::Reused);
    }

    #[test]
    fn of_two_answers_to_one_token_only_one_lives_on() {
        let sibling = token(600, Some(700));
        let other = token(602, None);
        let used = [sibling];
        assert_eq!(judge(&other, &used, at(705)), Presented::Good);
        assert_eq!(judge(&other, &used, at(720)), Presented::Reused);
    }

    #[test]
    fn usernames_are_plain() {
        assert_eq!(
            username("username", " Nga.Tran ").as_deref(),
            Ok("nga.tran")
        );
        for wrong in ["ng", "ngà.trần", "-nga", "nga tran", ""] {
            assert!(username("username", wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn passwords_are_long_and_unlikely() {
        let code = |password: &str| {
            new_password("password", password, &["Nguyễn Thị Hoa Sen", "hoa.sen"])
                .err()
                .map(|error| error.code)
        };
        assert_eq!(code("ngắn quá"), Some(AccountErrorCode::PasswordTooShort));
        assert_eq!(
            code("password1234"),
            Some(AccountErrorCode::PasswordTooCommon)
        );
        assert_eq!(
            code("nguyenthihoasen"),
            Some(AccountErrorCode::PasswordTooCommon)
        );
        assert_eq!(code(&"thuyền ".repeat(30)), Some(AccountErrorCode::TooLong));
        assert_eq!(code("thuyền giấy qua cầu tre"), None);
    }
}
