//! The times that a text names: days, months and school years, each where it stands.

use std::ops::Range;
use std::sync::LazyLock;

use chrono::NaiveDate;
use regex::{Captures, Regex};

use crate::date::{DATE, pattern};

/// A time, as far as the words settle it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moment {
    Day(NaiveDate),
    /// "tháng 9/2025": year and month.
    Month(i32, u32),
    /// "2025 - 2026": the year in which it begins.
    SchoolYear(i32),
}

/// A time and the bytes that its words take. Whoever writes "số 12/KH-SGDĐT, ngày 15/8/2025" names a paper by its day:
/// such a day is `of_paper`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    pub moment: Moment,
    pub range: Range<usize>,
    pub of_paper: bool,
}

static DAY: LazyLock<Regex> = LazyLock::new(|| pattern(DATE));
static MONTH: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i:tháng)\s*(\d{1,2})(?:\s*(?i:năm)\s*|\s?[/.-]\s?)(\d{4})"));
static YEAR: LazyLock<Regex> = LazyLock::new(|| pattern(r"\b(\d{4})\s?[-–—/]\s?(\d{4})\b"));
static PAPER: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\d+\s?[-/]\s?[\d/.-]*\p{Lu}[\p{L}\d/&.-]*[\s,;(]*(?i:ngày)?\s*$"));

fn number<T: std::str::FromStr>(found: &Captures<'_>, groups: [usize; 2]) -> Option<T> {
    let [a, b] = groups;
    found.get(a).or_else(|| found.get(b))?.as_str().parse().ok()
}

fn day(found: &Captures<'_>) -> Option<Moment> {
    let day = NaiveDate::from_ymd_opt(
        number(found, [3, 6])?,
        number(found, [2, 5])?,
        number(found, [1, 4])?,
    );
    day.map(Moment::Day)
}

fn month(found: &Captures<'_>) -> Option<Moment> {
    let month = number(found, [1, 1]).filter(|month| (1..=12).contains(month))?;
    Some(Moment::Month(number(found, [2, 2])?, month))
}

fn school_year(found: &Captures<'_>) -> Option<Moment> {
    let (from, until): (i32, i32) = (number(found, [1, 1])?, number(found, [2, 2])?);
    (until == from + 1).then_some(Moment::SchoolYear(from))
}

type Read = fn(&Captures<'_>) -> Option<Moment>;

/// All times of a text in order; a day is not told again as its month.
pub fn moments(text: &str) -> Vec<Span> {
    let mut found: Vec<Span> = Vec::new();
    let readers: [(&Regex, Read); 3] = [(&DAY, day), (&MONTH, month), (&YEAR, school_year)];
    for (pattern, read) in readers {
        for captures in pattern.captures_iter(text) {
            let (Some(whole), Some(moment)) = (captures.get(0), read(&captures)) else {
                continue;
            };
            let range = whole.range();
            let met = |other: &Span| other.range.start < range.end && range.start < other.range.end;
            if found.iter().any(met) {
                continue;
            }
            let before = text.get(..range.start).unwrap_or_default();
            let of_paper = matches!(moment, Moment::Day(_)) && PAPER.is_match(before);
            found.push(Span {
                moment,
                range,
                of_paper,
            });
        }
    }
    found.sort_by_key(|span| span.range.start);
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<(Moment, &str, bool)> {
        let spans = moments(text).into_iter();
        spans
            .map(|span| {
                let words = text.get(span.range).unwrap_or_default();
                (span.moment, words, span.of_paper)
            })
            .collect()
    }

    #[test]
    fn every_time_is_told_once_where_it_stands() {
        let day = |y, m, d| Moment::Day(NaiveDate::from_ymd_opt(y, m, d).unwrap_or_default());
        assert_eq!(
            told(
                "Năm học 2025–2026, trước ngày 15/9/2025, tháng 12/2025, ngày 05 tháng 01 năm 2026"
            ),
            [
                (Moment::SchoolYear(2025), "2025–2026", false),
                (day(2025, 9, 15), "ngày 15/9/2025", false),
                (Moment::Month(2025, 12), "tháng 12/2025", false),
                (day(2026, 1, 5), "ngày 05 tháng 01 năm 2026", false),
            ]
        );
        assert_eq!(told("giai đoạn 2021-2025, 31/02/2025"), []);
    }

    #[test]
    fn the_day_of_a_paper_is_known_as_such() {
        for text in [
            "Căn cứ Công văn số 1234/SGDĐT-VP ngày 15/8/2025",
            "Kế hoạch số 82/KH-SGDĐT, ngày 15 tháng 8 năm 2025",
            "Nghị quyết 29-NQ/TW (15/8/2025)",
        ] {
            assert!(told(text).iter().all(|(.., of_paper)| *of_paper), "{text}");
        }
        assert!(
            !told("Gửi báo cáo trước ngày 15/8/2025")
                .iter()
                .any(|it| it.2)
        );
    }
}
