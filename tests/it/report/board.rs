//! The board against a recount, and what it costs.

use std::collections::HashMap;

use chrono::{DateTime, Days, NaiveDate, Utc};
use entity::position::Role;
use entity::report::{self, State};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use sea_orm::ActiveValue::Set;
use serde_json::{Value, json};

use crate::report::world::{Done, Failure, World, code, day, id};

const COUNTS: &str = "expected notStarted draft submitted returned accepted onTime late overdue completeness timeliness";

/// A school's report: its state, the extension in days, the day of January on which it first came.
type Case = Option<(State, u64, Option<u64>)>;

fn case() -> impl Strategy<Value = Case> {
    let state = prop_oneof![
        Just(State::Draft),
        Just(State::Submitted),
        Just(State::Returned),
        Just(State::Accepted)
    ];
    proptest::option::weighted(0.8, (state, 0u64..6, 1u64..28)).prop_map(|case| {
        case.map(|(state, extension, first)| {
            (state, extension, (state != State::Draft).then_some(first))
        })
    })
}

fn january(date: u64) -> NaiveDate {
    day("2020-12-31")
        .checked_add_days(Days::new(date))
        .unwrap_or_default()
}

pub async fn seed(world: &World, cases: &[Case]) -> Done {
    let rows = world
        .schools
        .iter()
        .zip(cases)
        .filter_map(|(school, case)| {
            let (state, extension, first) = (*case)?;
            let first = first.map(january);
            let at: Option<DateTime<Utc>> =
                first.and_then(|day| Some(day.and_hms_opt(3, 0, 0)?.and_utc()));
            Some(report::ActiveModel {
                organization_id: Set(school.organization),
                period_id: Set(world.period),
                state: Set(state),
                nothing_to_report: Set(false),
                due_on: Set(january(15 + extension)),
                first_submitted_at: Set(at),
                first_submitted_on: Set(first),
                submitted_at: Set(at),
                ..Default::default()
            })
        });
    world.seed::<report::Entity>(rows.collect()).await
}

fn recount<'c>(cases: impl Iterator<Item = &'c Case>, today: NaiveDate) -> Value {
    let mut counts: HashMap<&str, i64> = HashMap::new();
    for case in cases {
        let mut one = |name| *counts.entry(name).or_default() += 1;
        one("expected");
        let (due, first) = match case {
            None => {
                one("notStarted");
                (january(15), None)
            }
            Some((state, extension, first)) => {
                one(match state {
                    State::Draft => "draft",
                    State::Submitted => "submitted",
                    State::Returned => "returned",
                    State::Accepted => "accepted",
                });
                (january(15 + extension), first.map(january))
            }
        };
        match first {
            Some(first) if first <= due => one("onTime"),
            Some(_) => one("late"),
            None if today > due => one("overdue"),
            None => {}
        }
    }
    let of = |name| counts.get(name).copied().unwrap_or_default();
    let share = |part: i64, whole: i64| match whole {
        0 => 0.0,
        whole => (part as f64 * 1000.0 / whole as f64).round() / 10.0,
    };
    json!({
        "expected": of("expected"), "notStarted": of("notStarted"), "draft": of("draft"),
        "submitted": of("submitted"), "returned": of("returned"), "accepted": of("accepted"),
        "onTime": of("onTime"), "late": of("late"), "overdue": of("overdue"),
        "completeness": share(of("submitted") + of("accepted"), of("expected")),
        "timeliness": share(of("onTime"), of("onTime") + of("late")),
    })
}

