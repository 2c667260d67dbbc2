//! How the office looks at reports before it accepts them: beside the other schools', field by field, many at once.

use std::collections::BTreeMap;

use entity::position::Role;
use entity::report::State;
use entity::{report, report_value};
use sea_orm::Set;
use serde_json::{Value, json};
use server::platform::id::fresh;
use uuid::Uuid;

use crate::report::life::{Form, REPORT};
use crate::report::world::{Done, Failure, World, code, codes, day, id};

/// A report of each of these schools, in this state, with so many articles.
async fn reported(
    world: &World,
    told: impl IntoIterator<Item = (usize, State, Option<i64>)>,
) -> Result<BTreeMap<usize, Uuid>, Failure> {
    let (mut rows, mut values, mut ids) = (Vec::new(), Vec::new(), BTreeMap::new());
    for (at, state, value) in told {
        let report = fresh();
        ids.insert(at, report);
        rows.push(report::ActiveModel {
            id: Set(report),
            organization_id: Set(world.school(at)?.organization),
            period_id: Set(world.period),
            state: Set(state),
            nothing_to_report: Set(false),
            difficulties: Set(Some("Không".to_owned())),
            due_on: Set(day("2021-01-15")),
            first_submitted_on: Set(Some(day("2021-01-11"))),
            ..Default::default()
        });
        for indicator in [world.articles, world.channels] {
            values.push(report_value::ActiveModel {
                report_id: Set(report),
                indicator_id: Set(indicator),
                value: Set(value),
                ..Default::default()
            });
        }
    }
    world.seed::<report::Entity>(rows).await?;
    world.seed::<report_value::Entity>(values).await?;
    Ok(ids)
}

const COMPARED: &str = "state remarkableCount values { indicator { code } value outlier \
    median { value count cluster { name } level { name } } }";

/// What is told of the articles of a report.
fn articles(report: &Value) -> &Value {
    &report["values"][0]
}

/// The middle of some numbers, counted by hand.
fn middle(mut of: Vec<f64>) -> f64 {
    of.sort_by(f64::total_cmp);
    let half = of.len() / 2;
    let at = |place: usize| of.get(place).copied().unwrap_or_default();
    match of.len() % 2 {
        0 => f64::midpoint(at(half - 1), at(half)),
        _ => at(half),
    }
}

#[tokio::test]
async fn a_figure_is_told_beside_the_median_of_its_cluster() -> Done {
    let world = World::with_schools(24).await?;
    let said = |at: usize| i64::try_from(at * 7 % 23 + if at == 8 { 400 } else { 0 });
    let state = |at: usize| match at {
        5 => State::Draft,
        6 | 10 | 14 | 18 => State::Returned,
        at if at % 3 == 0 => State::Accepted,
        _ => State::Submitted,
    };
    let mut told = Vec::new();
    for at in 0..24 {
        told.push((at, state(at), Some(said(at)?)));
    }
    let ids = reported(&world, told).await?;
    let office = world.actor(Role::Office, &world.office)?;
    let all: Vec<String> = (ids.iter().filter(|(at, _)| **at != 5))
        .map(|(_, report)| format!("\"{}\"", id("report", *report)))
        .collect();
    let query = format!("{{ reports(ids: [{}]) {{ {COMPARED} }} }}", all.join(","));
    let answer = world.ask(&office, &query).await?;
    let rows = answer.pointer("/data/reports").and_then(Value::as_array);
    let rows = rows.ok_or_else(|| answer.to_string())?;
    assert_eq!(rows.len(), 23);
    let (mut compared, mut apart) = (0, Vec::new());
    for (row, at) in rows.iter().zip(ids.keys().filter(|at| **at != 5)) {
        // Three of four are in a cluster; of the rest whoever teaches the same first level is compared with.
        let taught = |at: usize| -> Vec<usize> {
            let both = at.is_multiple_of(7);
            (0..2).filter(|level| at % 2 == *level || both).collect()
        };
        let level = taught(*at).first().copied().unwrap_or_default();
        let is_beside = |other: usize| match at % 4 {
            3 => taught(other).contains(&level),
            cluster => other % 4 == cluster,
        };
        let is_in = |at: usize| matches!(state(at), State::Submitted | State::Accepted);
        let beside = (0..24).filter(|other| is_beside(*other) && is_in(*other));
        let mut figures = Vec::new();
        for other in beside {
            figures.push(f64::from(i32::try_from(said(other)?)?));
        }
        let own = f64::from(i32::try_from(said(*at)?)?);
        let told = articles(row);
        if figures.len() < 3 {
            assert_eq!(told["median"], Value::Null, "{at}: of two nothing is told");
            assert_eq!(told["outlier"], Value::Null);
            continue;
        }
        compared += 1;
        let median = middle(figures.clone());
        let spread = middle(figures.iter().map(|it| (it - median).abs()).collect());
        let is_apart = (own - median).abs() > 3.0 * spread.max(median / 10.0).max(1.0);
        assert_eq!(
            told["median"]["value"].as_f64(),
            Some(median),
            "{at}: {row}"
        );
        assert_eq!(told["median"]["count"], json!(figures.len()), "{at}");
        let (cluster, of_level) = match at % 4 {
            3 => (Value::Null, json!({ "name": format!("Cấp {level}") })),
            cluster => (json!({ "name": format!("Cụm {cluster}") }), Value::Null),
        };
        assert_eq!(told["median"]["cluster"], cluster);
        assert_eq!(told["median"]["level"], of_level);
        assert_eq!(told["outlier"], json!(is_apart), "{at}: {row}");
        let both = if is_apart { 2 } else { 0 };
        assert_eq!(row["remarkableCount"], json!(both), "{at}: {row}");
        apart.extend(is_apart.then_some(*at));
    }
    assert!(compared > 15, "{compared}");
    assert!(apart.contains(&8), "{apart:?}");
    Ok(())
}

