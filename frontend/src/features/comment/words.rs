//! What faults are called.

use super::operations::{CommentErrorCode, CommentUserError};
use crate::shared::api::FieldError;
use crate::tr;

fn code(code: CommentErrorCode) -> String {
    match code {
        CommentErrorCode::Required => tr!(comment.error_required),
        CommentErrorCode::TooLong => tr!(comment.error_too_long),
        CommentErrorCode::WrongState => tr!(comment.error_wrong_state),
        CommentErrorCode::NotAReader => tr!(comment.error_not_a_reader),
        CommentErrorCode::TooMany => tr!(comment.error_too_many),
    }
}

/// The server's findings in words.
pub fn errors(found: &[CommentUserError]) -> Vec<FieldError> {
    FieldError::each(found, |found| (&found.path, code(found.code)))
}

/// Nothing was typed.
pub fn nothing_said() -> Vec<FieldError> {
    vec![FieldError {
        path: "text".into(),
        words: code(CommentErrorCode::Required),
    }]
}