async fn agrees(cases: Vec<Case>, days: u64) -> Done {
    let world = World::with_schools(cases.len()).await?;
    seed(&world, &cases).await?;
    world
        .db
        .clock()
        .advance(std::time::Duration::from_secs(days * 24 * 3600));
    let today = world.db.clock().today();
    let head = world.actor(Role::Head, &world.office)?;
    let query = format!(
        r#"{{ reportBoard(period: "{}") {{ totals {{ {COUNTS} }}
            byLevel {{ level {{ name }} counts {{ {COUNTS} }} }} byCluster {{ cluster {{ name }} counts {{ {COUNTS} }} }} }} }}"#,
        id("period", world.period)
    );
    let answer = world.ask(&head, &query).await?;
    assert_eq!(
        answer.pointer("/data/reportBoard/totals"),
        Some(&recount(cases.iter(), today)),
        "{answer}"
    );
    let numbered = || cases.iter().enumerate();
    for level in 0..2 {
        let its_own = numbered()
            .filter(|(at, _)| at % 2 == level || at % 7 == 0)
            .map(|(_, case)| case);
        let counts = recount(its_own, today);
        if counts.pointer("/expected") != Some(&json!(0)) {
            let groups = answer
                .pointer("/data/reportBoard/byLevel")
                .and_then(Value::as_array)
                .ok_or("no levels")?;
            let named = json!({ "name": format!("Cấp {level}") });
            let found = groups
                .iter()
                .find(|group| group.pointer("/level") == Some(&named));
            assert_eq!(
                found.and_then(|group| group.pointer("/counts")),
                Some(&counts)
            );
        }
    }
    for cluster in 0..3 {
        let its_own = numbered()
            .filter(|(at, _)| at % 4 == cluster)
            .map(|(_, case)| case);
        let counts = recount(its_own, today);
        let found = answer.pointer(&format!("/data/reportBoard/byCluster/{cluster}/counts"));
        assert_eq!(
            found,
            (counts.pointer("/expected") != Some(&json!(0))).then_some(&counts)
        );
    }
    every_filter_agrees(&world, &head, &cases, today).await
}

async fn every_filter_agrees(
    world: &World,
    head: &std::sync::Arc<server::platform::Actor>,
    cases: &[Case],
    today: NaiveDate,
) -> Done {
    let totals = recount(cases.iter(), today);
    for (filter, field) in [
        ("state: [NOT_STARTED]", "notStarted"),
        ("state: [RETURNED]", "returned"),
        ("state: [ACCEPTED]", "accepted"),
        ("timeliness: [ON_TIME]", "onTime"),
        ("timeliness: [LATE]", "late"),
        ("timeliness: [OVERDUE]", "overdue"),
    ] {
        for (order, direction) in [
            ("NAME", "ASC"),
            ("NAME", "DESC"),
            ("SUBMITTED_AT", "ASC"),
            ("SUBMITTED_AT", "DESC"),
        ] {
            let (mut seen, mut after) = (Vec::new(), String::new());
            loop {
                let query = format!(
                    r#"{{ reportBoard(period: "{}", filter: {{ {filter} }}) {{ rows(first: 3 {after}, orderBy: {{ field: {order}, direction: {direction} }}) {{
                        totalCount nodes {{ organization {{ id }} }} pageInfo {{ hasNextPage endCursor }} }} }} }}"#,
                    id("period", world.period)
                );
                let answer = world.ask(head, &query).await?;
                let rows = answer
                    .pointer("/data/reportBoard/rows")
                    .ok_or_else(|| answer.to_string())?;
                assert_eq!(rows.pointer("/totalCount"), totals.get(field));
                let nodes = rows
                    .pointer("/nodes")
                    .and_then(Value::as_array)
                    .ok_or("no nodes")?;
                seen.extend(nodes.iter().map(Value::to_string));
                if rows.pointer("/pageInfo/hasNextPage") != Some(&json!(true)) {
                    break;
                }
                let cursor = rows
                    .pointer("/pageInfo/endCursor")
                    .and_then(Value::as_str)
                    .ok_or("no cursor")?;
                after = format!(r#", after: "{cursor}""#);
            }
            let pages = i64::try_from(seen.len())?;
            assert_eq!(
                Some(&json!(pages)),
                totals.get(field),
                "{filter} {order} {direction}"
            );
            seen.sort();
            seen.dedup();
            assert_eq!(i64::try_from(seen.len())?, pages, "a row came twice");
        }
    }
    Ok(())
}

