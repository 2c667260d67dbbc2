//! Verdicts and refusals in words that say what to do.

use super::model::Verdict;
use crate::features::document::{DocumentErrorCode, error_words};
use crate::shared::ui::Tone;
use crate::tr;

/// What was found, and what to do.
pub fn verdict(of: Verdict) -> (Tone, String, String) {
    match of {
        Verdict::Signed => (
            Tone::Ok,
            tr!(signing.is_signed),
            tr!(signing.is_signed_next),
        ),
        Verdict::Former => (
            Tone::Warn,
            tr!(signing.is_former),
            tr!(signing.is_former_next),
        ),
        Verdict::Differs => (Tone::Bad, tr!(signing.differs), tr!(signing.differs_next)),
        Verdict::NotPdf => (Tone::Warn, tr!(signing.not_pdf), tr!(signing.not_pdf_next)),
        Verdict::TooLarge => (
            Tone::Bad,
            tr!(signing.too_large),
            tr!(signing.too_large_next),
        ),
        Verdict::Unread => (Tone::Warn, tr!(signing.unread), tr!(signing.unread_next)),
    }
}

/// Why a file is not sent to be kept; `None` of what may be one.
pub fn not_worth_sending(of: Verdict) -> Option<String> {
    match of {
        Verdict::Signed => Some(tr!(signing.same_file)),
        Verdict::Former | Verdict::Differs => None,
        Verdict::NotPdf => Some(tr!(signing.needs_pdf)),
        Verdict::TooLarge => Some(tr!(files.too_large)),
        Verdict::Unread => Some(tr!(signing.unread_next)),
    }
}

/// Why the server did not keep it.
pub fn refused(code: Option<DocumentErrorCode>) -> String {
    match code {
        Some(DocumentErrorCode::NotPdf) => tr!(signing.needs_pdf),
        Some(DocumentErrorCode::SameFile) => tr!(signing.same_file),
        Some(DocumentErrorCode::WrongState) | None => tr!(files.expired),
        Some(other) => error_words(other),
    }
}
