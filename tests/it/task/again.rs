//! Deadlines that are counted, and tasks that come again, against a reference that counts every day one by one.

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::{Datelike, Days, NaiveDate, Weekday};
use entity::day_off;
use entity::position::Role;
use entity::{school_year, term};
use proptest::prelude::*;
use sea_orm::{ColumnTrait as _, Set};
use serde_json::{Value, json};
use server::features::calendar::WorkingDays;
use server::platform::{Actor, Id, Result};

use super::world::{Given, text};
use crate::plan::world::{day, org};

/// Every day that is worked on, from 2020 to 2022, in order.
pub(super) fn worked_on(
    off: &BTreeSet<NaiveDate>,
    made_up: &BTreeSet<NaiveDate>,
) -> Vec<NaiveDate> {
    day("2019-06-01")
        .iter_days()
        .take_while(|day| day.year() < 2024)
        .filter(|day| {
            let weekday = !matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
            made_up.contains(day) || (weekday && !off.contains(day))
        })
        .collect()
}

pub(super) fn reference(worked: &[NaiveDate], from: NaiveDate, count: i32) -> Option<NaiveDate> {
    let at = usize::try_from(count.unsigned_abs()).ok()?;
    match count {
        0 => worked.iter().find(|day| **day >= from).copied(),
        1.. => worked
            .iter()
            .filter(|day| **day > from)
            .nth(at - 1)
            .copied(),
        _ => worked
            .iter()
            .rev()
            .filter(|day| **day < from)
            .nth(at - 1)
            .copied(),
    }
}

/// Tết of 2021 as the government gave it, a bridge that was moved, and whatever else.
pub(super) fn calendars() -> impl Strategy<Value = (BTreeSet<NaiveDate>, BTreeSet<NaiveDate>)> {
    let some = || prop::collection::btree_set(0u64..900, 0..40);
    (some(), some()).prop_map(|(off, made_up)| {
        let on = |n| day("2020-01-01") + Days::new(n);
        let mut off: BTreeSet<NaiveDate> = off.into_iter().map(on).collect();
        off.extend(day("2021-02-10").iter_days().take(7));
        let mut made_up: BTreeSet<NaiveDate> = made_up.into_iter().map(on).collect();
        made_up.insert(day("2021-02-20"));
        (off.difference(&made_up).copied().collect(), made_up)
    })
}

proptest! {
    #[test]
    fn working_days_are_those_that_one_counts(
        (off, made_up) in calendars(),
        from in 0u64..900,
        count in -60i32..=60,
    ) {
        let from = day("2020-01-01") + Days::new(from);
        let moved = off.iter().map(|day| (*day, false)).chain(made_up.iter().map(|day| (*day, true)));
        let counted = WorkingDays::new(moved).from(from, count);
        prop_assert_eq!(Some(counted), reference(&worked_on(&off, &made_up), from, count));
    }
}

impl Given {
    pub(super) async fn assign_when(&self, when: Value) -> (Vec<String>, i64, String) {
        let mut input = self.task(json!({ "organizations": [org(&self.world.school)] }));
        if let (Some(input), Some(when)) = (input.as_object_mut(), when.as_object()) {
            input.remove("dueOn");
            input.extend(when.clone());
        }
        let answer = self.assign(&self.officer, input).await;
        let faults = answer.faults("taskAssign");
        (
            faults.into_iter().map(str::to_owned).collect(),
            answer.at("/taskAssign/count").as_i64().unwrap_or_default(),
            text(answer.at("/taskAssign/task/id")),
        )
    }

    /// The days on which what was given is due.
    pub(super) async fn days(&self) -> Vec<NaiveDate> {
        let answer = self
            .world
            .ask(
                &self.officer,
                "{ tasks(first: 100) { nodes { dueOn } } }",
                json!({}),
            )
            .await;
        let nodes = answer.at("/tasks/nodes").as_array().into_iter().flatten();
        nodes.map(|node| day(&text(&node["dueOn"]))).collect()
    }

    pub(super) async fn terms(&self) -> Result<(String, Vec<String>)> {
        let system = Actor::system(self.world.tenant, self.world.db.clock().today());
        let reader = self.world.db.reader(Arc::new(system));
        let years = reader.find::<school_year::Entity>();
        let year = years.filter(school_year::Column::Name.eq("2020-2021"));
        let year = reader
            .one(year)
            .await?
            .map(|row| row.id)
            .unwrap_or_default();
        let terms = reader
            .find::<term::Entity>()
            .order_by_asc(term::Column::Ordinal);
        let terms = reader.all(terms).await?.into_iter();
        let wire = |row: term::Model| Id::<term::Entity>::new(row.id).to_string();
        Ok((
            Id::<school_year::Entity>::new(year).to_string(),
            terms.map(wire).collect(),
        ))
    }
}

