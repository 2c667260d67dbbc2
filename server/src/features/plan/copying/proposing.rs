//! What a plan says of times, moved from one school year into another. Pure: a content and two years give the proposals, and
//! with those that were taken, the next content.

use std::collections::HashSet;

use async_graphql::{Enum, SimpleObject};
use chrono::{Datelike, NaiveDate};
use entity::school_year;
use reader::{Moment, Span, moments};

use crate::features::calendar::WorkingDays;
use crate::features::plan::content::Content;
use crate::features::plan::vocabulary::ClauseKind;
use crate::platform::Date;

/// What would be another in the new year.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(name = "PlanCarryKind")]
pub enum CarryKind {
    /// The name of a school year.
    Year,
    /// A day or month in the text.
    TextDate,
    /// The day of a deadline.
    Deadline,
    /// The day or year of a paper that is cited: it stays what it is, unless a newer paper takes its place.
    Cited,
}

/// Something that would be another in the new year.
#[derive(SimpleObject, Clone, Debug, PartialEq, Eq)]
#[graphql(name = "PlanCarry")]
pub struct Proposal {
    /// Names it when the plan is copied.
    key: String,
    /// What it is.
    kind: CarryKind,
    /// Where it stands: the beginning of the clause, or the title.
    #[graphql(skip)]
    place: usize,
    /// The clause's number and words, or the title.
    text: String,
    /// The words as they are.
    before: String,
    /// The words as they would be.
    after: String,
    /// The day as it is, where there is one.
    day_before: Option<Date>,
    /// The day as it would be.
    day_after: Option<Date>,
    /// Whether the day was moved on because the one a year later is a day off.
    moved_on: bool,
    /// Whether it is likely meant: proposed unless a person says no.
    likely: bool,
}

/// The year that a plan was for, and the one that it is to be for.
pub struct Years {
    by: i32,
    from: NaiveDate,
    work: WorkingDays,
}

impl Years {
    pub fn new(from: &school_year::Model, into: &school_year::Model, work: WorkingDays) -> Self {
        Self {
            by: into.starts_on.year() - from.starts_on.year(),
            from: from.starts_on,
            work,
        }
    }

    /// The same day in the new year, or the next that is worked on; whether it is not the same.
    fn moved(&self, day: NaiveDate) -> (NaiveDate, bool) {
        let same = self.shifted(day);
        let worked = self.work.from(same, 0);
        (worked, worked != same)
    }

    fn shifted(&self, day: NaiveDate) -> NaiveDate {
        let year = day.year() + self.by;
        day.with_year(year)
            .or_else(|| NaiveDate::from_ymd_opt(year, day.month(), 28))
            .unwrap_or(day)
    }
}

/// One text that holds times: the title, or a clause's words.
struct Place<'c> {
    key: String,
    text: &'c str,
    cites: bool,
}

fn places(content: &Content) -> Vec<Place<'_>> {
    let title = Place {
        key: "t".to_owned(),
        text: &content.title,
        cites: false,
    };
    let clauses = content.clauses.iter().enumerate();
    let clauses = clauses.map(|(at, clause)| Place {
        key: format!("c{at}"),
        text: &clause.text,
        cites: clause.kind == ClauseKind::LegalBasis,
    });
    std::iter::once(title).chain(clauses).collect()
}

/// What a time would be in the new year: its words, and the days where it is one.
fn moved(
    span: &Span,
    words: &str,
    years: &Years,
) -> (String, Option<(NaiveDate, NaiveDate, bool)>) {
    match span.moment {
        Moment::SchoolYear(from) => {
            let to = from + years.by;
            (renumbered(words, &[to.into(), (to + 1).into()]), None)
        }
        Moment::Month(year, month) => {
            let to = i64::from(year + years.by);
            (renumbered(words, &[i64::from(month), to]), None)
        }
        Moment::Day(day) => {
            let (next, moved_on) = years.moved(day);
            let figures = [next.day().into(), next.month().into(), next.year().into()];
            (renumbered(words, &figures), Some((day, next, moved_on)))
        }
    }
}

