//! Where an issuer's name ends and the subject begins.

use super::Mention;
use crate::date::pattern;
use crate::fold::fold;
use crate::kind;
use crate::vocabulary::DocumentKind;
use chrono::NaiveDate;
use regex::Regex;
use std::sync::LazyLock;

/// What ends an issuer's name and begins the subject.
pub(super) static SUBJECT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?x)\s\(?(?:(?i:về)|[Vv]/[Vv]|ban\shành|quy\sđịnh|hướng\sdẫn|phê\sduyệt|triển\skhai|sửa\sđổi|thực\shiện|tăng\scường|công\sbố
        |đẩy\smạnh|nâng\scao|chấn\schỉnh|kèm\stheo|tổ\schức
        |Truyền\sthông|Triển\skhai|Tăng\scường|Thực\shiện|Tổ\schức|Hướng\sdẫn|Phê\sduyệt|Ban\shành|Quy\sđịnh|Đẩy\smạnh
        |Nâng\scao|Công\stác|Kế\shoạch|Tuyên\struyền|Chương\strình|Phòng,\schống|Chuyển\sđổi)(?:\s|$)",
    )
});

pub(super) static NAME_END: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"[;:“\x22]|\.(?:\s|$)|\s(?:và\s(?:các|nh)|để|đã|trong|tại|cho|do|là|nhằm|theo|như|có|được|yêu cầu|đề nghị)\s|,\s",
    )
});

pub(super) static ACRONYM: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\s*\((?:sau đây[^)]*|[A-ZĐ&]{2,}[^)]{0,12})\)"));

pub(super) static PERIOD: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)giai đoạn\s*(?:từ\s*)?(?:năm\s*)?\d{4}\s*(?:-|–|—|đến)\s*(?:năm\s*)?(\d{4})|đến năm (\d{4})|năm (\d{4})(?:\s*[-–—]\s*(\d{4}))?",
    )
});

/// A full stop followed by a capital, or at the end.
pub(super) fn sentence_end(text: &str) -> Option<usize> {
    text.match_indices('.').find_map(|(index, _)| {
        let after = text.get(index + 1..)?;
        let ends = after.is_empty()
            || after.trim_start().starts_with(char::is_uppercase) && after.starts_with(' ')
            || after.starts_with('/');
        ends.then_some(index)
    })
}

pub(super) fn issuer_end(named: &str) -> usize {
    let subject = SUBJECT.find_iter(named).find(|found| {
        !named
            .get(..found.start())
            .is_some_and(|name| name.ends_with(" và"))
    });
    let mut end = subject.map_or(named.len(), |found| found.start());
    let another = kind_after_and(named).unwrap_or(named.len());
    end = end.min(another);
    for stop in NAME_END.find_iter(named.get(..end).unwrap_or(named)) {
        // "Sở Văn hóa, Thể thao và Du lịch" goes on after its comma.
        let after = named.get(stop.end()..end).unwrap_or_default();
        let goes_on = stop.as_str().starts_with(',')
            && after.starts_with(char::is_uppercase)
            && after.split_once(" và ").is_some_and(|(middle, last)| {
                middle.split(' ').count() <= 3 && last.starts_with(char::is_uppercase)
            });
        if !goes_on {
            return stop.start();
        }
    }
    end
}

pub(super) fn kind_after_and(named: &str) -> Option<usize> {
    named
        .match_indices(" và ")
        .map(|(index, _)| index)
        .find(|index| {
            let after: String = named
                .get(index + " và ".len()..)
                .unwrap_or_default()
                .chars()
                .take(24)
                .collect();
            kind::beginning(&fold(&after)).is_some()
        })
}

pub(super) fn subject_of(rest: &str) -> Option<String> {
    let rest = ACRONYM.replace(rest, "");
    let body = rest
        .trim_start()
        .trim_start_matches(',')
        .trim_start()
        .trim_start_matches('(');
    let body = if rest.contains(')') {
        body.trim_end_matches(')')
    } else {
        body
    };
    let spaced = format!(" {body}");
    SUBJECT.find(&spaced).filter(|found| found.start() == 0)?;
    let folded = fold(body);
    let skip = ["ve viec ", "ve ", "v/v "]
        .into_iter()
        .find(|lead| folded.starts_with(lead))
        .map_or(0, |lead| lead.chars().count());
    tidy(
        body.char_indices()
            .nth(skip)
            .and_then(|(index, _)| body.get(index..))?,
    )
}

pub(super) fn tidy(text: &str) -> Option<String> {
    let mut text = text.trim();
    loop {
        let shorter = text.trim_end_matches([',', ';', '.', ':', '-', ' ']);
        let shorter = shorter
            .strip_suffix(" và các")
            .or_else(|| shorter.strip_suffix(" và"))
            .unwrap_or(shorter);
        if shorter == text {
            break;
        }
        text = shorter;
    }
    (!text.is_empty()).then(|| text.to_owned())
}

/// The end of the period that a plan states in its own subject.
pub(super) fn validity(mention: &Mention) -> Option<NaiveDate> {
    let planlike = |kind| {
        matches!(
            kind,
            DocumentKind::Plan
                | DocumentKind::Programme
                | DocumentKind::Project
                | DocumentKind::Scheme
        )
    };
    let by_symbol = mention.symbol.as_deref().and_then(kind::of_symbol);
    if !mention.kind.into_iter().chain(by_symbol).any(planlike) {
        return None;
    }
    let subject = mention.subject.as_deref()?;
    let found = PERIOD.captures(subject)?;
    let year = found
        .get(1)
        .or_else(|| found.get(2))
        .or_else(|| found.get(4))
        .or_else(|| found.get(3))?;
    NaiveDate::from_ymd_opt(year.as_str().parse().ok()?, 12, 31)
}
