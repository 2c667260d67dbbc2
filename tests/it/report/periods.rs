//! An office makes its periods from the calendar, and keeps their days.

use entity::position::Role;
use entity::term;
use sea_orm::ActiveValue::Set;
use serde_json::{Value, json};
use server::platform::id::fresh;

use super::days::DAY;
use super::life::Form;
use crate::report::world::{Done, Failure, World, code, codes, day, id};

const DAYS: &str = "name opensOn dueOn closesOn officeDueOn";

/// A world whose year has two terms; its one period is due at the end of the first.
pub async fn with_terms() -> Result<World, Failure> {
    let world = World::with_schools(1).await?;
    let terms = [
        (1, "2020-09-07", "2021-01-15"),
        (2, "2021-01-18", "2021-05-28"),
    ];
    let terms = terms.map(|(ordinal, starts, ends)| term::ActiveModel {
        id: Set(fresh()),
        school_year_id: Set(world.year),
        ordinal: Set(ordinal),
        name: Set(format!("Học kỳ {ordinal}")),
        starts_on: Set(day(starts)),
        ends_on: Set(day(ends)),
        ..Default::default()
    });
    world.seed::<term::Entity>(terms.into()).await?;
    Ok(world)
}

fn asking(world: &World) -> String {
    format!(
        r#"organization: "{}", schoolYear: "{}""#,
        id("org", world.office.organization),
        id("year", world.year)
    )
}

pub fn create(world: &World, periods: &str) -> String {
    format!(
        "reportingPeriodsCreate(input: {{ {}, periods: [{periods}] }}) {{ userErrors {{ path code }} }}",
        asking(world)
    )
}

pub fn change(world: &World, days: &str) -> String {
    format!(
        r#"reportingPeriodChange(input: {{ id: "{}", period: {{ {days} }} }}) {{ period {{ {DAYS} }} userErrors {{ path code }} }}"#,
        id("period", world.period)
    )
}

#[tokio::test]
async fn the_calendar_proposes_what_is_not_there_yet_and_it_is_made_at_once() -> Done {
    let world = with_terms().await?;
    let office = world.actor(Role::Office, &world.office)?;
    let propose = format!(
        "{{ reportingPeriodsPropose({}) {{ {DAYS} }} }}",
        asking(&world)
    );
    let answer = world.ask(&office, &propose).await?;
    let end = json!({ "name": "Cuối năm học", "opensOn": "2021-01-18", "dueOn": "2021-05-31",
        "closesOn": "2021-06-30", "officeDueOn": "2021-06-07" });
    assert_eq!(
        answer["data"]["reportingPeriodsPropose"],
        json!([end]),
        "{answer}"
    );
    for (actor, expected) in [
        (world.actor(Role::Principal, world.school(0)?)?, "FORBIDDEN"),
        (world.actor(Role::Emulation, &world.office)?, "FORBIDDEN"),
        (world.actor(Role::Office, &world.other_office)?, "NOT_FOUND"),
    ] {
        assert_eq!(code(&world.ask(&actor, &propose).await?), Some(expected));
    }
    let year_end = r#"{ period: { name: "Cuối năm học", opensOn: "2021-01-18", dueOn: "2021-05-31",
        closesOn: "2021-06-30", officeDueOn: "2021-06-07" } }"#;
    let answer = world.act(&office, &create(&world, year_end)).await?;
    assert_eq!(codes(&answer), Vec::<&str>::new(), "{answer}");
    let answer = world.ask(&office, &propose).await?;
    assert_eq!(answer["data"]["reportingPeriodsPropose"], json!([]));
    let answer = world
        .ask(
            &office,
            "{ reportingPeriods { name state availableActions } }",
        )
        .await?;
    assert_eq!(
        answer["data"]["reportingPeriods"],
        json!([
            { "name": "Cuối năm học", "state": "NOT_OPEN", "availableActions": ["CHANGE", "REMOVE", "EXCEPT"] },
            // A plan asks for it.
            { "name": "Học kỳ I", "state": "OPEN", "availableActions": ["CHANGE", "EXCEPT"] },
        ])
    );
    Ok(())
}

