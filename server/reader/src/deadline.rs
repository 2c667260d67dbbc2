//! Times that a duty states: days, months, ends of terms and years, recurrences.

use crate::date::{self, DATE, Written, pattern};
use crate::model::{Deadline, SchoolYear};
use crate::vocabulary::{DeadlineKind, RecurrenceUnit, Term};
use chrono::{Datelike, NaiveDate};
use regex::{Captures, Regex};
use std::ops::Range;
use std::sync::LazyLock;

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

struct Rule {
    pattern: Regex,
    context: Context,
    read: fn(&Captures<'_>, Years) -> Vec<Deadline>,
}

static RULES: LazyLock<Vec<Rule>> = LazyLock::new(|| {
    let rule = |source: &str, context, read| Rule {
        pattern: pattern(source),
        context,
        read,
    };
    let before = r"(?i:(?:trước|chậm nhất(?: là)?|hạn cuối(?: là)?|hạn chót|đến hết|hết|đến|vào|xong trước|hoàn thành trước|trong)\s+(?:ngày\s+|là\s+)?)";
    vec![
        rule(
            &format!(r"(?i:từ)\s+{DATE}\s*(?i:đến(?: hết)?|[-–])\s*{DATE}"),
            Context::Running,
            period,
        ),
        rule(
            r"(?i)từ (?:ngày )?(\d{1,2})/(\d{1,2})\s*(?:đến(?: hết)?|[-–])\s*(?:ngày )?(\d{1,2})/(\d{1,2})/(\d{4})",
            Context::Running,
            short_period,
        ),
        rule(
            r"(?i)(?:từ )?tháng (\d{1,2})(?:(?:/| năm )(\d{4}))?\s*(?:đến(?: hết)?|[-–])\s*(?:tháng )?(\d{1,2})(?:/| năm )(\d{4})",
            Context::Running,
            months,
        ),
        rule(
            r"(?i)(?:trước |vào )?(?:ngày )?(\d{1,2}) (?:hằng|hàng|mỗi) tháng",
            Context::Running,
            monthly_day,
        ),
        rule(
            &format!(r"{DATE}\s*(?i:đến(?: hết)?|[-–])\s*{DATE}"),
            Context::Labelled,
            period,
        ),
        rule(&format!("{before}{DATE}"), Context::Running, day),
        rule(DATE, Context::Labelled, day),
        rule(
            &format!(r"{before}(\d{{1,2}})/(\d{{1,2}})(?:[^/\d]|$)"),
            Context::Running,
            day_of_year,
        ),
        rule(
            r"(?:^|[^\d/])(\d{1,2})/(\d{1,2})(?:[^/\d]|$)",
            Context::Labelled,
            day_of_year,
        ),
        rule(
            r"(?i)(?:mỗi |một |trong )?(năm học|học k[ỳì]|quý|tháng|tuần|năm)(?: là)?:? (\d{1,2}) lần",
            Context::Running,
            unit_then_times,
        ),
        rule(
            r"(?i)(\d{1,2}|một|hai|ba|bốn) lần\s*(?:/|trong|mỗi|trên|một|/ ?1|/ ?01)\s*(?:0?1 |một |mỗi )?(năm học|học k[ỳì]|quý|tháng|tuần|năm)",
            Context::Running,
            times_per_unit,
        ),
        rule(
            r"(?i)(?:cuối|kết thúc|hết|sơ kết|sau khi kết thúc) (?:mỗi |từng |các )?(?:học k[ỳì]|HK)\s*(II|I|1|2)?(?:\s*(?:và|,)\s*(?:học k[ỳì]|HK)\s*(II|I|1|2))?(?:\s|[.,;:)]|$)",
            Context::Running,
            term_end,
        ),
        rule(
            r"(?i)(?:cuối|kết thúc|hết|tổng kết) năm học(?:\s*(\d{4})\s*[-–]\s*\d{4})?",
            Context::Running,
            school_year_end,
        ),
        rule(
            r"(?i)(?:cuối|hết) năm (\d{4})",
            Context::Running,
            calendar_year_end,
        ),
        rule(
            r"(?i)(?:hằng|hàng|mỗi) tuần|tuần nào cũng",
            Context::Running,
            |found, _| plain(found, DeadlineKind::Weekly),
        ),
        rule(
            r"(?i)(?:hằng|hàng|mỗi) tháng",
            Context::Running,
            |found, _| plain(found, DeadlineKind::Monthly),
        ),
        rule(
            r"(?i)(?:hằng|hàng|mỗi) quý",
            Context::Running,
            |found, _| plain(found, DeadlineKind::Quarterly),
        ),
        rule(
            r"(?i)(?:hằng|hàng|mỗi) ngày",
            Context::Labelled,
            |found, _| plain(found, DeadlineKind::Daily),
        ),
        rule(
            r"(?i)(?:hằng|hàng|mỗi) năm",
            Context::Labelled,
            |found, _| plain(found, DeadlineKind::Yearly),
        ),
        rule(
            r"(?i)(?:trong|trước|hết|cuối|vào) tháng (\d{1,2})(?:(?:\s?/\s?| năm )(\d{4}))?",
            Context::Running,
            month,
        ),
        rule(
            r"(?:^|[^\d/])(\d{1,2})/(\d{4})(?:[^\d/]|$)",
            Context::Labelled,
            month,
        ),
        rule(
            r"(?i)(?:trong|trước|hết|cuối) quý (IV|III|II|I|[1-4])(?:/| năm )(\d{4})",
            Context::Running,
            quarter,
        ),
        rule(
            r"(?i)tháng (\d{1,2})(?:(?:\s?/\s?| năm )(\d{4}))?",
            Context::Labelled,
            month,
        ),
        rule(
            r"(?i)quý (IV|III|II|I|[1-4])(?:(?:/| năm )(\d{4}))?",
            Context::Labelled,
            quarter,
        ),
        rule(
            r"(?i)thường xuyên|(?:trong )?(?:suốt |cả |trong )?năm học",
            Context::Labelled,
            |found, _| plain(found, DeadlineKind::Ongoing),
        ),
    ]
});

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

fn plain(found: &Captures<'_>, kind: DeadlineKind) -> Vec<Deadline> {
    vec![one(found, kind)]
}

fn one(found: &Captures<'_>, kind: DeadlineKind) -> Deadline {
    let text = found.get(0).map_or("", |whole| whole.as_str());
    let text = text
        .trim()
        .trim_end_matches([',', ';', ':', '.', ')'])
        .trim_start_matches(|c: char| !c.is_alphanumeric());
    Deadline {
        text: text.to_owned(),
        kind,
        line: 0,
        date: None,
        from: None,
        term: None,
        times: None,
        per: None,
        day: None,
    }
}

fn figure(found: &Captures<'_>, group: usize) -> Option<u32> {
    found.get(group)?.as_str().parse().ok()
}

fn year(found: &Captures<'_>, group: usize) -> Option<i32> {
    found.get(group)?.as_str().parse().ok()
}

fn period(found: &Captures<'_>, _: Years) -> Vec<Deadline> {
    let text = found.get(0).map_or("", |whole| whole.as_str());
    let Some((Written::Day(from), range)) = date::first(text) else {
        return Vec::new();
    };
    let Some((Written::Day(to), _)) = text.get(range.end..).and_then(date::first) else {
        return Vec::new();
    };
    vec![Deadline {
        from: Some(from),
        date: Some(to),
        ..one(found, DeadlineKind::Period)
    }]
}

fn short_period(found: &Captures<'_>, _: Years) -> Vec<Deadline> {
    let day = |d, m, offset: i32| {
        NaiveDate::from_ymd_opt(
            year(found, 5)? - offset,
            figure(found, m)?,
            figure(found, d)?,
        )
    };
    let to = day(3, 4, 0);
    let from = day(1, 2, 0)
        .filter(|from| Some(*from) <= to)
        .or_else(|| day(1, 2, 1));
    vec![Deadline {
        from,
        date: to,
        ..one(found, DeadlineKind::Period)
    }]
}

fn months(found: &Captures<'_>, _: Years) -> Vec<Deadline> {
    let (Some(first), Some(last), Some(last_year)) =
        (figure(found, 1), figure(found, 3), year(found, 4))
    else {
        return Vec::new();
    };
    let first_year = year(found, 2).unwrap_or(if first > last {
        last_year - 1
    } else {
        last_year
    });
    let from = NaiveDate::from_ymd_opt(first_year, first, 1);
    vec![Deadline {
        from,
        date: date::month_end(last_year, last),
        ..one(found, DeadlineKind::Period)
    }]
}

fn monthly_day(found: &Captures<'_>, _: Years) -> Vec<Deadline> {
    vec![Deadline {
        day: figure(found, 1).filter(|day| (1..=31).contains(day)),
        ..one(found, DeadlineKind::Monthly)
    }]
}

fn day(found: &Captures<'_>, _: Years) -> Vec<Deadline> {
    let text = found.get(0).map_or("", |whole| whole.as_str());
    match date::first(text) {
        Some((Written::Day(day), _)) => vec![Deadline {
            date: Some(day),
            ..one(found, DeadlineKind::Date)
        }],
        _ => vec![one(found, DeadlineKind::Date)],
    }
}

fn day_of_year(found: &Captures<'_>, years: Years) -> Vec<Deadline> {
    let (Some(day), Some(month)) = (figure(found, 1), figure(found, 2)) else {
        return Vec::new();
    };
    if !(1..=31).contains(&day) || !(1..=12).contains(&month) {
        return Vec::new();
    }
    let date = years
        .of_month(month)
        .and_then(|year| NaiveDate::from_ymd_opt(year, month, day));
    vec![Deadline {
        date,
        ..one(found, DeadlineKind::Date)
    }]
}

fn month(found: &Captures<'_>, years: Years) -> Vec<Deadline> {
    let Some(month) = figure(found, 1).filter(|month| (1..=12).contains(month)) else {
        return Vec::new();
    };
    let year = year(found, 2).or_else(|| years.of_month(month));
    vec![Deadline {
        date: year.and_then(|year| date::month_end(year, month)),
        ..one(found, DeadlineKind::Month)
    }]
}

fn quarter(found: &Captures<'_>, _: Years) -> Vec<Deadline> {
    let quarter = match found.get(1).map_or("", |part| part.as_str()) {
        "IV" | "4" => 4,
        "III" | "3" => 3,
        "II" | "2" => 2,
        _ => 1,
    };
    let date = year(found, 2).and_then(|year| date::month_end(year, quarter * 3));
    vec![Deadline {
        date,
        ..one(found, DeadlineKind::Quarter)
    }]
}

fn unit(word: &str) -> RecurrenceUnit {
    match word.to_lowercase().as_str() {
        "năm học" => RecurrenceUnit::SchoolYear,
        "quý" => RecurrenceUnit::Quarter,
        "tháng" => RecurrenceUnit::Month,
        "tuần" => RecurrenceUnit::Week,
        "năm" => RecurrenceUnit::Year,
        _ => RecurrenceUnit::Term,
    }
}

fn recurrence(found: &Captures<'_>, times: usize, per: usize) -> Vec<Deadline> {
    let count = found
        .get(times)
        .and_then(|part| match part.as_str().to_lowercase().as_str() {
            "một" => Some(1),
            "hai" => Some(2),
            "ba" => Some(3),
            "bốn" => Some(4),
            figure => figure.parse().ok(),
        });
    let per = found.get(per).map(|word| unit(word.as_str()));
    vec![Deadline {
        times: count,
        per,
        ..one(found, DeadlineKind::Recurrence)
    }]
}

fn times_per_unit(found: &Captures<'_>, _: Years) -> Vec<Deadline> {
    recurrence(found, 1, 2)
}

fn unit_then_times(found: &Captures<'_>, _: Years) -> Vec<Deadline> {
    recurrence(found, 2, 1)
}

/// "cuối học kỳ" without a number means both.
fn term_end(found: &Captures<'_>, _: Years) -> Vec<Deadline> {
    let term = |group| {
        found.get(group).map(|part| {
            if matches!(part.as_str(), "II" | "2" | "ii") {
                Term::Second
            } else {
                Term::First
            }
        })
    };
    let terms: Vec<Term> = match (term(1), term(2)) {
        (None, None) => Term::ALL.to_vec(),
        (first, second) => first.into_iter().chain(second).collect(),
    };
    terms
        .into_iter()
        .map(|term| Deadline {
            term: Some(term),
            ..one(found, DeadlineKind::TermEnd)
        })
        .collect()
}

fn school_year_end(found: &Captures<'_>, _: Years) -> Vec<Deadline> {
    vec![one(found, DeadlineKind::SchoolYearEnd)]
}

fn calendar_year_end(found: &Captures<'_>, _: Years) -> Vec<Deadline> {
    let date = year(found, 1).and_then(|year| NaiveDate::from_ymd_opt(year, 12, 31));
    vec![Deadline {
        date,
        ..one(found, DeadlineKind::CalendarYearEnd)
    }]
}

#[cfg(test)]
mod tests {
    use super::*;

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
