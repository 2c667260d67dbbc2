//! An office enters a report in a school's stead: with a note, told to the school, and never over what the school wrote.

use std::sync::Arc;

use entity::organization;
use entity::position::Role;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait as _, Database, EntityTrait as _, QueryFilter as _};
use serde_json::{Value, json};
use server::platform::Actor;

use super::closing::closing;
use super::days::{DAY, except};
use super::life::Form;
use crate::report::world::{Done, Failure, World, code, codes, id};

const SEEN: &str = "report { id state entryNote enteredBy { name } enteredFrom { shortName } availableActions } userErrors { path code }";

fn act(mutation: &str, report: &str, more: &str) -> String {
    format!(r#"{mutation}(input: {{ id: "{report}" {more} }}) {{ {SEEN} }}"#)
}

async fn sees(world: &World, actor: &Arc<Actor>, report: &str) -> Result<bool, Failure> {
    let answer = world
        .ask(
            actor,
            &format!(r#"{{ report(id: "{report}") {{ state }} }}"#),
        )
        .await?;
    Ok(code(&answer).is_none())
}

#[tokio::test]
async fn an_office_enters_what_it_was_told_and_the_school_learns_of_it() -> Done {
    let mut world = World::with_schools(1).await?;
    world
        .appoint(Role::Office, world.department.organization)
        .await?;
    let school = world.school(0)?.clone();
    let office = world.actor(Role::Office, &world.office)?;
    let form = Form {
        world: &world,
        school: 0,
    };
    let articles = id("indicator", world.articles);
    let save =
        format!(r#"values: [{{ indicator: "{articles}", value: 12 }}], difficulties: "Không""#);
    let answer = world.act(&office, &form.save(&save)?).await?;
    let report = answer["report"]["id"]
        .as_str()
        .ok_or_else(|| answer.to_string())?
        .to_owned();
    // While it is entered, it is seen there and at the school, and nowhere else.
    let principal = world.actor(Role::Principal, &school)?;
    for (who, expected) in [
        (office.clone(), true),
        (principal.clone(), true),
        (world.actor(Role::Head, &world.office)?, true),
        (world.actor(Role::Emulation, &world.office)?, false),
        (world.actor(Role::Office, &world.department)?, false),
        (world.actor(Role::Office, &world.other_office)?, false),
        (world.actor(Role::Staff, &school)?, false),
    ] {
        assert_eq!(sees(&world, &who, &report).await?, expected, "{who:?}");
    }
    let answer = world
        .act(&office, &act("reportSubmit", &report, ""))
        .await?;
    assert_eq!(codes(&answer), ["NOTE_REQUIRED"]);
    assert_eq!(answer["userErrors"][0]["path"], json!(["note"]));
    let note = r#", note: "Nhận qua điện thoại từ cô Hoa""#;
    let answer = world
        .act(&office, &act("reportSubmit", &report, note))
        .await?;
    let seen = &answer["report"];
    assert_eq!(seen["state"], "SUBMITTED", "{answer}");
    assert_eq!(seen["entryNote"], "Nhận qua điện thoại từ cô Hoa");
    assert_eq!(seen["enteredFrom"]["shortName"], "Phòng GDĐT Sen Hồng");
    assert!(seen["enteredBy"]["name"].is_string());

    let query = format!(
        r#"{{ viewer {{ notifications {{ nodes {{ kind }} }} }}
            report(id: "{report}") {{ history {{ action note }} }} }}"#
    );
    let told = world.ask(&principal, &query).await?;
    assert_eq!(
        told["data"]["viewer"]["notifications"]["nodes"],
        json!([{ "kind": "REPORT_ENTERED" }])
    );
    assert_eq!(
        told.pointer("/data/report/history/0"),
        Some(&json!({ "action": "report.submit", "note": "Nhận qua điện thoại từ cô Hoa" }))
    );
    // The school takes it back: from then on it is its own.
    let answer = world
        .act(&principal, &act("reportWithdraw", &report, ""))
        .await?;
    assert_eq!(answer["report"]["enteredFrom"], Value::Null, "{answer}");
    assert_eq!(answer["report"]["enteredBy"], Value::Null);
    assert_eq!(answer["report"]["entryNote"], Value::Null);
    assert!(!sees(&world, &office, &report).await?);
    let answer = world
        .act(&principal, &act("reportSubmit", &report, ""))
        .await?;
    assert_eq!(answer["report"]["entryNote"], Value::Null, "{answer}");
    assert_eq!(answer["report"]["enteredBy"], Value::Null);
    Ok(())
}

#[tokio::test]
async fn what_the_school_has_written_itself_nobody_enters_over() -> Done {
    let world = World::with_schools(2).await?;
    let office = world.actor(Role::Office, &world.office)?;
    let principal = world.actor(Role::Principal, world.school(0)?)?;
    let form = |school| Form {
        world: &world,
        school,
    };
    let own = form(0).save(r#"values: [], difficulties: "Không""#)?;
    world.act(&principal, &own).await?;
    for mutation in [
        form(0).save(r#"values: [], summary: "Thay""#)?,
        form(0).nothing(r#", note: "Qua điện thoại""#)?,
    ] {
        let answer = world.act(&office, &mutation).await?;
        assert_eq!(codes(&answer), ["BEGUN_BY_SCHOOL"], "{mutation}");
    }
    // What the office has begun is the school's as soon as it writes on it.
    let begun = form(1).save(r#"values: [], summary: "Nhập thay""#)?;
    world.act(&office, &begun).await?;
    let other = world.actor(Role::Principal, world.school(1)?)?;
    let answer = world
        .act(&other, &form(1).save(r#"values: [], summary: "Tự viết""#)?)
        .await?;
    assert_eq!(codes(&answer), Vec::<&str>::new(), "{answer}");
    let answer = world.act(&office, &begun).await?;
    assert_eq!(codes(&answer), ["BEGUN_BY_SCHOOL"]);
    Ok(())
}

#[tokio::test]
async fn only_an_office_above_enters() -> Done {
    let world = World::with_schools(2).await?;
    let form = Form {
        world: &world,
        school: 0,
    };
    let mutation = format!(
        "mutation {{ {} }}",
        form.nothing(r#", note: "Qua điện thoại""#)?
    );
    for (actor, expected) in [
        (world.actor(Role::Emulation, &world.office)?, "FORBIDDEN"),
        (world.actor(Role::Staff, world.school(0)?)?, "FORBIDDEN"),
        (world.actor(Role::Office, &world.other_office)?, "NOT_FOUND"),
        (world.actor(Role::Principal, world.school(1)?)?, "NOT_FOUND"),
    ] {
        let answer = world.ask(&actor, &mutation).await?;
        assert_eq!(code(&answer), Some(expected), "{actor:?}");
    }
    let office = world.actor(Role::Office, &world.office)?;
    let answer = world.act(&office, &form.nothing("")?).await?;
    assert_eq!(codes(&answer), ["NOTE_REQUIRED"]);
    let answer = world
        .act(&office, &form.nothing(r#", note: "Qua điện thoại""#)?)
        .await?;
    assert_eq!(answer["report"]["state"], "SUBMITTED", "{answer}");
    Ok(())
}

/// What the office is told of entering a school's report.
async fn entering(world: &World, school: usize) -> Result<Value, Failure> {
    let office = world.actor(Role::Office, &world.office)?;
    let query = format!(
        r#"{{ reportingPeriod(id: "{}") {{ entering(organization: "{}") }} }}"#,
        id("period", world.period),
        id("org", world.school(school)?.organization)
    );
    let mut answer = world.ask(&office, &query).await?;
    assert_eq!(answer.pointer("/errors"), None, "{answer}");
    Ok(answer["data"]["reportingPeriod"]["entering"].take())
}

#[tokio::test]
async fn the_office_is_told_beforehand_what_it_may_enter_and_why_not() -> Done {
    let world = World::with_schools(5).await?;
    let office = world.actor(Role::Office, &world.office)?;
    let form = |school| Form {
        world: &world,
        school,
    };
    let writer = |school: usize| world.actor(Role::Principal, world.school(school)?);
    let draft = r#"values: [], difficulties: "Không""#;
    world.act(&writer(1)?, &form(1).save(draft)?).await?;
    world.act(&office, &form(2).save(draft)?).await?;
    world.act(&writer(3)?, &form(3).nothing("")?).await?;
    let off = except(&world, world.school(4)?, None, "Đang dời trường");
    world.act(&office, &off).await?;
    for (school, expected) in ["FREE", "BEGUN", "FREE", "HANDED_IN", "EXCUSED"]
        .into_iter()
        .enumerate()
    {
        assert_eq!(entering(&world, school).await?, expected, "{school}");
    }
    closing(&world, "2021-01-20").await?;
    world.db.clock().advance(DAY * 9);
    for school in [0, 1, 2] {
        assert_eq!(entering(&world, school).await?, "CLOSED", "{school}");
    }
    Ok(())
}

#[tokio::test]
async fn an_office_from_which_the_school_has_moved_neither_sees_its_entry_nor_goes_on_with_it()
-> Done {
    let world = World::with_schools(1).await?;
    let office = world.actor(Role::Office, &world.office)?;
    let form = Form {
        world: &world,
        school: 0,
    };
    let save = form.save(r#"values: [], difficulties: "Không""#)?;
    let answer = world.act(&office, &save).await?;
    let report = answer["report"]["id"].as_str().ok_or("no report")?;
    assert!(sees(&world, &office, report).await?);

    let school = world.school(0)?.organization;
    let path = format!("{}{}/", world.other_office.path, school.simple());
    let raw = Database::connect(&world.database.url).await?;
    organization::Entity::update_many()
        .col_expr(organization::Column::Path, Expr::val(path))
        .filter(organization::Column::Id.eq(school))
        .exec(&raw)
        .await?;
    assert!(!sees(&world, &office, report).await?);
    let note = r#", note: "Qua điện thoại""#;
    let submit = format!("mutation {{ {} }}", act("reportSubmit", report, note));
    let answer = world.ask(&office, &submit).await?;
    assert_eq!(code(&answer), Some("NOT_FOUND"), "{answer}");
    Ok(())
}
