//! The form of the foot: "Nơi nhận" and the marks of who signs for whom.

use super::ending;
use crate::date::pattern;
use crate::finding::FindingCode as Code;
use crate::fold::{fold, starts_phrase};
use crate::model::{Finding, Line};
use crate::vocabulary::LineRole;
use regex::Regex;
use std::sync::LazyLock;

static MODE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?:^|\s)(KT|TL|TM|TUQ|Q)\.?\s+\p{Lu}{2,}"));
static ARCHIVE: LazyLock<Regex> = LazyLock::new(|| pattern(r"(Lưu)\s*:?\s*\p{Lu}"));

/// Each line of "Nơi nhận" ends with ";", the last, which says where the paper is kept, with ".".
pub(super) fn recipients(lines: &[Line], found: &mut Vec<Finding>) {
    let listed: Vec<&Line> = lines
        .iter()
        .filter(|line| line.role == LineRole::Recipients && is_listed(&line.text))
        .collect();
    let Some((last, before)) = listed.split_last() else {
        return;
    };
    for line in before {
        let message = "Mỗi dòng nơi nhận kết thúc bằng dấu chấm phẩy (;).";
        ending(
            line,
            &line.text,
            ";",
            Code::RecipientPunctuation,
            message,
            found,
        );
    }
    if fold(&last.text).contains("luu") {
        let message = "Dòng cuối của nơi nhận kết thúc bằng dấu chấm (.).";
        ending(
            last,
            &last.text,
            ".",
            Code::RecipientPunctuation,
            message,
            found,
        );
        archive(last, found);
    } else {
        let message = "Cuối phần Nơi nhận thiếu dòng “- Lưu: VT, …”.";
        let finding = Finding::within(last, 0..last.text.len(), Code::MissingArchive, message);
        let kept = last.text.trim_end_matches(['.', ',', ';', '/']);
        found.push(finding.suggest(format!("{kept};\n- Lưu: VT.")));
    }
}

fn is_listed(text: &str) -> bool {
    text.starts_with(['-', '–', '—', '+', '•', '*']) || starts_phrase(&fold(text), "luu")
}

/// "- Lưu VT" is written "- Lưu: VT".
fn archive(line: &Line, found: &mut Vec<Finding>) {
    let Some(word) = ARCHIVE.captures(&line.text).and_then(|found| found.get(1)) else {
        return;
    };
    let after = line.text.get(word.end()..).unwrap_or_default();
    if !after.trim_start().starts_with(':') {
        let message = "Sau chữ “Lưu” có dấu hai chấm (:).";
        let finding = Finding::within(line, word.range(), Code::RecipientPunctuation, message);
        found.push(finding.suggest("Lưu:"));
    }
}

/// "KT TRƯỞNG PHÒNG" is written "KT. TRƯỞNG PHÒNG".
pub(super) fn signing_mode(line: &Line, found: &mut Vec<Finding>) {
    if line.role != LineRole::Signer {
        return;
    }
    let Some(mode) = MODE.captures(&line.text).and_then(|found| found.get(1)) else {
        return;
    };
    let after = line.text.get(mode.end()..).unwrap_or_default();
    if !after.starts_with('.') {
        let message = "Sau chữ viết tắt chỉ thẩm quyền ký có dấu chấm.";
        let finding = Finding::within(line, mode.range(), Code::SigningModeForm, message);
        found.push(finding.suggest(format!("{}.", mode.as_str())));
    }
}
