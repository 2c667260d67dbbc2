//! Days, as papers write them: "ngày 24 tháng 8 năm 2020", "12/10/2020", "ngày … tháng 10 năm 2020".

use chrono::NaiveDate;
use regex::Regex;
use std::sync::LazyLock;

#[expect(
    clippy::expect_used,
    reason = "every pattern is a constant of this crate and is compiled by its tests"
)]
pub(crate) fn pattern(source: &str) -> Regex {
    Regex::new(source).expect("a constant pattern")
}

/// A full date; day, month, year are groups 1–3 in words or 4–6 in figures.
pub(crate) const DATE: &str = r"(?:(?i:ngày)\s*(\d{1,2})\s*(?i:tháng)\s*(\d{1,2})\s*(?i:năm)\s*(\d{4})|(?:(?i:ngày)\s*)?(\d{1,2})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?(\d{4}))";

static FULL: LazyLock<Regex> = LazyLock::new(|| pattern(DATE));
static BLANK: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)ngày\s*([\d.…_]*)\s*tháng\s*([\d.…_]*)\s*năm\s*([\d.…_]*)"));

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Written {
    Day(NaiveDate),
    /// "ngày … tháng 10 năm 2020"
    Blank,
    /// "ngày 31 tháng 02 năm 2020"
    Impossible,
}

/// The first date written in a text, with the bytes it takes.
pub(crate) fn first(text: &str) -> Option<(Written, std::ops::Range<usize>)> {
    if let Some(found) = FULL.captures(text) {
        let range = found.get(0)?.range();
        let group = |a, b| {
            found
                .get(a)
                .or_else(|| found.get(b))?
                .as_str()
                .parse::<u32>()
                .ok()
        };
        let day = NaiveDate::from_ymd_opt(
            i32::try_from(group(3, 6)?).ok()?,
            group(2, 5)?,
            group(1, 4)?,
        );
        return Some((day.map_or(Written::Impossible, Written::Day), range));
    }
    BLANK
        .find(text)
        .map(|found| (Written::Blank, found.range()))
}

/// The last day of a month.
pub(crate) fn month_end(year: i32, month: u32) -> Option<NaiveDate> {
    let (year, month) = if month == 12 {
        (year + 1, 1)
    } else {
        (year, month + 1)
    };
    NaiveDate::from_ymd_opt(year, month, 1)?.pred_opt()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_in_words_and_figures() {
        let day = NaiveDate::from_ymd_opt(2020, 10, 5).map(Written::Day);
        for text in [
            "ngày 05 tháng 10 năm 2020",
            "05/10/2020",
            "ngày 5-10-2020",
            "Ngày 5.10.2020",
        ] {
            assert_eq!(first(text).map(|found| found.0), day, "{text}");
        }
        assert_eq!(
            first("ngày tháng 10 năm 2020").map(|found| found.0),
            Some(Written::Blank)
        );
        assert_eq!(
            first("ngày ... tháng ... năm 2020").map(|found| found.0),
            Some(Written::Blank)
        );
        assert_eq!(
            first("31/02/2020").map(|found| found.0),
            Some(Written::Impossible)
        );
        assert_eq!(first("năm học 2020 - 2021"), None);
        assert_eq!(month_end(2020, 2), NaiveDate::from_ymd_opt(2020, 2, 29));
    }
}