#[tokio::test]
async fn a_deadline_is_counted_from_the_end_of_a_term_over_tet() -> Result<()> {
    let given = Given::new().await?;
    let tet = day("2021-02-10").iter_days().take(7);
    let tet = tet.map(|day| day_off::ActiveModel {
        day: Set(day),
        name: Set("Tết Tân Sửu".to_owned()),
        works: Set(false),
        ..Default::default()
    });
    given.world.seed::<day_off::Entity>(tet.collect()).await?;
    let (year, terms) = given.terms().await?;
    // Học kỳ I ends on Friday 15 January: 20 working days later Tết is over.
    for (from, working_days, expected) in [
        (json!({ "termEnd": terms[0] }), 20, vec!["2021-02-19"]),
        (json!({ "termEnd": terms[0] }), -3, vec!["2021-01-12"]),
        (json!({ "yearEnd": year }), 0, vec!["2021-05-31"]),
        (
            json!({ "eachTermEnd": year }),
            -5,
            vec!["2021-01-08", "2021-05-18"],
        ),
    ] {
        let before = given.days().await;
        let when = json!({ "dueAt": { "from": from, "workingDays": working_days } });
        let (faults, count, _) = given.assign_when(when).await;
        assert_eq!(
            (faults.len(), count),
            (0, i64::try_from(expected.len()).unwrap_or(0))
        );
        let mut after = given.days().await;
        for day in before {
            let known = after.iter().position(|other| *other == day);
            after.remove(known.unwrap_or_default());
        }
        let expected: Vec<_> = expected.into_iter().map(day).collect();
        assert_eq!(after, expected, "{from} {working_days}");
    }
    Ok(())
}

#[tokio::test]
async fn what_comes_again_comes_on_the_days_that_one_counts() -> Result<()> {
    let moved = BTreeSet::from([day("2020-11-24")]);
    for (first, every, until) in [
        ("2020-10-31", "MONTH", "2021-05-31"),
        ("2020-10-27", "WEEK", "2020-12-31"),
        ("2020-11-30", "QUARTER", "2021-08-31"),
    ] {
        let given = Given::new().await?;
        let off = moved.iter().map(|day| day_off::ActiveModel {
            day: Set(*day),
            name: Set("Nghỉ bù".to_owned()),
            works: Set(false),
            ..Default::default()
        });
        given.world.seed::<day_off::Entity>(off.collect()).await?;
        let when = json!({ "dueOn": first, "repeat": { "every": every, "until": until } });
        let (faults, count, _) = given.assign_when(when).await;
        assert_eq!(faults, Vec::<String>::new());
        let worked = worked_on(&moved, &BTreeSet::new());
        let (first, until) = (day(first), day(until));
        let expected: Vec<NaiveDate> = first
            .iter_days()
            .take_while(|day| *day <= until)
            .filter(|day| is_its_turn(first, *day, every))
            // The first was chosen; what follows falls due on a working day.
            .map(|day| match day == first {
                true => day,
                false => reference(&worked, day, 0).unwrap_or(day),
            })
            .collect();
        assert_eq!(given.days().await, expected, "{every}");
        assert_eq!(usize::try_from(count).ok(), Some(expected.len()));
    }
    Ok(())
}

pub(super) fn is_its_turn(first: NaiveDate, day: NaiveDate, every: &str) -> bool {
    let months = (day.year() - first.year()) * 12 + day.month() as i32 - first.month() as i32;
    let last_of_month = day.succ_opt().is_some_and(|next| next.day() == 1);
    let same_day = day.day() == first.day() || (last_of_month && first.day() > day.day());
    match every {
        "WEEK" => (day - first).num_days() % 7 == 0,
        "MONTH" => same_day,
        _ => same_day && months % 3 == 0,
    }
}

#[tokio::test]
async fn what_comes_again_waits_for_its_turn_and_is_told_once() -> Result<()> {
    let given = Given::new().await?;
    let when =
        json!({ "dueOn": "2020-10-27", "repeat": { "every": "WEEK", "until": "2020-12-31" } });
    let (_, count, _) = given.assign_when(when).await;
    assert_eq!(count, 10);
    assert_eq!(given.work(&given.principal).await, ["TASK_DO"]);
    assert_eq!(given.told(&given.principal).await, ["TASK_ASSIGNED"]);
    let clock = given.world.db.clock();
    clock.advance(std::time::Duration::from_hours(8 * 24));
    let principal = given.world.later(&given.principal);
    assert_eq!(given.work(&principal).await, ["TASK_DO", "TASK_DO"]);
    Ok(())
}

