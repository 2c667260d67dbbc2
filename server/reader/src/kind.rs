//! The words and abbreviations for kinds of documents.

use crate::fold::fold;
use crate::vocabulary::DocumentKind;

/// Folded word, kind, abbreviation in symbols. Longer words stand before those they begin with.
const WORDS: &[(&str, DocumentKind, &str)] = &[
    ("thong tu lien tich", DocumentKind::JointCircular, "TTLT"),
    (
        "nghi quyet lien tich",
        DocumentKind::JointResolution,
        "NQLT",
    ),
    ("bo luat", DocumentKind::Law, ""),
    ("hien phap", DocumentKind::Constitution, ""),
    ("luat", DocumentKind::Law, ""),
    ("phap lenh", DocumentKind::Ordinance, ""),
    ("lenh", DocumentKind::Order, "L"),
    ("nghi dinh", DocumentKind::Decree, "NĐ"),
    ("thong tu", DocumentKind::Circular, "TT"),
    ("nghi quyet", DocumentKind::Resolution, "NQ"),
    ("quyet dinh", DocumentKind::Decision, "QĐ"),
    ("chi thi", DocumentKind::Directive, "CT"),
    ("quy che", DocumentKind::Statute, "QC"),
    ("quy dinh", DocumentKind::Regulation, "QyĐ"),
    ("thong cao", DocumentKind::Communique, "TC"),
    ("thong bao", DocumentKind::Notice, "TB"),
    ("huong dan", DocumentKind::Guideline, "HD"),
    ("chuong trinh", DocumentKind::Programme, "CTr"),
    ("ke hoach", DocumentKind::Plan, "KH"),
    ("phuong an", DocumentKind::Scheme, "PA"),
    ("de an", DocumentKind::Project, "ĐA"),
    ("du an", DocumentKind::Undertaking, "DA"),
    ("bao cao", DocumentKind::Report, "BC"),
    ("bien ban", DocumentKind::Minutes, "BB"),
    ("to trinh", DocumentKind::Submission, "TTr"),
    ("hop dong", DocumentKind::Contract, "HĐ"),
    ("cong dien", DocumentKind::Telegram, "CĐ"),
    ("cong van", DocumentKind::OfficialLetter, ""),
    ("giay moi", DocumentKind::Invitation, "GM"),
    ("ket luan", DocumentKind::Conclusion, "KL"),
    ("van ban", DocumentKind::Other, ""),
];

/// The Vietnamese word, for messages.
pub(crate) fn word(kind: DocumentKind) -> &'static str {
    match kind {
        DocumentKind::Constitution => "Hiến pháp",
        DocumentKind::Law => "Luật",
        DocumentKind::Ordinance => "Pháp lệnh",
        DocumentKind::Order => "Lệnh",
        DocumentKind::Decree => "Nghị định",
        DocumentKind::Circular => "Thông tư",
        DocumentKind::JointCircular => "Thông tư liên tịch",
        DocumentKind::Resolution => "Nghị quyết",
        DocumentKind::JointResolution => "Nghị quyết liên tịch",
        DocumentKind::Decision => "Quyết định",
        DocumentKind::Directive => "Chỉ thị",
        DocumentKind::Statute => "Quy chế",
        DocumentKind::Regulation => "Quy định",
        DocumentKind::Communique => "Thông cáo",
        DocumentKind::Notice => "Thông báo",
        DocumentKind::Guideline => "Hướng dẫn",
        DocumentKind::Programme => "Chương trình",
        DocumentKind::Plan => "Kế hoạch",
        DocumentKind::Scheme => "Phương án",
        DocumentKind::Project => "Đề án",
        DocumentKind::Undertaking => "Dự án",
        DocumentKind::Report => "Báo cáo",
        DocumentKind::Minutes => "Biên bản",
        DocumentKind::Submission => "Tờ trình",
        DocumentKind::Contract => "Hợp đồng",
        DocumentKind::Telegram => "Công điện",
        DocumentKind::OfficialLetter => "Công văn",
        DocumentKind::Invitation => "Giấy mời",
        DocumentKind::Conclusion => "Kết luận",
        DocumentKind::Other => "Văn bản",
    }
}

/// The kind whose word ends a folded text, with the bytes of that word.
pub(crate) fn ending(folded: &str) -> Option<(DocumentKind, usize)> {
    WORDS.iter().find_map(|&(word, kind, _)| {
        let before = folded.strip_suffix(word)?;
        (!before.ends_with(char::is_alphanumeric)).then_some((kind, word.len()))
    })
}

/// The kind whose word begins a folded text, with the bytes of that word.
pub(crate) fn beginning(folded: &str) -> Option<(DocumentKind, usize)> {
    WORDS.iter().find_map(|&(word, kind, _)| {
        let rest = folded.strip_prefix(word)?;
        (!rest.starts_with(char::is_alphanumeric)).then_some((kind, word.len()))
    })
}

/// The kind that a symbol's first group stands for: "KH-SGDĐT" is a plan. A công văn has none.
pub(crate) fn of_symbol(symbol: &str) -> Option<DocumentKind> {
    let group = symbol.split(['-', '/', '–']).next()?.trim();
    if group.starts_with("QH") || group.starts_with("UBTVQH") {
        return Some(DocumentKind::Law).filter(|_| group.starts_with("QH"));
    }
    let exact = WORDS
        .iter()
        .find(|(_, _, short)| !short.is_empty() && *short == group);
    exact
        .or_else(|| {
            WORDS.iter().find(|(_, _, short)| {
                short.len() > 1 && fold(short) == fold(group) && group.len() > 2
            })
        })
        .map(|&(_, kind, _)| kind)
}

/// True if the word and the symbol name the same kind. "QĐ" stands for quyết định and, in the Party, quy định.
pub(crate) fn agree(word: DocumentKind, symbol: DocumentKind) -> bool {
    word == symbol
        || word == DocumentKind::Other
        || (word == DocumentKind::Regulation && symbol == DocumentKind::Decision)
        || (word == DocumentKind::Resolution && symbol == DocumentKind::Law)
        || (word == DocumentKind::Statute && symbol == DocumentKind::Decision)
        || (word == DocumentKind::Ordinance && symbol == DocumentKind::Law)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_symbols() {
        assert_eq!(
            ending("thuc hien cong van").map(|found| found.0),
            Some(DocumentKind::OfficialLetter)
        );
        assert_eq!(of_symbol("KH-SGDĐT"), Some(DocumentKind::Plan));
        assert_eq!(of_symbol("CTr-UBND"), Some(DocumentKind::Programme));
        assert_eq!(of_symbol("CT-BGDĐT"), Some(DocumentKind::Directive));
        assert_eq!(of_symbol("SGDĐT-VP"), None);
        assert_eq!(beginning("luatsu"), None);
    }
}
