//! What may be saved as a view: pure.

use async_graphql::Enum;

use crate::platform::graphql::FeatureCode;
use crate::platform::text::tidy_line;
use crate::platform::{Code, UserError};

/// So many a person has, of all lists.
pub const MOST: u64 = 50;
const NAME: usize = 60;
const LIST: usize = 200;
const QUERY: usize = 2_000;

/// What is wrong with what was to be saved.
#[derive(Enum, Debug, Copy, Clone, Eq, PartialEq)]
pub enum ViewErrorCode {
    /// Has to be filled in.
    Required,
    /// Longer than allowed.
    TooLong,
    /// As many as a person may have.
    TooMany,
    /// No page's own address: see the message.
    Invalid,
}

impl Code for ViewErrorCode {
    // A view has no state.
    const WRONG_STATE: Self = Self::Invalid;
}

impl FeatureCode for ViewErrorCode {
    const FEATURE: &'static str = "View";
}

/// A view as it is kept.
#[derive(Debug, PartialEq, Eq)]
pub struct Kept {
    pub list: String,
    pub name: String,
    pub query: String,
}

impl Kept {
    /// Everything that is wrong with it, at once.
    pub fn of(
        list: String,
        name: &str,
        query: String,
    ) -> Result<Self, Vec<UserError<ViewErrorCode>>> {
        let mut errors = Vec::new();
        let mut says = |path: &str, code, message: &str| {
            errors.push(UserError::new(path, code, message));
        };
        if !is_own_path(&list) {
            let message = "Say the list's own path, as in /plans: no server, no query.";
            says("list", ViewErrorCode::Invalid, message);
        }
        let name = tidy_line(name).unwrap_or_default();
        match name.chars().count() {
            0 => says("name", ViewErrorCode::Required, "Give it a name."),
            1..=NAME => {}
            _ => says("name", ViewErrorCode::TooLong, "Use 60 characters at most."),
        }
        if query.len() > QUERY {
            let message = "The list is narrowed by more than can be kept. Take some of it off.";
            says("query", ViewErrorCode::TooLong, message);
        }
        if !query
            .bytes()
            .all(|byte| byte.is_ascii_graphic() && byte != b'#')
        {
            let message = "Say the address's query as the address has it, encoded.";
            says("query", ViewErrorCode::Invalid, message);
        }
        match errors.is_empty() {
            true => Ok(Self { list, name, query }),
            false => Err(errors),
        }
    }
}

/// A path of the page itself, that leads nowhere else: `/plans`, not `//example.vn` nor `/\example.vn`.
fn is_own_path(path: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"/-_.~".contains(&byte);
    path.starts_with('/') && !path.contains("//") && path.len() <= LIST && path.bytes().all(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_pages_own_paths_are_lists() {
        for own in ["/plans", "/documents/arrivals", "/plans/plan_0198/coverage"] {
            assert!(is_own_path(own), "{own}");
        }
        let others = [
            "",
            "plans",
            "//example.vn",
            "/\\example.vn",
            "https://example.vn/",
            "/plans?state=DRAFT",
            "/plans#top",
            "/a b",
            "/javascript:alert(1)",
        ];
        for other in others {
            assert!(!is_own_path(other), "{other}");
        }
    }

    #[test]
    fn everything_wrong_is_told_at_once() {
        let kept = Kept::of("//x".to_owned(), " ", "a".repeat(QUERY + 1));
        let errors = kept.err().unwrap_or_default();
        let codes: Vec<_> = errors.iter().map(|error| error.code).collect();
        assert_eq!(
            codes,
            [
                ViewErrorCode::Invalid,
                ViewErrorCode::Required,
                ViewErrorCode::TooLong
            ]
        );
    }

    #[test]
    fn a_name_is_tidied() {
        let kept = Kept::of(
            "/plans".to_owned(),
            "  Đang   soạn ",
            "state=DRAFT".to_owned(),
        );
        assert_eq!(
            kept.ok().map(|kept| kept.name).as_deref(),
            Some("Đang soạn")
        );
    }
}