#[tokio::test]
async fn all_periods_are_made_or_none_and_each_fault_stands_at_its_field() -> Done {
    let world = with_terms().await?;
    let office = world.actor(Role::Head, &world.office)?;
    let periods = r#"{ period: { name: "Tháng 3", opensOn: "2021-03-01", dueOn: "2021-03-31" } },
        { period: { name: " ", opensOn: "2021-04-30", dueOn: "2021-04-01", officeDueOn: "2021-04-01" } },
        { period: { name: "Nữa", opensOn: "2021-01-04", dueOn: "2021-01-15" } }"#;
    let answer = world.act(&office, &create(&world, periods)).await?;
    let faults: Vec<(String, &str)> = (answer["userErrors"].as_array().into_iter().flatten())
        .map(|error| {
            let path = error["path"].as_array().into_iter().flatten();
            let path: Vec<&str> = path.filter_map(Value::as_str).collect();
            (path.join("."), error["code"].as_str().unwrap_or_default())
        })
        .collect();
    let expected = [
        ("periods.1.name", "REQUIRED"),
        ("periods.1.dueOn", "DATE_ORDER"),
        ("periods.1.officeDueOn", "DATE_ORDER"),
        ("periods.2.dueOn", "ALREADY_THERE"),
    ];
    assert_eq!(faults, expected.map(|(path, code)| (path.to_owned(), code)));
    let answer = world.ask(&office, "{ reportingPeriods { name } }").await?;
    assert_eq!(
        answer["data"]["reportingPeriods"],
        json!([{ "name": "Học kỳ I" }])
    );
    assert_eq!(
        codes(&world.act(&office, &create(&world, "")).await?),
        ["REQUIRED"]
    );
    Ok(())
}

#[tokio::test]
async fn once_schools_have_begun_a_period_only_becomes_longer_and_reports_go_with_it() -> Done {
    let world = with_terms().await?;
    let office = world.actor(Role::Office, &world.office)?;
    // Nobody has begun: it may be any days.
    let answer = world
        .act(
            &office,
            &change(
                &world,
                r#"name: "Học kỳ I", opensOn: "2021-01-05", dueOn: "2021-01-14""#,
            ),
        )
        .await?;
    assert_eq!(answer["period"]["dueOn"], "2021-01-14", "{answer}");
    let form = Form {
        world: &world,
        school: 0,
    };
    let writer = world.actor(Role::Principal, world.school(0)?)?;
    world
        .act(&writer, &form.save(r#"values: [], difficulties: "Không""#)?)
        .await?;
    for (days, at) in [
        (
            r#"name: "Kỳ I", opensOn: "2021-01-05", dueOn: "2021-01-13""#,
            "dueOn",
        ),
        (
            r#"name: "Kỳ I", opensOn: "2021-01-13", dueOn: "2021-01-14""#,
            "opensOn",
        ),
    ] {
        let answer = world.act(&office, &change(&world, days)).await?;
        assert_eq!(codes(&answer), ["ALREADY_BEGUN"]);
        assert_eq!(answer["userErrors"][0]["path"], json!([at]));
    }
    let longer = r#"name: "Kỳ I", opensOn: "2021-01-05", dueOn: "2021-01-18", closesOn: "2021-01-31", officeDueOn: "2021-01-25""#;
    let answer = world.act(&office, &change(&world, longer)).await?;
    assert_eq!(
        answer["period"],
        json!({ "name": "Kỳ I", "opensOn": "2021-01-05", "dueOn": "2021-01-18",
            "closesOn": "2021-01-31", "officeDueOn": "2021-01-25" })
    );
    let report = world.report(world.school(0)?).await?.ok_or("no report")?;
    assert_eq!(report.due_on, day("2021-01-18"));
    world.db.clock().advance(DAY * 6);
    let answer = world.act(&writer, &form.save("values: []")?).await?;
    assert_eq!(answer["report"]["timeliness"], "PENDING", "{answer}");
    let remove = format!(
        r#"reportingPeriodRemove(input: {{ id: "{}" }}) {{ userErrors {{ code }} }}"#,
        id("period", world.period)
    );
    let answer = world.act(&office, &remove).await?;
    // A plan asks for it.
    assert_eq!(codes(&answer), ["WRONG_STATE"]);
    Ok(())
}

#[tokio::test]
async fn a_period_that_nobody_has_begun_can_be_taken_away() -> Done {
    let world = with_terms().await?;
    let office = world.actor(Role::Office, &world.office)?;
    let period = r#"{ period: { name: "Tháng 1", opensOn: "2021-01-04", dueOn: "2021-01-31" } }"#;
    world.act(&office, &create(&world, period)).await?;
    let latest = |answer: &Value| {
        let first = answer.pointer("/data/reportingPeriods/0/id");
        first.and_then(Value::as_str).map(str::to_owned)
    };
    let made = world.ask(&office, "{ reportingPeriods { id } }").await?;
    let made = latest(&made).ok_or("nothing was made")?;
    let remove =
        format!(r#"reportingPeriodRemove(input: {{ id: "{made}" }}) {{ userErrors {{ code }} }}"#);
    let answer = world.act(&office, &remove).await?;
    assert_eq!(codes(&answer), Vec::<&str>::new(), "{answer}");
    let rest = world.ask(&office, "{ reportingPeriods { id } }").await?;
    assert_eq!(latest(&rest), Some(id("period", world.period)));
    Ok(())
}