#[test]
fn the_board_agrees_with_a_recount() -> Done {
    let runtime = tokio::runtime::Runtime::new()?;
    let mut runner = TestRunner::new(Config {
        cases: 6,
        failure_persistence: None,
        ..Config::default()
    });
    let cases = (proptest::collection::vec(case(), 1..24), 0u64..12);
    runner
        .run(&cases, |(cases, days)| {
            runtime
                .block_on(agrees(cases, days))
                .map_err(|error| TestCaseError::fail(error.to_string()))
        })
        .map_err(|error| error.to_string().into())
}

async fn cost(schools: usize) -> Result<u64, Failure> {
    let world = World::with_schools(schools).await?;
    let cases: Vec<Case> = (0..schools)
        .map(|at| (at % 3 > 0).then_some((State::Submitted, 0, Some(12))))
        .collect();
    seed(&world, &cases).await?;
    let head = world.actor(Role::Head, &world.office)?;
    let query = format!(
        r#"{{ reportBoard(period: "{}") {{ totals {{ expected }} byLevel {{ counts {{ late }} }} byCluster {{ counts {{ late }} }}
            rows(first: 100) {{ totalCount nodes {{ state timeliness daysLate submittedAt organization {{ name channels {{ name }} }}
                focalPoint {{ person {{ name }} }} report {{ timeliness availableActions values {{ value }} period {{ name }} }} }} }} }} }}"#,
        id("period", world.period)
    );
    let before = world.db.statements();
    let answer = world.ask(&head, &query).await?;
    assert_eq!(answer.pointer("/errors"), None, "{answer}");
    Ok(world.db.statements() - before)
}

#[tokio::test]
async fn the_board_costs_the_same_for_5_schools_and_for_200() -> Done {
    let (few, many) = (cost(5).await?, cost(200).await?);
    assert_eq!(few, many);
    assert!(few <= 18, "{few} statements");
    Ok(())
}

#[tokio::test]
async fn the_board_is_for_those_above() -> Done {
    let world = World::with_schools(4).await?;
    let cases = [
        Some((State::Accepted, 0, Some(12))),
        Some((State::Submitted, 0, Some(12))),
        Some((State::Draft, 0, None)),
        None,
    ];
    seed(&world, &cases).await?;
    let query = format!(
        r#"{{ reportBoard(period: "{}") {{ totals {{ submitted draft }} rows {{ nodes {{ state report {{ state }} }} }} }} }}"#,
        id("period", world.period)
    );
    let school = world.actor(Role::Principal, world.school(0)?)?;
    assert_eq!(code(&world.ask(&school, &query).await?), Some("FORBIDDEN"));
    let neighbour = world.actor(Role::Office, &world.other_office)?;
    assert_eq!(
        code(&world.ask(&neighbour, &query).await?),
        Some("NOT_FOUND")
    );
    let staff = world.actor(Role::Staff, &world.office)?;
    assert_eq!(code(&world.ask(&staff, &query).await?), Some("FORBIDDEN"));

    let office = world.actor(Role::Emulation, &world.office)?;
    let seen = world.ask(&office, &query).await?;
    // A draft is counted and its state shown; what it says is not.
    assert_eq!(
        seen.pointer("/data/reportBoard/rows/nodes"),
        Some(&json!([
            { "state": "ACCEPTED", "report": { "state": "ACCEPTED" } },
            { "state": "SUBMITTED", "report": { "state": "SUBMITTED" } },
            { "state": "DRAFT", "report": null },
            { "state": "NOT_STARTED", "report": null },
        ]))
    );
    let observer = world.actor(Role::Observer, &world.department)?;
    let seen = world.ask(&observer, &query).await?;
    assert_eq!(
        seen.pointer("/data/reportBoard"),
        Some(&json!({
            "totals": { "submitted": 1, "draft": 1 },
            "rows": { "nodes": [{ "state": "ACCEPTED", "report": { "state": "ACCEPTED" } }] },
        }))
    );
    Ok(())
}