#[tokio::test]
async fn a_school_is_told_nothing_of_the_others_and_an_observer_of_what_is_accepted() -> Done {
    let world = World::with_schools(16).await?;
    let state = |at: usize| match at {
        0 | 4 | 8 => State::Accepted,
        _ => State::Submitted,
    };
    let ids = reported(&world, (0..16).map(|at| (at, state(at), Some(9)))).await?;
    let own = ids.get(&0).copied().ok_or("no report")?;
    let query = format!(
        "{{ report(id: \"{}\") {{ {COMPARED} }} }}",
        id("report", own)
    );
    let told = async |role, at| -> Result<Value, Failure> {
        let answer = world.ask(&world.actor(role, at)?, &query).await?;
        Ok(articles(&answer["data"]["report"]).clone())
    };
    let office = told(Role::Emulation, &world.office).await?;
    assert_eq!(office["median"]["count"], json!(4), "{office}");
    let observer = told(Role::Observer, &world.department).await?;
    assert_eq!(observer["median"]["count"], json!(3), "{observer}");
    for role in [Role::Principal, Role::FocalPoint] {
        let school = told(role, world.school(0)?).await?;
        assert_eq!(school["value"], json!(9));
        assert_eq!(school["median"], Value::Null, "{school}");
        assert_eq!(school["outlier"], Value::Null);
    }
    Ok(())
}

