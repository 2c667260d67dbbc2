//! The board, its rows and the reports themselves against a small model of who is expected and what is in time: with later days,
//! schools that were let off, merged, closed or not open yet, and midnight where the office is.

use std::collections::HashMap;
use std::time::Duration;

use chrono::{DateTime, Days, NaiveDate, Utc};
use entity::position::Role;
use entity::report::State;
use entity::{organization, report, report_exception};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait as _, Database, EntityTrait as _, QueryFilter as _, Set};
use serde_json::{Value, json};

use crate::report::world::{Done, World, day, id};

/// The world's period is due on this day of January.
const DUE: u64 = 15;

#[derive(Debug, Clone, Copy)]
enum Grant {
    None,
    /// Until so many days after the period's.
    Later(u64),
    Off,
}

#[derive(Debug, Clone, Copy)]
struct Case {
    /// Its state, and when it first came.
    report: Option<(State, Option<u64>)>,
    grant: Grant,
    opened: Option<u64>,
    closed: Option<u64>,
    merged: bool,
}

impl Case {
    fn due(&self) -> u64 {
        match self.grant {
            Grant::Later(days) => DUE + days,
            Grant::None | Grant::Off => DUE,
        }
    }

    /// Why it is not expected.
    fn why(&self) -> Option<&'static str> {
        let gone = self.closed.is_some_and(|day| day <= DUE);
        let later = self.opened.is_some_and(|day| day > DUE);
        match (gone, later, self.grant) {
            (true, _, _) if self.merged => Some("MERGED"),
            (true, _, _) => Some("CLOSED"),
            (_, true, _) => Some("NOT_YET_OPEN"),
            (_, _, Grant::Off) => Some("EXCUSED"),
            _ => None,
        }
    }

    fn timeliness(&self, today: NaiveDate) -> &'static str {
        let due = january(self.due());
        match self.report.and_then(|(_, first)| first).map(january) {
            Some(first) if first <= due => "ON_TIME",
            Some(_) => "LATE",
            None if today <= due => "PENDING",
            None => "OVERDUE",
        }
    }

    fn state(&self) -> &'static str {
        match self.report.map(|(state, _)| state) {
            None => "NOT_STARTED",
            Some(State::Draft) => "DRAFT",
            Some(State::Submitted) => "SUBMITTED",
            Some(State::Returned) => "RETURNED",
            Some(State::Accepted) => "ACCEPTED",
        }
    }
}

fn case() -> impl Strategy<Value = Case> {
    let state = prop_oneof![
        Just(State::Draft),
        Just(State::Submitted),
        Just(State::Returned),
        Just(State::Accepted)
    ];
    let report = (state, 5u64..26)
        .prop_map(|(state, first)| (state, (state != State::Draft).then_some(first)));
    let grant = prop_oneof![
        3 => Just(Grant::None),
        2 => (1u64..8).prop_map(Grant::Later),
        1 => Just(Grant::Off),
    ];
    (
        proptest::option::weighted(0.6, report),
        grant,
        proptest::option::weighted(0.2, 10u64..20),
        proptest::option::weighted(0.2, 10u64..20),
        any::<bool>(),
    )
        .prop_map(|(report, grant, opened, closed, merged)| Case {
            report,
            grant,
            opened,
            // Nobody closes before he opens.
            closed: closed.filter(|_| opened.is_none()),
            merged,
        })
}

fn january(date: u64) -> NaiveDate {
    let before = day("2020-12-31");
    before.checked_add_days(Days::new(date)).unwrap_or_default()
}

async fn furnish(world: &World, cases: &[Case]) -> Done {
    let database = Database::connect(&world.database.url).await?;
    let heir = world.schools.last().map(|place| place.organization);
    let (mut reports, mut grants) = (Vec::new(), Vec::new());
    for (school, case) in world.schools.iter().zip(cases) {
        organization::Entity::update_many()
            .col_expr(
                organization::Column::OpenedOn,
                Expr::val(case.opened.map(january)),
            )
            .col_expr(
                organization::Column::ClosedOn,
                Expr::val(case.closed.map(january)),
            )
            .col_expr(
                organization::Column::MergedIntoId,
                Expr::val(heir.filter(|_| case.merged && case.closed.is_some())),
            )
            .filter(organization::Column::Id.eq(school.organization))
            .exec(&database)
            .await?;
        if let Some((state, first)) = case.report {
            let first = first.map(january);
            let at: Option<DateTime<Utc>> =
                first.and_then(|day| Some(day.and_hms_opt(3, 0, 0)?.and_utc()));
            reports.push(report::ActiveModel {
                organization_id: Set(school.organization),
                period_id: Set(world.period),
                state: Set(state),
                nothing_to_report: Set(true),
                due_on: Set(january(case.due())),
                first_submitted_at: Set(at),
                first_submitted_on: Set(first),
                submitted_at: Set(at),
                ..Default::default()
            });
        }
        let due_on = match case.grant {
            Grant::None => continue,
            Grant::Later(_) => Some(january(case.due())),
            Grant::Off => None,
        };
        grants.push(report_exception::ActiveModel {
            period_id: Set(world.period),
            organization_id: Set(school.organization),
            due_on: Set(due_on),
            reason: Set("Bão".to_owned()),
            granted_by_name: Set("Cô Hoa".to_owned()),
            ..Default::default()
        });
    }
    world.seed::<report::Entity>(reports).await?;
    world.seed::<report_exception::Entity>(grants).await?;
    Ok(world.db.group_schools().await?)
}

