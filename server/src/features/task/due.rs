//! By when: a day, or working days from the end of a term or of the year; once, or again and again until a day.

use async_graphql::{Enum, InputObject, OneofObject};
use chrono::{Months, NaiveDate};
use entity::{school_year, term};
use sea_orm::ColumnTrait as _;

use super::model::TaskErrorCode as Code;
use crate::features::calendar::{WorkingDays, working_days};
use crate::platform::date::is_of_our_time;
use crate::platform::{Date, Id, Outcome, Reader, UserError};

/// A quarter of a year of working days.
const FARTHEST: i32 = 60;
/// A year of weeks.
const MOST: usize = 53;

/// From what it is counted.
#[derive(OneofObject)]
pub enum TaskAnchorInput {
    /// The end of a term.
    #[graphql(name = "termEnd")]
    Term(Id<term::Entity>),
    /// The end of each term of a school year: a task for each.
    #[graphql(name = "eachTermEnd")]
    EachTerm(Id<school_year::Entity>),
    /// The end of a school year.
    #[graphql(name = "yearEnd")]
    Year(Id<school_year::Entity>),
}

/// Working days from an end.
#[derive(InputObject)]
pub struct TaskAnchoredInput {
    /// From what it is counted.
    from: TaskAnchorInput,
    /// How many working days after it; before it, below nought: −60 to 60. With none, the day itself, or the next working day.
    working_days: i32,
}

/// How often it comes again.
#[derive(Enum, Debug, Copy, Clone, Eq, PartialEq)]
pub enum TaskEvery {
    /// Every week.
    Week,
    /// Every month, on the same day or the month's last.
    Month,
    /// Every third month, on the same day or the month's last.
    Quarter,
}

/// It comes again; what falls on a day off is due on the next working day.
#[derive(InputObject)]
pub struct TaskRepeatInput {
    /// How often.
    every: TaskEvery,
    /// Until this day.
    until: Date,
}

/// Once that it is to be done: from when, and by when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Occasion {
    pub opens_on: NaiveDate,
    pub due_on: NaiveDate,
}

/// By when, as it was asked.
pub struct Asked {
    pub on: Option<Date>,
    pub at: Option<TaskAnchoredInput>,
    pub repeat: Option<TaskRepeatInput>,
}

/// Every time that it is to be done, the first first.
pub async fn occasions(reader: &Reader, asked: Asked) -> Outcome<Vec<Occasion>, Code> {
    let today = reader.actor().today();
    let days = working_days(reader).await?;
    let mut due = match (asked.on, asked.at) {
        (Some(day), None) => vec![day.0],
        (None, Some(anchored)) => ends(reader, &days, anchored).await?,
        _ => {
            let message = "Say a day, or count from an end: one of the two.";
            return Err(UserError::new("dueOn", Code::Required, message).into());
        }
    };
    // Of several ends, those that have passed are not asked for any more.
    if due.len() > 1 {
        due.retain(|day| *day >= today);
    }
    let Some(first) = due.first().copied().filter(|day| *day >= today) else {
        let message = "Choose today or a later day.";
        return Err(UserError::new("dueOn", Code::DateOrder, message).into());
    };
    if !is_of_our_time(first) {
        let message = "Choose a day before 2101.";
        return Err(UserError::new("dueOn", Code::DateOrder, message).into());
    }
    if let Some(repeat) = asked.repeat {
        let until = repeat.until.0;
        if until < first || due.len() > 1 {
            let message = "It comes again until a day after the first.";
            return Err(UserError::new("repeat.until", Code::DateOrder, message).into());
        }
        // Two that a long holiday puts on one day are one, before they are counted: else the last would be lost unsaid.
        let mut last = None;
        due = again(first, repeat.every, until)
            .map(|day| if day == first { day } else { days.from(day, 0) })
            .filter(|day| last.replace(*day) != Some(*day))
            .take(MOST + 1)
            .collect();
    }
    if due.len() > MOST {
        let message = format!("It comes {MOST} times at most.");
        return Err(UserError::new("repeat.until", Code::TooMany, message).into());
    }
    let before = due.iter().filter_map(|day| day.succ_opt());
    let opens = std::iter::once(today).chain(before);
    Ok(opens
        .zip(&due)
        .map(|(opens_on, due_on)| Occasion {
            opens_on,
            due_on: *due_on,
        })
        .collect())
}

/// The first day, and what follows it by the calendar, until a day.
pub fn again(
    first: NaiveDate,
    every: TaskEvery,
    until: NaiveDate,
) -> impl Iterator<Item = NaiveDate> {
    (0u32..)
        .map_while(move |n| match every {
            TaskEvery::Week => first.checked_add_days(chrono::Days::new(u64::from(n) * 7)),
            TaskEvery::Month => first.checked_add_months(Months::new(n)),
            TaskEvery::Quarter => first.checked_add_months(Months::new(n * 3)),
        })
        .take_while(move |day| *day <= until)
}

async fn ends(
    reader: &Reader,
    days: &WorkingDays,
    anchored: TaskAnchoredInput,
) -> Outcome<Vec<NaiveDate>, Code> {
    let working = anchored.working_days;
    if !(-FARTHEST..=FARTHEST).contains(&working) {
        let message = format!("Count {FARTHEST} working days at most.");
        return Err(UserError::new("dueAt.workingDays", Code::TooMany, message).into());
    }
    let ends = match anchored.from {
        TaskAnchorInput::Term(term) => {
            vec![reader.get::<term::Entity>(term.uuid()).await?.ends_on]
        }
        TaskAnchorInput::Year(year) => {
            vec![
                reader
                    .get::<school_year::Entity>(year.uuid())
                    .await?
                    .ends_on,
            ]
        }
        TaskAnchorInput::EachTerm(year) => {
            let terms = reader
                .find::<term::Entity>()
                .filter(term::Column::SchoolYearId.eq(year.uuid()))
                .order_by_asc(term::Column::Ordinal);
            let terms = reader.all(terms).await?;
            terms.into_iter().map(|term| term.ends_on).collect()
        }
    };
    Ok(ends
        .into_iter()
        .map(|end| days.from(end, working))
        .collect())
}
