//! The form of the head: Quốc hiệu, number and symbol, day.

use crate::date::pattern;
use crate::finding::FindingCode as Code;
use crate::fold::is_capitals;
use crate::model::{Finding, Line};
use crate::vocabulary::LineRole;
use regex::Regex;
use std::sync::LazyLock;

const MOTTO: &str = "Độc lập - Tự do - Hạnh phúc";

static REPUBLIC: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)cộng\s+h(?:òa|oà)\s+xã\s+hội\s+chủ\s+nghĩa\s+việt\s+nam"));
static AS_MOTTO: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)độc\s+lập\s*[-–—]\s*tự\s+do\s*[-–—]\s*hạnh\s+phúc"));
static NUMBER: LazyLock<Regex> = LazyLock::new(|| pattern(r"^(?i:số)\s*:?\s*(\d{1,5})\s*/"));
static DAY: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i:ngày)\s+(\d{1,2})\s+(?i:tháng)\s+(\d{1,2})\s+(?i:năm)"));
static SYMBOL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?:\d[a-z]?|[.…_])(\s?/\s?\p{Lu}[\p{Lu}\d&]+(?:\s?[-–—]\s?\p{Lu}[\p{Lu}\d&]+)+)")
});

pub(super) fn national_heading(line: &Line, found: &mut Vec<Finding>) {
    if !matches!(line.role, LineRole::NationalHeading | LineRole::HeaderRow) {
        return;
    }
    if let Some(name) = REPUBLIC.find(&line.text)
        && !is_capitals(name.as_str())
    {
        let message = "Quốc hiệu viết bằng chữ in hoa.";
        let finding = Finding::within(line, name.range(), Code::NationalHeadingForm, message);
        found.push(finding.suggest(name.as_str().to_uppercase()));
    }
    if let Some(motto) = AS_MOTTO.find(&line.text)
        && motto.as_str() != MOTTO
    {
        let message = "Tiêu ngữ viết chữ in thường, chữ đầu mỗi cụm từ viết hoa, giữa các cụm từ là gạch nối (-) có cách chữ.";
        let finding = Finding::within(line, motto.range(), Code::NationalHeadingForm, message);
        found.push(finding.suggest(MOTTO));
    }
}

/// "Số: 5/…" is written "Số: 05/…", "Số: 012/…" is written "Số: 12/…".
pub(super) fn number(line: &Line, found: &mut Vec<Finding>) {
    if !matches!(line.role, LineRole::Number | LineRole::HeaderRow) {
        return;
    }
    let Some(figure) = NUMBER.captures(&line.text).and_then(|found| found.get(1)) else {
        return;
    };
    let due = padded(figure.as_str());
    if due != figure.as_str() {
        let message = "Số nhỏ hơn 10 ghi thêm số 0 ở trước; số từ 10 trở lên thì không.";
        let finding = Finding::within(line, figure.range(), Code::LeadingZero, message);
        found.push(finding.suggest(due));
    }
}

/// "ngày 5 tháng 2 năm …" is written "ngày 05 tháng 02 năm …", "tháng 03" is written "tháng 3".
pub(super) fn date(line: &Line, found: &mut Vec<Finding>) {
    if !matches!(line.role, LineRole::PlaceAndDate | LineRole::HeaderRow) {
        return;
    }
    let Some(date) = DAY.captures(&line.text) else {
        return;
    };
    let (Some(whole), Some(day), Some(month)) = (date.get(0), date.get(1), date.get(2)) else {
        return;
    };
    let month_due = match month.as_str().trim_start_matches('0') {
        "1" => "01",
        "2" => "02",
        plain => plain,
    };
    let due = format!("ngày {} tháng {month_due} năm", padded(day.as_str()));
    if day.as_str() != padded(day.as_str()) || month.as_str() != month_due {
        let message =
            "Ngày nhỏ hơn 10 và tháng 1, tháng 2 ghi thêm số 0 ở trước; tháng khác thì không.";
        let finding = Finding::within(line, whole.range(), Code::LeadingZero, message);
        found.push(finding.suggest(due));
    }
}

fn padded(figure: &str) -> String {
    match figure.trim_start_matches('0') {
        "" => figure.to_owned(),
        plain => format!("{plain:0>2}"),
    }
}

/// "82/KH – SGDĐT" is written "82/KH-SGDĐT", in the head and wherever a paper is named.
pub(super) fn dashes(line: &Line, found: &mut Vec<Finding>) {
    // What stands behind the number alone: its noughts are another matter.
    let symbols = SYMBOL.captures_iter(&line.text);
    for symbol in symbols.filter_map(|found| found.get(1)) {
        let after = line.text.get(symbol.end()..).unwrap_or_default();
        // The capital of a word that follows a dash is no group of the symbol.
        if after.starts_with(char::is_alphabetic) {
            continue;
        }
        let due: String = symbol
            .as_str()
            .chars()
            .filter(|c| !c.is_whitespace())
            .map(|c| if matches!(c, '–' | '—') { '-' } else { c })
            .collect();
        if due != symbol.as_str() {
            let message =
                "Các nhóm chữ của ký hiệu nối với nhau bằng gạch nối (-), không cách chữ.";
            let finding = Finding::within(line, symbol.range(), Code::WrongDash, message);
            found.push(finding.suggest(due));
        }
    }
}