fn totals<'c>(cases: impl Iterator<Item = &'c Case>, today: NaiveDate) -> Value {
    let mut counts: HashMap<&str, i64> = HashMap::new();
    for case in cases {
        for name in ["expected", case.state(), case.timeliness(today)] {
            *counts.entry(name).or_default() += 1;
        }
    }
    let of = |name| counts.get(name).copied().unwrap_or_default();
    json!({
        "expected": of("expected"), "notStarted": of("NOT_STARTED"), "draft": of("DRAFT"),
        "submitted": of("SUBMITTED"), "returned": of("RETURNED"), "accepted": of("ACCEPTED"),
        "onTime": of("ON_TIME"), "late": of("LATE"), "overdue": of("OVERDUE"),
    })
}

async fn agrees(cases: Vec<Case>, days: u64, at_midnight: bool) -> Done {
    let world = World::with_schools(cases.len()).await?;
    furnish(&world, &cases).await?;
    // It is 8 in the morning of the 12th there: to the last second of a day, or the first of the next.
    let into = 16 * 3600 - u64::from(!at_midnight);
    let clock = world.db.clock();
    clock.advance(Duration::from_secs(days * 24 * 3600 + into));
    let today = january(12 + days + u64::from(at_midnight));
    let head = world.actor(Role::Head, &world.office)?;
    let counts = "expected notStarted draft submitted returned accepted onTime late overdue";
    let query = format!(
        r#"{{ reportBoard(period: "{}") {{ totals {{ {counts} }} excluded {{ why organization {{ id }} }}
            rows(first: 100) {{ totalCount nodes {{ organization {{ id }} dueOn timeliness state report {{ dueOn timeliness }} }} }} }}
            overdue: reportBoard(period: "{}", filter: {{ timeliness: [OVERDUE] }}) {{ rows {{ totalCount }} }}
            pending: reportBoard(period: "{}", filter: {{ timeliness: [PENDING] }}) {{ rows {{ totalCount }} }} }}"#,
        id("period", world.period),
        id("period", world.period),
        id("period", world.period),
    );
    let answer = world.ask(&head, &query).await?;
    let board = answer
        .pointer("/data/reportBoard")
        .ok_or_else(|| answer.to_string())?;
    let named = || {
        let schools = world.schools.iter();
        schools
            .map(|school| id("org", school.organization))
            .zip(&cases)
    };
    let expected = || named().filter(|(_, case)| case.why().is_none());
    let counted = totals(expected().map(|(_, case)| case), today);
    assert_eq!(board["totals"], counted, "on {today}");
    let rows: Vec<Value> = expected()
        .map(|(school, case)| {
            let (due, timeliness) = (january(case.due()), case.timeliness(today));
            let seen = case.report.filter(|(state, _)| *state != State::Draft);
            json!({ "organization": { "id": school }, "dueOn": due, "timeliness": timeliness, "state": case.state(),
                "report": seen.map(|_| json!({ "dueOn": due, "timeliness": timeliness })) })
        })
        .collect();
    assert_eq!(board["rows"]["nodes"], json!(rows), "on {today}");
    assert_eq!(board["rows"]["totalCount"], counted["expected"]);
    for name in ["OVERDUE", "PENDING"] {
        let those = expected().filter(|(_, case)| case.timeliness(today) == name);
        let found = &answer["data"][name.to_lowercase()]["rows"]["totalCount"];
        assert_eq!(*found, json!(those.count()), "{name} on {today}");
    }
    let excluded: Vec<Value> = named()
        .filter_map(|(school, case)| {
            // Who is not open yet today is not there to be named.
            let there = case.opened.is_none_or(|day| january(day) <= today)
                || matches!(case.grant, Grant::Off);
            let why = case.why().filter(|_| there)?;
            Some(json!({ "why": why, "organization": { "id": school } }))
        })
        .collect();
    assert_eq!(board["excluded"], json!(excluded), "on {today}");
    Ok(())
}

#[test]
fn the_board_agrees_with_the_model() -> Done {
    let runtime = tokio::runtime::Runtime::new()?;
    let mut runner = TestRunner::new(Config {
        cases: 10,
        failure_persistence: None,
        ..Config::default()
    });
    let cases = (
        proptest::collection::vec(case(), 4..24),
        0u64..14,
        any::<bool>(),
    );
    runner
        .run(&cases, |(cases, days, at_midnight)| {
            runtime
                .block_on(agrees(cases, days, at_midnight))
                .map_err(|error| TestCaseError::fail(error.to_string()))
        })
        .map_err(|error| error.to_string().into())
}
