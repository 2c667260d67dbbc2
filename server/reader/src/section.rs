//! What a heading announces: legal basis, objectives, requirements, topics, duties. And what a label announces:
//! "Thời điểm:", "Chủ trì:".

use crate::fold::{fold, has_phrase, starts_phrase};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Purport {
    LegalBasis,
    /// "Mục đích, yêu cầu" in one heading.
    Aims,
    Objectives,
    Requirements,
    Topics,
    Duties,
    /// Known to be none of these: circumstances, results, costs.
    Other,
}

/// Longer lines are sentences, not titles.
const LONGEST_TITLE: usize = 20;

pub(crate) fn is_title_like(text: &str) -> bool {
    let text = text.trim_end();
    let words = text.split(' ').count();
    let sentence = text.ends_with('.') && words > 8;
    !sentence && words <= LONGEST_TITLE && !text.ends_with([';', ','])
}

/// What a title announces; none where its words tell nothing.
pub(crate) fn purport(title: &str) -> Option<Purport> {
    if title.len() > 400 || !is_title_like(title) {
        return None;
    }
    let folded = fold(title);
    let has = |phrases: &[&str]| phrases.iter().any(|phrase| has_phrase(&folded, phrase));
    let starts = |phrases: &[&str]| phrases.iter().any(|phrase| starts_phrase(&folded, phrase));
    if starts(&["can cu", "co so phap ly", "co so xay dung", "cac can cu"]) {
        return Some(Purport::LegalBasis);
    }
    if has(&["muc dich", "muc tieu"]) && has(&["yeu cau"]) {
        return Some(Purport::Aims);
    }
    if starts(&["muc dich", "muc tieu", "chi tieu", "y nghia"]) {
        return Some(Purport::Objectives);
    }
    if starts(&["yeu cau"]) {
        return Some(Purport::Requirements);
    }
    if starts(&[
        "dac diem",
        "thuan loi",
        "kho khan",
        "danh gia",
        "ket qua",
        "boi canh",
        "tinh hinh",
        "doi tuong",
        "pham vi",
        "kinh phi",
        "hinh thuc",
        "phuong thuc",
        "ton tai",
        "han che",
        "quan diem",
        "thoi gian",
        "dia diem",
        "thanh phan",
        "co cau",
        "nguyen nhan",
    ]) {
        return Some(Purport::Other);
    }
    if has(&[
        "to chuc thuc hien",
        "phan cong",
        "trach nhiem",
        "nhiem vu",
        "giai phap",
        "bien phap",
        "che do bao cao",
        "thong tin bao cao",
        "thong tin, bao cao",
        "tien do",
        "lo trinh",
        "ke hoach thuc hien",
        "ke hoach cu the",
        "noi dung thuc hien",
        "noi dung cong viec",
        "cong viec",
        "hoat dong",
        "lich cong tac",
        "cong tac trong tam",
        "to chuc trien khai",
    ]) {
        return Some(Purport::Duties);
    }
    has(&["noi dung", "trong tam"]).then_some(Purport::Topics)
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Label {
    Time,
    Responsible,
    Other,
}

/// The label that begins a line, and the words after it.
pub(crate) fn label(text: &str) -> Option<(Label, &str)> {
    let head_end = text
        .char_indices()
        .take(40)
        .find(|(_, c)| *c == ':')
        .map(|(index, _)| index)?;
    let folded = fold(text.get(..head_end)?.trim());
    let rest = text.get(head_end + 1..)?.trim();
    let label = match folded.as_str() {
        "thoi diem"
        | "thoi gian"
        | "thoi han"
        | "tien do"
        | "thoi gian thuc hien"
        | "thoi gian hoan thanh"
        | "han hoan thanh"
        | "thoi han hoan thanh"
        | "thoi gian to chuc"
        | "thoi diem bao cao"
        | "thoi gian bao cao"
        | "hoan thanh"
        | "thoi han bao cao"
        | "thoi diem thuc hien"
        | "thoi han thuc hien" => Label::Time,
        "don vi thuc hien"
        | "phu trach"
        | "nguoi phu trach"
        | "chu tri"
        | "don vi chu tri"
        | "bo phan phu trach"
        | "nguoi thuc hien"
        | "bo phan thuc hien"
        | "phan cong"
        | "phan cong phu trach"
        | "bo phan chu tri"
        | "co quan chu tri"
        | "phan cong thuc hien" => Label::Responsible,
        "hinh thuc"
        | "dia diem"
        | "thanh phan"
        | "kinh phi"
        | "phoi hop"
        | "don vi phoi hop"
        | "doi tuong"
        | "so luong"
        | "noi dung"
        | "ket qua"
        | "san pham"
        | "chi tieu"
        | "bien phap"
        | "luu y"
        | "ghi chu"
        | "yeu cau"
        | "muc dich"
        | "phuong thuc"
        | "noi nhan bao cao"
        | "co quan phoi hop"
        | "cach thuc"
        | "hinh thuc thuc hien"
        | "hinh thuc bao cao"
        | "minh chung" => Label::Other,
        _ => return None,
    };
    (!rest.is_empty()).then_some((label, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_and_labels() {
        assert_eq!(
            purport("CĂN CỨ XÂY DỰNG KẾ HOẠCH"),
            Some(Purport::LegalBasis)
        );
        assert_eq!(purport("MỤC ĐÍCH YÊU CẦU"), Some(Purport::Aims));
        assert_eq!(
            purport("NỘI DUNG TRUYỀN THÔNG TRỌNG TÂM"),
            Some(Purport::Topics)
        );
        assert_eq!(purport("Nhiệm vụ và giải pháp"), Some(Purport::Duties));
        assert_eq!(purport("Phòng Giáo dục và Đào tạo"), None);
        assert_eq!(
            label("Thời điểm: Cuối học kỳ I"),
            Some((Label::Time, "Cuối học kỳ I"))
        );
        assert_eq!(label("Như sau: các trường"), None);
    }
}