#[tokio::test]
async fn of_what_is_sent_back_only_what_was_named_is_open() -> Done {
    let world = World::with_schools(1).await?;
    let ids = reported(&world, [(0, State::Submitted, Some(0))]).await?;
    let report = id("report", ids.get(&0).copied().ok_or("no report")?);
    let office = world.actor(Role::Office, &world.office)?;
    let school = world.actor(Role::FocalPoint, world.school(0)?)?;
    let form = Form {
        world: &world,
        school: 0,
    };
    let (articles, channels) = (
        id("indicator", world.articles),
        id("indicator", world.channels),
    );
    let fields =
        "closedTexts returnedTexts values { indicator { code } value closed correction { note } }";
    let send_back = |named: &str| {
        format!(
            r#"reportReturn(input: {{ id: "{report}", reason: "Số bài chưa khớp", {named} }}) {{ report {{ state {fields} }} userErrors {{ path code }} }}"#
        )
    };
    let unknown = id("indicator", fresh());
    let refused = world
        .act(
            &office,
            &send_back(&format!(
                r#"values: [{{ indicator: "{unknown}" }}, {{ indicator: "{articles}", note: "{}" }}]"#,
                "a".repeat(501)
            )),
        )
        .await?;
    assert_eq!(codes(&refused), ["UNKNOWN_INDICATOR", "TOO_LONG"]);

    let named = format!(
        r#"values: [{{ indicator: "{articles}", note: " Ghi theo sổ " }}], texts: [PROPOSALS]"#
    );
    let answer = world.act(&office, &send_back(&named)).await?;
    assert_eq!(
        answer["report"],
        json!({
            "state": "RETURNED", "closedTexts": ["SUMMARY", "DIFFICULTIES"], "returnedTexts": ["PROPOSALS"],
            "values": [
                { "indicator": { "code": "ARTICLES" }, "value": 0, "closed": false, "correction": { "note": "Ghi theo sổ" } },
                { "indicator": { "code": "ACTIVE_CHANNELS" }, "value": 0, "closed": true, "correction": null },
            ]
        })
    );

    // The others may be sent as they were, not otherwise; all that is wrong is told, and nothing is saved.
    let save = format!(
        r#"values: [{{ indicator: "{articles}", value: 5 }}, {{ indicator: "{channels}", value: 3 }}], proposals: "Thêm máy""#
    );
    let refused = world.act(&school, &form.save(&save)?).await?;
    assert_eq!(codes(&refused), ["NOT_RETURNED"]);
    assert_eq!(
        refused["userErrors"][0]["path"],
        json!(["values", "1", "value"])
    );
    let refused = world
        .act(&school, &form.save(r#"values: [], difficulties: "Có""#)?)
        .await?;
    assert_eq!(codes(&refused), ["NOT_RETURNED"]);
    let same = save.replace("value: 3", "value: 0") + r#", difficulties: "Không""#;
    let saved = world.act(&school, &form.save(&same)?).await?;
    assert_eq!(codes(&saved), [""; 0], "{saved}");
    assert_eq!(saved["report"]["values"][0]["value"], json!(5));

    // Taken back, it is still only this that is mended; accepted, nothing is left to mend.
    let act = |mutation: &str| format!(r#"{mutation}(input: {{ id: "{report}" }}) {{ {REPORT} }}"#);
    for mutation in ["reportSubmit", "reportWithdraw"] {
        let answer = world.act(&school, &act(mutation)).await?;
        assert_eq!(codes(&answer), [""; 0], "{mutation}");
    }
    let refused = world.act(&school, &form.save(&save)?).await?;
    assert_eq!(codes(&refused), ["NOT_RETURNED"]);
    world.act(&school, &act("reportSubmit")).await?;
    let query = format!(r#"{{ report(id: "{report}") {{ {fields} }} }}"#);
    let seen = world.ask(&office, &query).await?;
    assert_eq!(
        seen["data"]["report"]["values"][0]["correction"]["note"],
        "Ghi theo sổ"
    );
    world.act(&office, &act("reportAccept")).await?;
    let seen = world.ask(&office, &query).await?;
    assert_eq!(
        seen["data"]["report"]["values"][0]["correction"],
        Value::Null
    );
    Ok(())
}

#[tokio::test]
async fn sent_back_without_naming_anything_all_of_it_is_open() -> Done {
    let world = World::with_schools(1).await?;
    let ids = reported(&world, [(0, State::Submitted, Some(0))]).await?;
    let report = id("report", ids.get(&0).copied().ok_or("no report")?);
    let office = world.actor(Role::Head, &world.office)?;
    let school = world.actor(Role::Principal, world.school(0)?)?;
    let mutation =
        format!(r#"reportReturn(input: {{ id: "{report}", reason: "Xem lại" }}) {{ {REPORT} }}"#);
    world.act(&office, &mutation).await?;
    let form = Form {
        world: &world,
        school: 0,
    };
    let save = format!(
        r#"values: [{{ indicator: "{}", value: 3 }}], difficulties: "Có""#,
        id("indicator", world.articles)
    );
    assert_eq!(
        codes(&world.act(&school, &form.save(&save)?).await?),
        [""; 0]
    );
    Ok(())
}

/// So many, as they were seen.
fn accept(seen: &[(Uuid, i32)]) -> String {
    let seen: Vec<String> = seen
        .iter()
        .map(|(report, version)| {
            format!(
                r#"{{ id: "{}", expectedVersion: {version} }}"#,
                id("report", *report)
            )
        })
        .collect();
    format!(
        r#"reportsAccept(input: {{ reports: [{}], idempotencyKey: "k{}" }}) {{ reports {{ state }} userErrors {{ path code }} }}"#,
        seen.join(","),
        seen.len()
    )
}

#[tokio::test]
async fn many_are_accepted_at_once_or_it_is_told_which_are_not() -> Done {
    let world = World::with_schools(4).await?;
    let told = (0..4).map(|at| {
        let state = if at == 3 {
            State::Accepted
        } else {
            State::Submitted
        };
        (at, state, Some(2))
    });
    let ids = reported(&world, told).await?;
    let office = world.actor(Role::Office, &world.office)?;
    let first = |at: usize| {
        ids.get(&at)
            .copied()
            .map(|report| (report, 1))
            .ok_or("none")
    };

    let stale = [first(0)?, (first(1)?.0, 7), first(2)?, first(3)?];
    let refused = world.act(&office, &accept(&stale)).await?;
    assert_eq!(
        refused,
        json!({ "reports": [], "userErrors": [
            { "path": ["reports", "1"], "code": "STALE" }, { "path": ["reports", "3"], "code": "WRONG_STATE" },
        ] }),
        "in the order of their ids, which is that of the schools"
    );
    let before = world.report(world.school(0)?).await?.ok_or("no report")?;
    assert_eq!(before.state, State::Submitted, "none is accepted");

    let all = accept(&[first(0)?, first(1)?, first(2)?]);
    let accepted = world.act(&office, &all).await?;
    assert_eq!(codes(&accepted), [""; 0]);
    assert_eq!(
        accepted["reports"],
        json!([{ "state": "ACCEPTED" }, { "state": "ACCEPTED" }, { "state": "ACCEPTED" }])
    );
    assert_eq!(world.act(&office, &all).await?, accepted, "told again");
    assert_eq!(
        codes(&world.act(&office, &accept(&[])).await?),
        ["REQUIRED"]
    );
    let many = vec![first(0)?; 101];
    assert_eq!(
        codes(&world.act(&office, &accept(&many)).await?),
        ["TOO_MANY"]
    );
    Ok(())
}

#[tokio::test]
async fn only_those_above_accept_many() -> Done {
    let world = World::with_schools(2).await?;
    let ids = reported(&world, (0..2).map(|at| (at, State::Submitted, Some(2)))).await?;
    let seen: Vec<(Uuid, i32)> = ids.values().map(|report| (*report, 1)).collect();
    let mutation = format!("mutation {{ {} }}", accept(&seen));
    for (role, at, expected) in [
        (Role::Office, &world.other_office, "NOT_FOUND"),
        (Role::Emulation, &world.office, "FORBIDDEN"),
        (Role::Principal, world.school(0)?, "FORBIDDEN"),
        (Role::Principal, &world.stranger, "NOT_FOUND"),
    ] {
        let answer = world.ask(&world.actor(role, at)?, &mutation).await?;
        assert_eq!(code(&answer), Some(expected), "{role:?}");
    }
    // One that was taken back meanwhile is out of sight; the others are not held up by not knowing which.
    let school = world.actor(Role::Principal, world.school(0)?)?;
    let own = seen.first().ok_or("none")?.0;
    let withdraw = format!(
        r#"reportWithdraw(input: {{ id: "{}" }}) {{ {REPORT} }}"#,
        id("report", own)
    );
    world.act(&school, &withdraw).await?;
    let office = world.actor(Role::Office, &world.office)?;
    let refused = world.act(&office, &accept(&seen)).await?;
    assert_eq!(
        refused["userErrors"],
        json!([{ "path": ["reports", "0"], "code": "STALE" }])
    );
    Ok(())
}

#[tokio::test]
async fn one_goes_from_report_to_report_by_the_schools_names() -> Done {
    let world = World::with_schools(5).await?;
    let state = |at: usize| {
        if at == 2 {
            State::Accepted
        } else {
            State::Submitted
        }
    };
    let ids = reported(&world, (0..5).map(|at| (at, state(at), Some(2)))).await?;
    let office = world.actor(Role::Inspection, &world.office);
    let office = office.or_else(|_| world.actor(Role::Emulation, &world.office))?;
    let name =
        |at: usize| json!({ "organization": { "shortName": format!("TH Hoa Sen {at:04}") } });
    for (at, previous, next) in [
        (0, Value::Null, name(1)),
        (1, name(0), name(3)),
        (2, name(1), name(3)),
        (4, name(3), Value::Null),
    ] {
        let report = id("report", ids.get(&at).copied().ok_or("none")?);
        let query = format!(
            r#"{{ reportReview(report: "{report}") {{ waiting previous {{ organization {{ shortName }} }} next {{ organization {{ shortName }} }} }} }}"#
        );
        let answer = world.ask(&office, &query).await?;
        assert_eq!(
            answer["data"]["reportReview"],
            json!({ "waiting": 4, "previous": previous, "next": next }),
            "{at}"
        );
    }
    Ok(())
}

#[tokio::test]
async fn comparing_many_costs_no_more_than_comparing_few() -> Done {
    let world = World::with_schools(48).await?;
    let ids = reported(&world, (0..48).map(|at| (at, State::Submitted, Some(2)))).await?;
    let office = world.actor(Role::Office, &world.office)?;
    let mut costs = Vec::new();
    for many in [4, 48] {
        let all: Vec<String> = ids
            .values()
            .take(many)
            .map(|report| format!("\"{}\"", id("report", *report)))
            .collect();
        let query = format!(
            "{{ reports(ids: [{}]) {{ version {COMPARED} }} }}",
            all.join(",")
        );
        let before = world.db.statements();
        let answer = world.ask(&office, &query).await?;
        assert_eq!(answer.pointer("/errors"), None, "{answer}");
        costs.push(world.db.statements() - before);
    }
    assert_eq!(costs.first(), costs.last(), "{costs:?}");
    Ok(())
}
