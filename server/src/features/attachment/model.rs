//! What may be wrong with what was asked of a record's files.

use async_graphql::Enum;

use crate::platform::Code;
use crate::platform::graphql::FeatureCode;

/// As many files as a record has.
pub const MOST: u64 = 20;

/// What is wrong with what was asked of a record's files.
#[derive(Enum, Debug, Copy, Clone, Eq, PartialEq)]
pub enum AttachmentErrorCode {
    /// The record's state does not allow this now, or the upload is not completed.
    WrongState,
    /// More than a record has.
    TooMany,
}

impl Code for AttachmentErrorCode {
    const WRONG_STATE: Self = Self::WrongState;
}

impl FeatureCode for AttachmentErrorCode {
    const FEATURE: &'static str = "Attachment";
}
