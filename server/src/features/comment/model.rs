//! What may be wrong with a comment: pure.

use async_graphql::Enum;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::platform::graphql::FeatureCode;
use crate::platform::text::tidy_text;
use crate::platform::{Code, UserError};

const LONGEST: usize = 4_000;
pub const MOST_MENTIONS: usize = 20;
/// As much of a clause as tells it from others.
const QUOTED: usize = 160;

/// What is wrong with what was asked of a comment.
#[derive(Enum, Debug, Copy, Clone, Eq, PartialEq)]
pub enum CommentErrorCode {
    /// Has to be filled in.
    Required,
    /// Longer than allowed.
    TooLong,
    /// It is resolved already, or is not.
    WrongState,
    /// Somebody who is mentioned cannot read it.
    NotAReader,
    /// More at once than allowed.
    TooMany,
}

impl Code for CommentErrorCode {
    const WRONG_STATE: Self = Self::WrongState;
}

impl FeatureCode for CommentErrorCode {
    const FEATURE: &'static str = "Comment";
}

/// Somebody who is mentioned, by the name of that day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mentioned {
    pub id: Uuid,
    pub name: String,
}

/// What is said, tidied.
pub fn said(text: &str) -> Result<String, UserError<CommentErrorCode>> {
    let text = tidy_text(text)
        .ok_or_else(|| UserError::new("text", CommentErrorCode::Required, "Say something."))?;
    if text.chars().count() > LONGEST {
        let message = format!("Use {LONGEST} characters at most.");
        return Err(UserError::new("text", CommentErrorCode::TooLong, message));
    }
    Ok(text)
}

/// A clause's first words, with its marker.
pub fn quote(marker: Option<&str>, text: &str) -> String {
    let whole = match marker {
        Some(marker) => format!("{marker} {text}"),
        None => text.to_owned(),
    };
    match whole.char_indices().nth(QUOTED) {
        Some((end, _)) => format!("{}…", whole.get(..end).unwrap_or_default().trim_end()),
        None => whole,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_clause_is_quoted_by_its_first_words() {
        let long = "Đăng tin, bài ".repeat(30);
        let quoted = quote(Some("a)"), &long);
        assert!(quoted.starts_with("a) Đăng tin, bài") && quoted.ends_with('…'));
        assert_eq!(quoted.chars().filter(|c| *c != '…').count(), 160);
        assert_eq!(quote(None, "Ngắn"), "Ngắn");
    }
}
