//! What is kept and forgotten when a report is opened again, and between which days a period lies.

use entity::position::Role;
use entity::{reporting_period, school_year, term};
use sea_orm::ActiveValue::Set;
use serde_json::{Value, json};
use server::platform::id::fresh;

use super::closing::{act, closing, handed_in};
use super::days::DAY;
use super::life::Form;
use super::periods::{change, create, with_terms};
use crate::report::world::{Done, World, codes, day, id};

const REASON: &str = r#", reason: "Thiếu số liệu""#;

#[tokio::test]
async fn words_that_were_never_handed_in_are_no_version() -> Done {
    let world = World::with_schools(1).await?;
    let report = handed_in(&world, 0).await?;
    let office = world.actor(Role::Head, &world.office)?;
    let writer = world.actor(Role::Principal, world.school(0)?)?;
    world
        .act(&office, &act("reportReturn", &report, REASON))
        .await?;
    let form = Form {
        world: &world,
        school: 0,
    };
    let mend = form.save(r#"values: [], difficulties: "Chưa nộp""#)?;
    world.act(&writer, &mend).await?;
    closing(&world, "2021-01-20").await?;
    world.db.clock().advance(DAY * 9);

    let office = world.actor(Role::Head, &world.office)?;
    let again = act("reportReopen", &report, r#", reason: "Cho sửa tiếp""#);
    let answer = world.act(&office, &again).await?;
    assert_eq!(answer["report"]["state"], "RETURNED", "{answer}");
    assert_eq!(answer["report"]["returnReason"], "Cho sửa tiếp");
    assert_eq!(answer["report"]["versions"], json!([]));
    let answer = world.act(&writer, &mend).await?;
    assert_eq!(codes(&answer), Vec::<&str>::new(), "{answer}");
    Ok(())
}

#[tokio::test]
async fn what_was_opened_again_keeps_its_reason_until_it_is_accepted() -> Done {
    let world = World::with_schools(1).await?;
    let report = handed_in(&world, 0).await?;
    let office = world.actor(Role::Head, &world.office)?;
    let writer = world.actor(Role::Principal, world.school(0)?)?;
    world
        .act(&office, &act("reportAccept", &report, ""))
        .await?;
    world
        .act(&office, &act("reportReopen", &report, REASON))
        .await?;
    let submit = act("reportSubmit", &report, "");
    let answer = world.act(&writer, &submit).await?;
    assert_eq!(answer["report"]["returnReason"], Value::Null, "{answer}");
    let answer = world
        .act(&writer, &act("reportWithdraw", &report, ""))
        .await?;
    assert_eq!(answer["report"]["state"], "RETURNED", "{answer}");
    assert_eq!(answer["report"]["returnReason"], "Thiếu số liệu");
    world.act(&writer, &submit).await?;
    world
        .act(&office, &act("reportAccept", &report, ""))
        .await?;
    let row = world.report(world.school(0)?).await?.ok_or("no report")?;
    assert_eq!((row.reopened_at, row.return_reason), (None, None));
    Ok(())
}

#[tokio::test]
async fn once_begun_a_period_closes_no_earlier_than_it_did() -> Done {
    let world = with_terms().await?;
    let office = world.actor(Role::Office, &world.office)?;
    let form = Form {
        world: &world,
        school: 0,
    };
    let writer = world.actor(Role::Principal, world.school(0)?)?;
    world
        .act(&writer, &form.save(r#"values: [], difficulties: "Không""#)?)
        .await?;
    // It is the 12th.
    for (closes, expected) in [
        (r#""2021-01-18""#, vec!["ALREADY_BEGUN"]),
        (r#""2021-01-20""#, vec![]),
        (r#""2021-01-19""#, vec!["ALREADY_BEGUN"]),
        (r#""2021-01-21""#, vec![]),
        ("null", vec![]),
    ] {
        let days = format!(
            r#"name: "Học kỳ I", opensOn: "2021-01-04", dueOn: "2021-01-15", closesOn: {closes}"#
        );
        let answer = world.act(&office, &change(&world, &days)).await?;
        assert_eq!(codes(&answer), expected, "{closes}: {answer}");
    }
    Ok(())
}

#[tokio::test]
async fn a_period_lies_in_its_school_year_and_has_that_years_term() -> Done {
    let world = with_terms().await?;
    let (year, term) = (fresh(), fresh());
    world
        .seed::<school_year::Entity>(vec![school_year::ActiveModel {
            id: Set(year),
            name: Set("2021-2022".to_owned()),
            starts_on: Set(day("2021-09-06")),
            ends_on: Set(day("2022-05-31")),
            ..Default::default()
        }])
        .await?;
    world
        .seed::<term::Entity>(vec![term::ActiveModel {
            id: Set(term),
            school_year_id: Set(year),
            ordinal: Set(1),
            name: Set("Học kỳ I".to_owned()),
            starts_on: Set(day("2021-09-06")),
            ends_on: Set(day("2022-01-14")),
            ..Default::default()
        }])
        .await?;
    let office = world.actor(Role::Office, &world.office)?;
    let period =
        |days: &str| format!(r#"{{ period: {{ name: "Kỳ", opensOn: "2020-08-01", {days} }} }}"#);
    for (due, expected) in [
        ("2099-01-01", vec!["DATE_ORDER"]),
        ("2020-09-06", vec!["DATE_ORDER"]),
        // The summer belongs to the year.
        ("2021-07-15", vec![]),
    ] {
        let made = create(&world, &period(&format!(r#"dueOn: "{due}""#)));
        let answer = world.act(&office, &made).await?;
        assert_eq!(codes(&answer), expected, "{due}: {answer}");
    }
    let other = format!(
        r#"{{ term: "{}", period: {{ name: "Kỳ", opensOn: "2021-02-01", dueOn: "2021-03-01" }} }}"#,
        id("term", term)
    );
    let answer = world.act(&office, &create(&world, &other)).await?;
    assert_eq!(codes(&answer), ["TERM_OF_ANOTHER_YEAR"], "{answer}");
    assert_eq!(
        answer["userErrors"][0]["path"],
        json!(["periods", "0", "term"])
    );
    let far = r#"name: "Học kỳ I", opensOn: "2021-01-04", dueOn: "2099-01-01""#;
    let answer = world.act(&office, &change(&world, far)).await?;
    assert_eq!(codes(&answer), ["DATE_ORDER"], "{answer}");
    Ok(())
}

#[tokio::test]
async fn however_many_periods_its_offices_have_a_department_knows_its_own() -> Done {
    let mut world = with_terms().await?;
    let department = world.department.clone();
    world.appoint(Role::Office, department.organization).await?;
    let period = |at, due_on| reporting_period::ActiveModel {
        id: Set(fresh()),
        organization_id: Set(at),
        school_year_id: Set(world.year),
        name: Set("Kỳ".to_owned()),
        opens_on: Set(day("2021-01-04")),
        due_on: Set(due_on),
        ..Default::default()
    };
    let mut rows = vec![period(department.organization, day("2021-01-20"))];
    let others = day("2021-02-01").iter_days().take(101);
    rows.extend(others.map(|due_on| period(world.other_office.organization, due_on)));
    world.seed::<reporting_period::Entity>(rows).await?;

    let office = world.actor(Role::Office, &department)?;
    let again = format!(
        r#"reportingPeriodsCreate(input: {{ organization: "{}", schoolYear: "{}",
            periods: [{{ period: {{ name: "Kỳ", opensOn: "2021-01-04", dueOn: "2021-01-20" }} }}] }}) {{ userErrors {{ code }} }}"#,
        id("org", department.organization),
        id("year", world.year)
    );
    let answer = world.act(&office, &again).await?;
    assert_eq!(codes(&answer), ["ALREADY_THERE"], "{answer}");
    Ok(())
}