#[tokio::test]
async fn all_that_was_given_at_once_is_taken_back_at_once_but_what_was_begun() -> Result<()> {
    let given = Given::new().await?;
    let when =
        json!({ "dueOn": "2020-10-27", "repeat": { "every": "WEEK", "until": "2020-12-31" } });
    let (_, _, first) = given.assign_when(when).await;
    let other = given.given_to_school().await;
    let query =
        "{ tasks(first: 100, filter: { search: \"khai giang\" }) { nodes { id givenTogether } } }";
    let answer = given.world.ask(&given.principal, query, json!({})).await;
    // Between the first and the second of them the other is due.
    let second = text(answer.at("/tasks/nodes/2/id"));
    assert_eq!(answer.at("/tasks/nodes/2/givenTogether"), 10);
    given.act(&given.principal, "taskStart", &second).await;
    let mutation = "mutation($input: TaskWithdrawInput!) { taskWithdraw(input: $input) { userErrors { code } } }";
    let input = json!({ "input": { "id": first, "all": true } });
    let answer = given.world.ask(&given.officer, mutation, input).await;
    assert_eq!(answer.faults("taskWithdraw"), Vec::<&str>::new());
    let answer = given.world.ask(&given.principal, query, json!({})).await;
    let nodes = answer.at("/tasks/nodes").as_array().into_iter().flatten();
    let left: BTreeSet<String> = nodes.map(|node| text(&node["id"])).collect();
    assert_eq!(left, BTreeSet::from([second, other]));
    Ok(())
}

#[tokio::test]
async fn days_that_make_no_sense_are_refused_kindly() -> Result<()> {
    let given = Given::new().await?;
    let (year, terms) = given.terms().await?;
    for (when, fault) in [
        (json!({}), "REQUIRED"),
        (
            json!({ "dueOn": "2020-10-30", "dueAt": { "from": { "yearEnd": year }, "workingDays": 0 } }),
            "REQUIRED",
        ),
        (json!({ "dueOn": "2020-10-19" }), "DATE_ORDER"),
        (json!({ "dueOn": "2202-10-30" }), "DATE_ORDER"),
        (
            json!({ "dueAt": { "from": { "termEnd": terms[0] }, "workingDays": 61 } }),
            "TOO_MANY",
        ),
        (
            json!({ "dueOn": "2020-10-30", "repeat": { "every": "WEEK", "until": "2020-10-29" } }),
            "DATE_ORDER",
        ),
        (
            json!({ "dueOn": "2020-10-30", "repeat": { "every": "WEEK", "until": "2022-10-29" } }),
            "TOO_MANY",
        ),
    ] {
        let (faults, ..) = given.assign_when(when.clone()).await;
        assert_eq!(faults, [fault], "{when}");
    }
    Ok(())
}

#[tokio::test]
async fn who_keeps_the_calendar_writes_down_what_the_government_moves() -> Result<()> {
    let given = Given::new().await?;
    let save = "mutation($input: DayOffSaveInput!) { dayOffSave(input: $input) { day { id day name works } userErrors { code } } }";
    let input =
        json!({ "input": { "day": "2021-04-30", "name": " Chiến thắng ", "works": false } });
    let refused = given.world.ask(&given.officer, save, input.clone()).await;
    assert_eq!(refused.codes, ["FORBIDDEN"]);
    let admin = given
        .somebody("Quản Trị", Role::Admin, &given.world.department)
        .await?;
    let saved = given.world.ask(&admin, save, input).await;
    assert_eq!(saved.at("/dayOffSave/day/name"), "Chiến thắng");
    let again = json!({ "input": { "day": "2021-04-30", "name": "Làm bù", "works": true } });
    let again = given.world.ask(&admin, save, again).await;
    assert_eq!(
        saved.at("/dayOffSave/day/id"),
        again.at("/dayOffSave/day/id")
    );
    let query = "{ viewerKeepsCalendar daysOff(from: \"2021-01-01\", until: \"2021-12-31\") { id name works } }";
    let seen = given.world.ask(&given.principal, query, json!({})).await;
    assert_eq!(seen.at("/daysOff/0/works"), true);
    assert_eq!(seen.at("/viewerKeepsCalendar"), false);
    let remove = "mutation($input: DayOffRemoveInput!) { dayOffRemove(input: $input) { userErrors { code } } }";
    let id = json!({ "input": { "id": seen.at("/daysOff/0/id") } });
    let removed = given.world.ask(&admin, remove, id).await;
    assert_eq!(removed.faults("dayOffRemove"), Vec::<&str>::new());
    let seen = given.world.ask(&admin, query, json!({})).await;
    assert_eq!(seen.at("/daysOff"), &json!([]));
    Ok(())
}
