//! Why a file cannot be read at all. Anything that can be read is read, and its oddities are findings.

use crate::vocabulary::closed_set;
use serde::{Deserialize, Serialize};

closed_set! {
    /// The stable code of a `ReadError`.
    ReadErrorCode { Empty, TooLarge, BrokenDocx, HasProgram, NotADocument, BadEncoding }
}

/// Messages are for whoever reads a file at the terminal; others go by the code.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
pub enum ReadError {
    #[error("The file holds no words.")]
    Empty,
    #[error("The file is too large: more than {limit_mib} MiB.")]
    TooLarge { limit_mib: u32 },
    #[error("The .docx file is broken: {reason}. Open it in Word, save it again and retry.")]
    BrokenDocx { reason: String },
    #[error(
        "The .docx file holds a program (macros) or an embedded object, or fetches its template from elsewhere. Save it without."
    )]
    HasProgram,
    #[error("This kind of file cannot be read ({found}). Use a .docx, .md or .txt file.")]
    NotADocument { found: String },
    #[error("The text is not in Unicode (UTF-8 or UTF-16). Save it again as UTF-8.")]
    BadEncoding,
}

impl ReadError {
    pub fn code(&self) -> ReadErrorCode {
        match self {
            Self::Empty => ReadErrorCode::Empty,
            Self::TooLarge { .. } => ReadErrorCode::TooLarge,
            Self::BrokenDocx { .. } => ReadErrorCode::BrokenDocx,
            Self::HasProgram => ReadErrorCode::HasProgram,
            Self::NotADocument { .. } => ReadErrorCode::NotADocument,
            Self::BadEncoding => ReadErrorCode::BadEncoding,
        }
    }

    pub(crate) fn broken(reason: &str) -> Self {
        Self::BrokenDocx {
            reason: reason.to_owned(),
        }
    }
}
