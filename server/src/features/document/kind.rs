//! Kinds of papers (Nghị định 30/2020/NĐ-CP, Phụ lục III) and the letters that stand for them.

use paper::CopyForm;
use serde::{Deserialize, Serialize};

use crate::platform::{Error, Result};

/// What sort of paper a document is.
#[derive(async_graphql::Enum, Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum DocumentKind {
    /// Nghị quyết
    Nq,
    /// Quyết định
    Qd,
    /// Chỉ thị
    Ct,
    /// Quy chế
    Qc,
    /// Thông báo
    Tb,
    /// Hướng dẫn
    Hd,
    /// Chương trình
    Ctr,
    /// Kế hoạch
    Kh,
    /// Phương án
    Pa,
    /// Đề án
    Da,
    /// Báo cáo
    Bc,
    /// Biên bản
    Bb,
    /// Tờ trình
    Ttr,
    /// Hợp đồng
    Hdong,
    /// Giấy mời
    Gm,
    /// Công văn
    Cv,
    /// Kết luận
    Kl,
    /// Thông tư
    Tt,
    /// Nghị định
    Nd,
    /// Luật
    Luat,
    /// Sao y: a certified copy of the whole, from the original
    Sy,
    /// Trích sao: a certified copy of a part, from the original
    Trs,
    /// Sao lục: a certified copy of the whole, from a copy
    Sl,
    /// Any other paper
    Other,
}

impl DocumentKind {
    /// As the schema and the database write it.
    pub fn code(self) -> Result<String> {
        match serde_json::to_value(self)? {
            serde_json::Value::String(code) => Ok(code),
            other => Err(Error::internal(format!("a kind is {other}"))),
        }
    }

    /// What a row's code stands for.
    pub fn of(code: &str) -> Result<Self> {
        Ok(serde_json::from_value(code.into())?)
    }

    /// How a certified copy was made; none of what is none.
    pub fn copied(self) -> Option<CopyForm> {
        match self {
            Self::Sy => Some(CopyForm::Whole),
            Self::Trs => Some(CopyForm::Excerpt),
            Self::Sl => Some(CopyForm::Again),
            _ => None,
        }
    }

    /// The letters that a symbol begins with; none for a công văn, which has no kind on paper.
    pub fn letters(self) -> Option<&'static str> {
        match self {
            Self::Nq => Some("NQ"),
            Self::Qd => Some("QĐ"),
            Self::Ct => Some("CT"),
            Self::Qc => Some("QC"),
            Self::Tb => Some("TB"),
            Self::Hd => Some("HD"),
            Self::Ctr => Some("CTr"),
            Self::Kh => Some("KH"),
            Self::Pa => Some("PA"),
            Self::Da => Some("ĐA"),
            Self::Bc => Some("BC"),
            Self::Bb => Some("BB"),
            Self::Ttr => Some("TTr"),
            Self::Hdong => Some("HĐ"),
            Self::Gm => Some("GM"),
            Self::Kl => Some("KL"),
            Self::Tt => Some("TT"),
            Self::Nd => Some("NĐ"),
            Self::Sy => Some("SY"),
            Self::Trs => Some("TrS"),
            Self::Sl => Some("SL"),
            Self::Cv | Self::Luat | Self::Other => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_those_of_the_schema() {
        assert_eq!(DocumentKind::Hdong.code().ok().as_deref(), Some("HDONG"));
        assert_eq!(DocumentKind::Ttr.code().ok().as_deref(), Some("TTR"));
    }
}
