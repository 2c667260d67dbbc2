//! Why a file is not taken, in words that say what to do.

use super::operations::{AttachmentErrorCode, AttachmentUserError, UploadErrorCode};
use crate::shared::i18n::numbers;
use crate::tr;

pub const LARGEST: f64 = 20.0 * 1024.0 * 1024.0;
/// What a file picker offers, and what is sent at all.
pub const ACCEPT: &str =
    "image/*,.pdf,.docx,.xlsx,.pptx,.jpg,.jpeg,.png,.webp,.heic,.heif,.mp3,.txt,.csv,.md";

pub fn refused(code: UploadErrorCode) -> String {
    match code {
        UploadErrorCode::TooLarge => tr!(files.too_large),
        UploadErrorCode::Empty => tr!(files.empty),
        UploadErrorCode::UnsupportedType => tr!(files.unsupported),
        UploadErrorCode::NameDisagrees => tr!(files.name_disagrees),
        UploadErrorCode::HasMacros => tr!(files.has_macros),
        UploadErrorCode::Damaged => tr!(files.damaged),
        UploadErrorCode::NotReceived => tr!(files.lost),
        UploadErrorCode::TooMany => tr!(files.too_many_open),
        UploadErrorCode::Expired => tr!(files.expired),
    }
}

pub fn not_attached(errors: &[AttachmentUserError]) -> String {
    match errors.first().map(|error| error.code) {
        Some(AttachmentErrorCode::TooMany) => tr!(files.too_many),
        Some(AttachmentErrorCode::WrongState) | None => tr!(files.wrong_state),
    }
}

/// What is surely refused is not sent.
pub fn not_worth_sending(name: &str, size: f64) -> Option<String> {
    let name = name.to_lowercase();
    let ending = name
        .rsplit_once('.')
        .map(|(_, ending)| format!(".{ending}"));
    let unknown = ending.is_some_and(|ending| !ACCEPT.split(',').any(|known| known == ending));
    if size <= 0.0 {
        Some(tr!(files.empty))
    } else if size > LARGEST {
        Some(tr!(files.too_large))
    } else if unknown {
        Some(tr!(files.unsupported))
    } else {
        None
    }
}

/// `345 KB`, `1,2 MB`.
pub fn size(bytes: i64) -> String {
    const MB: i64 = 1024 * 1024;
    if bytes < MB {
        return format!("{}\u{a0}KB", numbers::whole((bytes / 1024).max(1)));
    }
    format!("{}\u{a0}MB", numbers::tenths(bytes * 10 / MB))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_surely_refused_is_not_sent() {
        assert_eq!(not_worth_sending("IMG_1.JPG", 10.0), None);
        assert_eq!(not_worth_sending("Biên bản.pdf", 10.0), None);
        assert_eq!(not_worth_sending("image", 10.0), None);
        for (name, bytes) in [
            ("a.exe", 10.0),
            ("a.doc", 10.0),
            ("a.svg", 10.0),
            ("a.pdf", 0.0),
            ("a.pdf", 30_000_000.0),
        ] {
            assert!(not_worth_sending(name, bytes).is_some(), "{name}");
        }
    }

    #[test]
    fn sizes_are_short() {
        assert_eq!(size(12), "1\u{a0}KB");
        assert_eq!(size(345 * 1024), "345\u{a0}KB");
        assert_eq!(size(1_300_000), "1,2\u{a0}MB");
        assert_eq!(size(20 * 1024 * 1024), "20\u{a0}MB");
    }
}
