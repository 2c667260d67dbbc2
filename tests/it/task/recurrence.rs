//! By when, over any calendar: what is counted from an end and what comes again, as the server gives it, against a reference
//! that walks over every day.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};
use entity::{day_off, task};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestCaseError, TestRunner};
use sea_orm::{Database, EntityTrait as _, Set};
use serde_json::{Value, json};
use server::platform::Result;

use super::again::{calendars, is_its_turn, reference, worked_on};
use super::world::Given;
use crate::plan::world::day;
use crate::report::world::Done;

const TODAY: &str = "2020-10-20";
/// A year of weeks, and no more.
const MOST: usize = 53;

/// What is asked for.
#[derive(Debug, Clone)]
enum When {
    Again {
        first: NaiveDate,
        every: &'static str,
        until: NaiveDate,
    },
    TermEnd(usize, i32),
    EachTermEnd(i32),
    YearEnd(i32),
}

fn whens() -> impl Strategy<Value = When> {
    let again = (
        0u64..200,
        0u64..500,
        prop::sample::select(vec!["WEEK", "MONTH", "QUARTER"]),
    );
    let again = again.prop_map(|(first, length, every)| {
        let first = day(TODAY) + Days::new(first);
        When::Again {
            first,
            every,
            until: first + Days::new(length),
        }
    });
    prop_oneof![
        4 => again,
        1 => (0usize..2, -60i32..=60).prop_map(|(term, count)| When::TermEnd(term, count)),
        1 => (-60i32..=60).prop_map(When::EachTermEnd),
        1 => (-60i32..=60).prop_map(When::YearEnd),
    ]
}

/// The ends of the world's two terms and of its year.
const ENDS: [&str; 2] = ["2021-01-15", "2021-05-25"];
const YEAR_ENDS: &str = "2021-05-31";

impl When {
    fn asked(&self, year: &str, terms: &[String]) -> Value {
        let counted =
            |from: Value, count: &i32| json!({ "dueAt": { "from": from, "workingDays": count } });
        match self {
            Self::Again {
                first,
                every,
                until,
            } => {
                json!({ "dueOn": first, "repeat": { "every": every, "until": until } })
            }
            Self::TermEnd(term, count) => counted(json!({ "termEnd": terms.get(*term) }), count),
            Self::EachTermEnd(count) => counted(json!({ "eachTermEnd": year }), count),
            Self::YearEnd(count) => counted(json!({ "yearEnd": year }), count),
        }
    }

    /// The days, or what is wrong with it.
    fn expected(&self, worked: &[NaiveDate]) -> std::result::Result<Vec<NaiveDate>, &'static str> {
        let counted =
            |end: &str, count: i32| reference(worked, day(end), count).unwrap_or_default();
        let days: BTreeSet<NaiveDate> = match self {
            Self::Again {
                first,
                every,
                until,
            } => first
                .iter_days()
                .take_while(|day| day <= until)
                .filter(|day| is_its_turn(*first, *day, every))
                // The first was chosen; what follows falls due on a working day.
                .map(|day| match day == *first {
                    true => day,
                    false => reference(worked, day, 0).unwrap_or(day),
                })
                .collect(),
            Self::TermEnd(term, count) => {
                let end = ENDS.get(*term).copied().unwrap_or_default();
                [counted(end, *count)].into()
            }
            Self::EachTermEnd(count) => ENDS.map(|end| counted(end, *count)).into(),
            Self::YearEnd(count) => [counted(YEAR_ENDS, *count)].into(),
        };
        let days: Vec<_> = days.into_iter().filter(|on| *on >= day(TODAY)).collect();
        match days.len() {
            0 => Err("DATE_ORDER"),
            1..=MOST => Ok(days),
            _ => Err("TOO_MANY"),
        }
    }
}

/// The calendar says this and nothing else, and nothing is given yet.
async fn write(
    given: &Given,
    off: &BTreeSet<NaiveDate>,
    made_up: &BTreeSet<NaiveDate>,
) -> Result<()> {
    let raw = Database::connect(&given.world.database.url).await?;
    day_off::Entity::delete_many().exec(&raw).await?;
    task::Entity::delete_many().exec(&raw).await?;
    let row = |(day, works): (&NaiveDate, bool)| day_off::ActiveModel {
        day: Set(*day),
        name: Set("Chính phủ đã báo".to_owned()),
        works: Set(works),
        ..Default::default()
    };
    let off = off.iter().map(|day| (day, false));
    let rows = off.chain(made_up.iter().map(|day| (day, true))).map(row);
    given.world.seed::<day_off::Entity>(rows.collect()).await
}

#[test]
fn what_is_given_falls_due_on_the_days_that_one_counts() -> Done {
    let runtime = tokio::runtime::Runtime::new()?;
    let given = runtime.block_on(Given::new())?;
    assert_eq!(given.world.db.clock().today(), day(TODAY));
    let (year, terms) = runtime.block_on(given.terms())?;
    let mut runner = TestRunner::new(Config {
        cases: 48,
        failure_persistence: None,
        ..Config::default()
    });
    let case = |(off, made_up): (BTreeSet<NaiveDate>, BTreeSet<NaiveDate>), when: When| {
        let expected = when.expected(&worked_on(&off, &made_up));
        let asked = when.asked(&year, &terms);
        runtime.block_on(async {
            let failed = |error: server::platform::Error| TestCaseError::fail(error.to_string());
            write(&given, &off, &made_up).await.map_err(failed)?;
            let (faults, count, _) = given.assign_when(asked).await;
            match expected {
                Err(fault) => prop_assert_eq!(faults, [fault]),
                Ok(days) => {
                    prop_assert_eq!(faults, Vec::<String>::new());
                    prop_assert_eq!(usize::try_from(count).ok(), Some(days.len()));
                    prop_assert_eq!(given.days().await, days);
                }
            }
            Ok(())
        })
    };
    // One more than may be, of which two fall on the day after Tết: refused, and not a week short.
    let tet = day("2021-02-10").iter_days().take(7).collect();
    let weekly = |until| When::Again {
        first: day("2020-11-04"),
        every: "WEEK",
        until: day(until),
    };
    for until in ["2021-11-10", "2021-11-17"] {
        let held = case((BTreeSet::clone(&tet), BTreeSet::new()), weekly(until));
        assert!(held.is_ok(), "{until}: {held:?}");
    }
    let cases = (calendars(), whens());
    let outcome = runner.run(&cases, |(calendar, when)| case(calendar, when));
    assert!(outcome.is_ok(), "{outcome:?}");
    Ok(())
}