/// The same words with other figures, each as wide as papers write it: a day below ten with a leading nought, unless this
/// paper does without.
fn renumbered(words: &str, figures: &[i64]) -> String {
    let mut out = String::with_capacity(words.len());
    let (mut figures, mut digits) = (figures.iter(), String::new());
    for c in words.chars().map(Some).chain([None]) {
        if let Some(c) = c.filter(char::is_ascii_digit) {
            digits.push(c);
            continue;
        }
        if !digits.is_empty() {
            match figures.next() {
                Some(figure) if digits.len() == 1 => out.push_str(&figure.to_string()),
                Some(figure) => out.push_str(&format!("{figure:02}")),
                None => out.push_str(&digits),
            }
            digits.clear();
        }
        out.extend(c);
    }
    out
}

/// All that would be another, in reading order.
pub fn proposals(content: &Content, years: &Years) -> Vec<Proposal> {
    let mut found = Vec::new();
    for (place, it) in places(content).into_iter().enumerate() {
        for (n, span) in moments(it.text).iter().enumerate() {
            let Some(words) = it.text.get(span.range.clone()) else {
                continue;
            };
            let (after, days) = moved(span, words, years);
            let cited = it.cites || span.of_paper;
            let kind = match span.moment {
                _ if cited => CarryKind::Cited,
                Moment::SchoolYear(_) => CarryKind::Year,
                _ => CarryKind::TextDate,
            };
            found.push(Proposal {
                key: format!("{}.{n}", it.key),
                kind,
                place,
                text: it.text.to_owned(),
                before: words.to_owned(),
                after,
                day_before: days.map(|(day, ..)| Date(day)),
                day_after: days.map(|(_, next, _)| Date(next)),
                moved_on: days.is_some_and(|(.., moved_on)| moved_on),
                likely: !cited && is_near(span.moment, years),
            });
        }
    }
    for (at, clause) in content.clauses.iter().enumerate() {
        for (n, deadline) in clause.deadlines.iter().enumerate() {
            let Some(Date(day)) = deadline.date else {
                continue;
            };
            let (next, moved_on) = years.moved(day);
            found.push(Proposal {
                key: format!("c{at}.d{n}"),
                kind: CarryKind::Deadline,
                place: at + 1,
                text: clause.text.clone(),
                before: deadline.text.clone(),
                after: told(&deadline.text, years),
                day_before: Some(Date(day)),
                day_after: Some(Date(next)),
                moved_on,
                likely: true,
            });
        }
    }
    found.sort_by_key(|it| it.place);
    found
}

/// A time of long before the old year is told of the past, and stays.
fn is_near(moment: Moment, years: &Years) -> bool {
    match moment {
        Moment::SchoolYear(from) => from == years.from.year(),
        Moment::Month(year, _) => year >= years.from.year(),
        Moment::Day(day) => day.year() >= years.from.year(),
    }
}

/// A text with all its times moved.
fn told(text: &str, years: &Years) -> String {
    replaced(text, years, |_| true)
}

fn replaced(text: &str, years: &Years, wanted: impl Fn(usize) -> bool) -> String {
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for (n, span) in moments(text).iter().enumerate() {
        let words = text.get(span.range.clone()).unwrap_or_default();
        out.push_str(text.get(from..span.range.start).unwrap_or_default());
        match wanted(n) {
            true => out.push_str(&moved(span, words, years).0),
            false => out.push_str(words),
        }
        from = span.range.end;
    }
    out.push_str(text.get(from..).unwrap_or_default());
    out
}

/// The content with what was taken of the proposals.
pub fn carried(mut content: Content, years: &Years, accepted: &HashSet<String>) -> Content {
    content.title = replaced(&content.title, years, |n| {
        accepted.contains(&format!("t.{n}"))
    });
    for (at, clause) in content.clauses.iter_mut().enumerate() {
        clause.text = replaced(&clause.text, years, |n| {
            accepted.contains(&format!("c{at}.{n}"))
        });
        for (n, deadline) in clause.deadlines.iter_mut().enumerate() {
            if let Some(Date(day)) = deadline.date
                && accepted.contains(&format!("c{at}.d{n}"))
            {
                deadline.date = Some(Date(years.moved(day).0));
                deadline.text = told(&deadline.text, years);
            }
        }
    }
    content
}

#[cfg(test)]
mod tests;
