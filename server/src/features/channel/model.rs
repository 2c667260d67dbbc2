//! What a channel's address must look like, by its kind.

use entity::channel::Kind;
use url::Url;

use crate::features::organization::OrganizationErrorCode as Code;
use crate::platform::UserError;
use crate::platform::text::tidy_line;

const LONGEST_NAME: usize = 200;
const LONGEST_ADDRESS: usize = 300;
const LONGEST_AUDIENCE: usize = 300;
pub const LONGEST_DECISION: usize = 100;
pub const LONGEST_REASON: usize = 500;

/// A channel as its register keeps it.
#[derive(Debug, PartialEq, Eq)]
pub struct Parsed {
    pub name: String,
    pub address: String,
    pub audience: Option<String>,
}

pub fn parse(
    kind: Kind,
    name: &str,
    address: &str,
    audience: Option<&str>,
) -> Result<Parsed, Vec<UserError<Code>>> {
    let mut errors = Vec::new();
    let name = line("name", name, LONGEST_NAME, &mut errors);
    let address = line("address", address, LONGEST_ADDRESS, &mut errors).and_then(|text| {
        match address_of(kind, &text) {
            Ok(address) => Some(address),
            Err((code, message)) => {
                errors.push(UserError::new("address", code, message));
                None
            }
        }
    });
    let audience = audience.and_then(tidy_line);
    if audience
        .as_ref()
        .is_some_and(|text| text.chars().count() > LONGEST_AUDIENCE)
    {
        errors.push(too_long("audience", LONGEST_AUDIENCE));
    }
    match (name, address) {
        (Some(name), Some(address)) if errors.is_empty() => Ok(Parsed {
            name,
            address,
            audience,
        }),
        _ => Err(errors),
    }
}

fn line(
    path: &str,
    text: &str,
    longest: usize,
    errors: &mut Vec<UserError<Code>>,
) -> Option<String> {
    let Some(line) = tidy_line(text) else {
        errors.push(UserError::new(path, Code::Required, "Fill this in."));
        return None;
    };
    if line.chars().count() > longest {
        errors.push(too_long(path, longest));
        return None;
    }
    Some(line)
}

pub fn too_long(path: &str, longest: usize) -> UserError<Code> {
    UserError::new(
        path,
        Code::TooLong,
        format!("Use at most {longest} characters."),
    )
}

type Wrong = (Code, &'static str);

fn address_of(kind: Kind, text: &str) -> Result<String, Wrong> {
    match kind {
        Kind::Email => email(text),
        Kind::Hotline => phone(text),
        Kind::Website | Kind::Facebook => page(text),
        // A number or a page of Zalo's.
        Kind::Zalo => phone(text).or_else(|_| page(text)),
        Kind::Radio | Kind::Newspaper | Kind::Other => Ok(text.to_owned()),
    }
}

fn email(text: &str) -> Result<String, Wrong> {
    let wrong = (
        Code::EmailInvalid,
        "Write an email address, as in lienhe@truong.edu.vn.",
    );
    let (mailbox, domain) = text.rsplit_once('@').ok_or(wrong)?;
    let plain = |part: &str| {
        !part.is_empty()
            && !part
                .chars()
                .any(|c| c.is_whitespace() || "@,;<>\"".contains(c))
    };
    let labels = domain.split('.').all(|label| !label.is_empty());
    if plain(mailbox) && plain(domain) && labels && domain.contains('.') {
        Ok(format!("{mailbox}@{}", domain.to_lowercase()))
    } else {
        Err(wrong)
    }
}

/// Numbers in Việt Nam have 8 to 11 digits, twelve with the country's code; emergency numbers have three.
fn phone(text: &str) -> Result<String, Wrong> {
    let wrong = (
        Code::PhoneInvalid,
        "Write a telephone number, as in 024 3869 1234.",
    );
    let number = text.strip_prefix('+').unwrap_or(text);
    let digits = number.chars().filter(char::is_ascii_digit).count();
    let written = number
        .chars()
        .all(|c| c.is_ascii_digit() || " .-()".contains(c));
    if written && (digits == 3 || (8..=12).contains(&digits)) {
        Ok(text.to_owned())
    } else {
        Err(wrong)
    }
}

fn page(text: &str) -> Result<String, Wrong> {
    let wrong = (
        Code::UrlInvalid,
        "Write the page's address, as in https://truong.edu.vn.",
    );
    let whole = if text.contains("://") {
        text.to_owned()
    } else {
        format!("https://{text}")
    };
    let url = Url::parse(&whole).map_err(|_| wrong)?;
    let of_the_web = matches!(url.scheme(), "http" | "https");
    let public = url.domain().is_some_and(|domain| domain.contains('.'));
    let nobody = url.username().is_empty() && url.password().is_none();
    if of_the_web && public && nobody {
        Ok(url.to_string())
    } else {
        Err(wrong)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_checked_by_kind() {
        use Kind::{Email, Facebook, Hotline, Radio, Website, Zalo};
        let table = [
            (Email, "Lienhe@C1SEN.edu.vn", Ok("Lienhe@c1sen.edu.vn")),
            (Email, "lienhe@sen", Err(Code::EmailInvalid)),
            (Email, "lien he@sen.vn", Err(Code::EmailInvalid)),
            (Email, "a@b@sen..vn", Err(Code::EmailInvalid)),
            (Hotline, "024 3869 1234", Ok("024 3869 1234")),
            (Hotline, "+84 912.345.678", Ok("+84 912.345.678")),
            (Hotline, "111", Ok("111")),
            (Hotline, "1234", Err(Code::PhoneInvalid)),
            (Hotline, "gọi 0912345678", Err(Code::PhoneInvalid)),
            (Website, "thsen.edu.vn", Ok("https://thsen.edu.vn/")),
            (
                Website,
                "https://thsen.edu.vn/tin",
                Ok("https://thsen.edu.vn/tin"),
            ),
            (Website, "javascript://a.vn/x", Err(Code::UrlInvalid)),
            (Website, "https://me:pw@a.vn", Err(Code::UrlInvalid)),
            (Facebook, "trang của trường", Err(Code::UrlInvalid)),
            (Zalo, "0912 345 678", Ok("0912 345 678")),
            (Zalo, "zalo.me/0912345678", Ok("https://zalo.me/0912345678")),
            (
                Radio,
                "Đài truyền thanh phường",
                Ok("Đài truyền thanh phường"),
            ),
        ];
        for (kind, typed, expected) in table {
            let parsed = parse(kind, "Kênh", typed, None);
            match expected {
                Ok(address) => assert_eq!(
                    parsed.map(|parsed| parsed.address),
                    Ok(address.to_owned()),
                    "{typed}"
                ),
                Err(code) => assert_eq!(
                    parsed.map_err(|errors| errors.iter().map(|e| e.code).collect::<Vec<_>>()),
                    Err(vec![code]),
                    "{typed}"
                ),
            }
        }
    }

    #[test]
    fn everything_wrong_is_said_at_once() {
        let long = "x".repeat(301);
        let errors = parse(Kind::Other, " ", &long, Some(&long));
        let codes = errors.map_err(|errors| {
            errors
                .into_iter()
                .map(|error| (error.path.concat(), error.code))
                .collect::<Vec<_>>()
        });
        assert_eq!(
            codes,
            Err(vec![
                ("name".to_owned(), Code::Required),
                ("address".to_owned(), Code::TooLong),
                ("audience".to_owned(), Code::TooLong)
            ])
        );
    }
}
