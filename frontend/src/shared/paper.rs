//! What administrative papers are: their kinds, and how the office names one. Its own words, Vietnamese whatever the
//! screen speaks.

use chrono::Datelike as _;

use crate::shared::api::scalars::Date;
use crate::shared::api::schema;

/// The kinds of administrative paper, by their letters in a symbol.
#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum DocumentKind {
    #[cynic(rename = "NQ")]
    Resolution,
    #[cynic(rename = "QD")]
    Decision,
    #[cynic(rename = "CT")]
    Directive,
    #[cynic(rename = "QC")]
    Regulation,
    #[cynic(rename = "TB")]
    Notice,
    #[cynic(rename = "HD")]
    Guidance,
    #[cynic(rename = "CTR")]
    Programme,
    #[cynic(rename = "KH")]
    Plan,
    #[cynic(rename = "PA")]
    Scheme,
    #[cynic(rename = "DA")]
    Project,
    #[cynic(rename = "BC")]
    Report,
    #[cynic(rename = "BB")]
    Minutes,
    #[cynic(rename = "TTR")]
    Submission,
    #[cynic(rename = "HDONG")]
    Contract,
    #[cynic(rename = "GM")]
    Invitation,
    #[cynic(rename = "QYD")]
    Rules,
    #[cynic(rename = "TC")]
    Communique,
    #[cynic(rename = "DUAN")]
    Undertaking,
    #[cynic(rename = "CD")]
    Telegram,
    #[cynic(rename = "BGN")]
    Memorandum,
    #[cynic(rename = "BTT")]
    Agreement,
    #[cynic(rename = "GUQ")]
    Authorization,
    #[cynic(rename = "GGT")]
    Introduction,
    #[cynic(rename = "GNP")]
    LeavePermit,
    #[cynic(rename = "PG")]
    DispatchSlip,
    #[cynic(rename = "PC")]
    ForwardingSlip,
    #[cynic(rename = "PB")]
    NoticeSlip,
    #[cynic(rename = "TCONG")]
    PublicLetter,
    #[cynic(rename = "CV")]
    OfficialLetter,
    #[cynic(rename = "KL")]
    Conclusion,
    #[cynic(rename = "TT")]
    Circular,
    #[cynic(rename = "ND")]
    Decree,
    #[cynic(rename = "LUAT")]
    Law,
    #[cynic(rename = "SY")]
    CertifiedCopy,
    #[cynic(rename = "TRS")]
    CertifiedExcerpt,
    #[cynic(rename = "SL")]
    CopyOfCopy,
    Other,
}

impl DocumentKind {
    /// Made from another paper, not issued by itself.
    pub fn is_copy(self) -> bool {
        matches!(
            self,
            Self::CertifiedCopy | Self::CertifiedExcerpt | Self::CopyOfCopy
        )
    }
}

/// The word that the office writes before a number, whatever language the screen speaks.
pub fn office_word(kind: DocumentKind) -> &'static str {
    match kind {
        DocumentKind::Resolution => "Nghị quyết",
        DocumentKind::Decision => "Quyết định",
        DocumentKind::Directive => "Chỉ thị",
        DocumentKind::Regulation => "Quy chế",
        DocumentKind::Notice => "Thông báo",
        DocumentKind::Guidance => "Hướng dẫn",
        DocumentKind::Programme => "Chương trình",
        DocumentKind::Plan => "Kế hoạch",
        DocumentKind::Scheme => "Phương án",
        DocumentKind::Project => "Đề án",
        DocumentKind::Report => "Báo cáo",
        DocumentKind::Minutes => "Biên bản",
        DocumentKind::Submission => "Tờ trình",
        DocumentKind::Contract => "Hợp đồng",
        DocumentKind::Invitation => "Giấy mời",
        DocumentKind::Rules => "Quy định",
        DocumentKind::Communique => "Thông cáo",
        DocumentKind::Undertaking => "Dự án",
        DocumentKind::Telegram => "Công điện",
        DocumentKind::Memorandum => "Bản ghi nhớ",
        DocumentKind::Agreement => "Bản thỏa thuận",
        DocumentKind::Authorization => "Giấy ủy quyền",
        DocumentKind::Introduction => "Giấy giới thiệu",
        DocumentKind::LeavePermit => "Giấy nghỉ phép",
        DocumentKind::DispatchSlip => "Phiếu gửi",
        DocumentKind::ForwardingSlip => "Phiếu chuyển",
        DocumentKind::NoticeSlip => "Phiếu báo",
        DocumentKind::PublicLetter => "Thư công",
        DocumentKind::OfficialLetter => "Công văn",
        DocumentKind::Conclusion => "Kết luận",
        DocumentKind::Circular => "Thông tư",
        DocumentKind::Decree => "Nghị định",
        DocumentKind::Law => "Luật",
        DocumentKind::CertifiedCopy => "Sao y",
        DocumentKind::CertifiedExcerpt => "Trích sao",
        DocumentKind::CopyOfCopy => "Sao lục",
        DocumentKind::Other => "Văn bản",
    }
}

/// `666/CT-BGDĐT`; party papers put a hyphen after the number: `29-NQ/TW`.
pub fn designation(number: Option<&str>, symbol: &str) -> String {
    match number {
        None => symbol.to_owned(),
        Some(number) if symbol.is_empty() => number.to_owned(),
        Some(number) if symbol.contains('/') => format!("{number}-{symbol}"),
        Some(number) => format!("{number}/{symbol}"),
    }
}

/// `ngày 05 tháng 02 năm 2021`, as papers write a day: a nought before what is below ten, and of the months before the first
/// two.
pub fn day_in_words(day: Date) -> String {
    let month = match day.month() {
        month @ 1..=2 => format!("0{month}"),
        month => month.to_string(),
    };
    format!("ngày {:02} tháng {month} năm {}", day.day(), day.year())
}

/// `IV`.
pub fn roman(mut number: usize) -> String {
    const FIGURES: [(usize, &str); 9] = [
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut out = String::new();
    for (value, figure) in FIGURES {
        while number >= value {
            out.push_str(figure);
            number -= value;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::designation;

    #[test]
    fn party_papers_have_a_hyphen_after_the_number() {
        assert_eq!(designation(Some("666"), "CT-BGDĐT"), "666/CT-BGDĐT");
        assert_eq!(designation(Some("29"), "NQ/TW"), "29-NQ/TW");
        assert_eq!(designation(None, "NQ/TW"), "NQ/TW");
    }
}
