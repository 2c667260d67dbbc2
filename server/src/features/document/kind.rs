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
    /// Quy định
    Qyd,
    /// Thông cáo
    Tc,
    /// Dự án
    Duan,
    /// Công điện
    Cd,
    /// Bản ghi nhớ
    Bgn,
    /// Bản thỏa thuận
    Btt,
    /// Giấy ủy quyền
    Guq,
    /// Giấy giới thiệu
    Ggt,
    /// Giấy nghỉ phép
    Gnp,
    /// Phiếu gửi
    Pg,
    /// Phiếu chuyển
    Pc,
    /// Phiếu báo
    Pb,
    /// Thư công
    Tcong,
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

    /// What it is called on paper; a công văn only when another paper names it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Nq => "Nghị quyết",
            Self::Qd => "Quyết định",
            Self::Ct => "Chỉ thị",
            Self::Qc => "Quy chế",
            Self::Tb => "Thông báo",
            Self::Hd => "Hướng dẫn",
            Self::Ctr => "Chương trình",
            Self::Kh => "Kế hoạch",
            Self::Pa => "Phương án",
            Self::Da => "Đề án",
            Self::Bc => "Báo cáo",
            Self::Bb => "Biên bản",
            Self::Ttr => "Tờ trình",
            Self::Hdong => "Hợp đồng",
            Self::Gm => "Giấy mời",
            Self::Cv => "Công văn",
            Self::Kl => "Kết luận",
            Self::Tt => "Thông tư",
            Self::Nd => "Nghị định",
            Self::Luat => "Luật",
            Self::Sy => "Sao y",
            Self::Trs => "Trích sao",
            Self::Sl => "Sao lục",
            Self::Qyd => "Quy định",
            Self::Tc => "Thông cáo",
            Self::Duan => "Dự án",
            Self::Cd => "Công điện",
            Self::Bgn => "Bản ghi nhớ",
            Self::Btt => "Bản thỏa thuận",
            Self::Guq => "Giấy ủy quyền",
            Self::Ggt => "Giấy giới thiệu",
            Self::Gnp => "Giấy nghỉ phép",
            Self::Pg => "Phiếu gửi",
            Self::Pc => "Phiếu chuyển",
            Self::Pb => "Phiếu báo",
            Self::Tcong => "Thư công",
            Self::Other => "Văn bản",
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
            Self::Qyd => Some("QyĐ"),
            Self::Tc => Some("TC"),
            Self::Duan => Some("DA"),
            Self::Cd => Some("CĐ"),
            Self::Bgn => Some("BGN"),
            Self::Btt => Some("BTT"),
            Self::Guq => Some("GUQ"),
            Self::Ggt => Some("GGT"),
            Self::Gnp => Some("GNP"),
            Self::Pg => Some("PG"),
            Self::Pc => Some("PC"),
            Self::Pb => Some("PB"),
            Self::Cv | Self::Tcong | Self::Luat | Self::Other => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use async_graphql::resolver_utils::EnumType as _;

    #[test]
    fn codes_are_those_of_the_schema() {
        assert_eq!(DocumentKind::Hdong.code().ok().as_deref(), Some("HDONG"));
        assert_eq!(DocumentKind::Ttr.code().ok().as_deref(), Some("TTR"));
    }

    #[test]
    fn every_kind_of_the_decree_has_its_name_and_letters() {
        // Nghị định 30/2020/NĐ-CP, Phụ lục III, mục I.
        let decree = "Nghị quyết NQ, Quyết định QĐ, Chỉ thị CT, Quy chế QC, Quy định QyĐ, Thông cáo TC, Thông báo TB, \
            Hướng dẫn HD, Chương trình CTr, Kế hoạch KH, Phương án PA, Đề án ĐA, Dự án DA, Báo cáo BC, Biên bản BB, \
            Tờ trình TTr, Hợp đồng HĐ, Công điện CĐ, Bản ghi nhớ BGN, Bản thỏa thuận BTT, Giấy ủy quyền GUQ, \
            Giấy mời GM, Giấy giới thiệu GGT, Giấy nghỉ phép GNP, Phiếu gửi PG, Phiếu chuyển PC, Phiếu báo PB, \
            Sao y SY, Trích sao TrS, Sao lục SL";
        let kinds: Vec<DocumentKind> = DocumentKind::items()
            .iter()
            .map(|item| item.value)
            .collect();
        for kind in decree.split(", ") {
            let found = kinds.iter().any(|one| {
                let letters = one.letters().unwrap_or_default();
                kind == format!("{} {letters}", one.name())
            });
            assert!(found, "{kind}");
        }
        assert!(kinds.iter().any(|one| one.name() == "Thư công"));
    }
}
