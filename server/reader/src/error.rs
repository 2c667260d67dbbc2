//! Why a file cannot be read at all. Anything that can be read is read, and its oddities are findings.

use crate::vocabulary::closed_set;
use serde::{Deserialize, Serialize};

closed_set! {
    /// The stable code of a `ReadError`.
    ReadErrorCode { Empty, TooLarge, BrokenDocx, NotADocument, BadEncoding }
}

/// Messages are for the officer who chose the file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
pub enum ReadError {
    #[error("Tệp không có chữ nào để đọc.")]
    Empty,
    #[error("Tệp quá lớn: vượt quá {limit_mib} MiB.")]
    TooLarge { limit_mib: u32 },
    #[error("Tệp .docx bị hỏng: {reason}. Vui lòng mở lại bằng Word, lưu rồi tải lên lần nữa.")]
    BrokenDocx { reason: String },
    #[error("Không đọc được loại tệp này ({found}). Vui lòng dùng tệp .docx, .md hoặc .txt.")]
    NotADocument { found: String },
    #[error(
        "Tệp văn bản không theo bảng mã Unicode (UTF-8 hoặc UTF-16). Vui lòng lưu lại theo UTF-8."
    )]
    BadEncoding,
}

impl ReadError {
    pub fn code(&self) -> ReadErrorCode {
        match self {
            Self::Empty => ReadErrorCode::Empty,
            Self::TooLarge { .. } => ReadErrorCode::TooLarge,
            Self::BrokenDocx { .. } => ReadErrorCode::BrokenDocx,
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
