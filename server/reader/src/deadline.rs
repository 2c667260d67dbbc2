//! Times that a duty states: days, months, ends of terms and years, recurrences.

mod rules;

use crate::model::{Deadline, SchoolYear};
use chrono::{Datelike, NaiveDate};
use rules::RULES;
use std::ops::Range;

/// How freely a text may be read: a labelled time ("Thời gian: tháng 9") says nothing else, running text does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Context {
    Labelled,
    Running,
}

/// Which year a day or month without one belongs to.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Years {
    pub school_year: Option<SchoolYear>,
    pub issued_on: Option<NaiveDate>,
}

impl Years {
    /// Months from August on belong to a school year's first calendar year.
    fn of_month(self, month: u32) -> Option<i32> {
        match self.school_year {
            Some(year) => Some(if month >= 8 {
                year.first()
            } else {
                year.last()
            }),
            None => self.issued_on.map(|day| day.year()),
        }
    }
}

/// Every time stated in a text, in its order, with the byte where it begins. `taken` are stretches to leave alone:
/// dates of cited documents.
pub(crate) fn scan(
    text: &str,
    context: Context,
    years: Years,
    taken: &[Range<usize>],
) -> Vec<(usize, Deadline)> {
    let mut found: Vec<(Range<usize>, Vec<Deadline>)> = Vec::new();
    for rule in RULES
        .iter()
        .filter(|rule| rule.context == Context::Running || context == Context::Labelled)
    {
        for captures in rule.pattern.captures_iter(text) {
            let Some(range) = captures.get(0).map(|whole| whole.range()) else {
                continue;
            };
            let free = |other: &Range<usize>| other.end <= range.start || range.end <= other.start;
            // `taken` is in order: only the first that ends later can overlap.
            let cited = taken
                .get(taken.partition_point(|other| other.end <= range.start))
                .is_some_and(|other| !free(other));
            if found.len() < MOST && !cited && found.iter().all(|(other, _)| free(other)) {
                let deadlines = (rule.read)(&captures, years);
                if !deadlines.is_empty() {
                    found.push((range, deadlines));
                }
            }
        }
    }
    found.sort_by_key(|(range, _)| range.start);
    found
        .into_iter()
        .flat_map(|(range, deadlines)| {
            deadlines
                .into_iter()
                .map(move |deadline| (range.start, deadline))
        })
        .collect()
}

/// No clause states more times.
const MOST: usize = 32;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocabulary::DeadlineKind;

    fn kinds(text: &str, context: Context) -> Vec<DeadlineKind> {
        let years = Years {
            school_year: SchoolYear::starting(2020),
            issued_on: None,
        };
        scan(text, context, years, &[])
            .into_iter()
            .map(|(_, deadline)| deadline.kind)
            .collect()
    }

    fn date(text: &str) -> Option<NaiveDate> {
        let years = Years {
            school_year: SchoolYear::starting(2020),
            issued_on: None,
        };
        scan(text, Context::Labelled, years, &[])
            .first()
            .and_then(|(_, deadline)| deadline.date)
    }

    #[test]
    fn times_in_running_text() {
        for (text, expected) in [
            (
                "Báo cáo 02 lần/ năm học về Sở",
                vec![DeadlineKind::Recurrence],
            ),
            (
                "Cuối học kỳ I và cuối năm học.",
                vec![DeadlineKind::TermEnd, DeadlineKind::SchoolYearEnd],
            ),
            (
                "gửi về Phòng trước ngày 15/01/2021",
                vec![DeadlineKind::Date],
            ),
            ("trước ngày 25 hằng tháng", vec![DeadlineKind::Monthly]),
            ("nhân ngày 20/11 và các ngày lễ", vec![]),
            ("thường xuyên cập nhật", vec![]),
            (
                "cuối học kỳ I, học kỳ II",
                vec![DeadlineKind::TermEnd, DeadlineKind::TermEnd],
            ),
            (
                "từ tháng 9/2020 đến tháng 5/2021",
                vec![DeadlineKind::Period],
            ),
        ] {
            assert_eq!(kinds(text, Context::Running), expected, "{text}");
        }
    }

    #[test]
    fn labelled_times_say_less_and_mean_more() {
        assert_eq!(
            kinds("Thường xuyên", Context::Labelled),
            [DeadlineKind::Ongoing]
        );
        assert_eq!(date("Tháng 9"), NaiveDate::from_ymd_opt(2020, 9, 30));
        assert_eq!(date("Tháng 02/2021"), NaiveDate::from_ymd_opt(2021, 2, 28));
        assert_eq!(date("20/11"), NaiveDate::from_ymd_opt(2020, 11, 20));
        assert_eq!(
            date("từ ngày 05/9/2020 đến ngày 30/9/2020"),
            NaiveDate::from_ymd_opt(2020, 9, 30)
        );
    }
}
