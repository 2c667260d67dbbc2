//! A school that was let off, one that a period does not ask, and what of both is on nobody's list.

use entity::organization;
use entity::position::Role;
use sea_orm::ActiveValue::Set;
use serde_json::{Value, json};
use server::platform::id::fresh;
use server::platform::{Place, text};

use super::closing::{act, closing, handed_in};
use super::days::{DAY, except, standing, work};
use super::life::Form;
use super::periods::{change, create, with_terms};
use crate::report::world::{Done, World, code, codes, day, id};

#[tokio::test]
async fn whoever_was_let_off_does_not_hand_in_what_was_begun() -> Done {
    let world = World::with_schools(1).await?;
    let form = Form {
        world: &world,
        school: 0,
    };
    let writer = world.actor(Role::Principal, world.school(0)?)?;
    let articles = id("indicator", world.articles);
    let save =
        format!(r#"values: [{{ indicator: "{articles}", value: 12 }}], difficulties: "Không""#);
    let answer = world.act(&writer, &form.save(&save)?).await?;
    let report = answer["report"]["id"].as_str().ok_or("no report")?;
    let office = world.actor(Role::Office, &world.office)?;
    let off = except(&world, world.school(0)?, None, "Đang dời trường");
    world.act(&office, &off).await?;

    let seen = format!(r#"{{ report(id: "{report}") {{ availableActions }} }}"#);
    let answer = world.ask(&writer, &seen).await?;
    assert_eq!(answer["data"]["report"]["availableActions"], json!([]));
    let answer = world.act(&writer, &act("reportSubmit", report, "")).await?;
    assert_eq!(codes(&answer), ["EXCUSED"], "{answer}");
    Ok(())
}

#[tokio::test]
async fn a_school_that_opened_after_the_due_day_is_not_told_to_report() -> Done {
    let mut world = World::with_schools(1).await?;
    let at = fresh();
    let later = Place {
        organization: at,
        path: format!("{}{}/", world.office.path, at.simple()),
    };
    let name = "TH Mới";
    world
        .seed::<organization::Entity>(vec![organization::ActiveModel {
            id: Set(at),
            parent_id: Set(Some(world.office.organization)),
            kind: Set(organization::Kind::School),
            name: Set(name.to_owned()),
            short_name: Set(name.to_owned()),
            name_folded: Set(text::fold(name)),
            name_sort: Set(text::sort_key(name)),
            path: Set(later.path.clone()),
            opened_on: Set(Some(day("2021-01-18"))),
            ..Default::default()
        }])
        .await?;
    world.appoint(Role::Principal, at).await?;
    world.db.clock().advance(DAY * 7);
    let principal = world.actor(Role::Principal, &later)?;
    assert_eq!(work(&world, &principal).await?, Vec::<Value>::new());
    assert_eq!(standing(&world, &principal).await?, Value::Null);
    let nothing = format!(
        r#"reportNothing(input: {{ period: "{}", organization: "{}" }}) {{ userErrors {{ code }} }}"#,
        id("period", world.period),
        id("org", at)
    );
    let answer = world.act(&principal, &nothing).await?;
    assert_eq!(codes(&answer), ["PERIOD_NOT_OPEN"], "{answer}");
    let other = world.actor(Role::Principal, world.school(0)?)?;
    assert_eq!(standing(&world, &other).await?["state"], "OVERDUE");
    Ok(())
}

#[tokio::test]
async fn a_day_of_its_own_that_the_period_has_reached_is_none_any_more() -> Done {
    let world = with_terms().await?;
    let office = world.actor(Role::Office, &world.office)?;
    let school = world.school(0)?.clone();
    let longer = except(&world, &school, Some("2021-01-18"), "Bão");
    world.act(&office, &longer).await?;
    let days = r#"name: "Học kỳ I", opensOn: "2021-01-04", dueOn: "2021-01-18""#;
    let answer = world.act(&office, &change(&world, days)).await?;
    assert_eq!(answer["period"]["dueOn"], "2021-01-18", "{answer}");
    let writer = world.actor(Role::Principal, &school)?;
    let seen = standing(&world, &writer).await?;
    assert_eq!(
        seen,
        json!({ "dueOn": "2021-01-18", "state": "OPEN", "exception": null })
    );
    Ok(())
}

#[tokio::test]
async fn a_period_in_which_a_school_was_let_off_is_not_taken_away() -> Done {
    let mut world = with_terms().await?;
    let office = world.actor(Role::Office, &world.office)?;
    let period = r#"{ period: { name: "Tháng 1", opensOn: "2021-01-04", dueOn: "2021-01-31" } }"#;
    world.act(&office, &create(&world, period)).await?;
    let made = world.ask(&office, "{ reportingPeriods { id } }").await?;
    let made = made.pointer("/data/reportingPeriods/0/id");
    let made = made.and_then(Value::as_str).ok_or("none was made")?;
    let bare = made.strip_prefix("period_").ok_or("no period")?;
    world.period = bare.parse()?;
    let off = except(&world, world.school(0)?, None, "Đang dời trường");
    let answer = world.act(&office, &off).await?;
    assert_eq!(codes(&answer), Vec::<&str>::new(), "{answer}");
    let remove =
        format!(r#"reportingPeriodRemove(input: {{ id: "{made}" }}) {{ userErrors {{ code }} }}"#);
    let answer = world.act(&office, &remove).await?;
    assert_eq!(codes(&answer), ["HAS_EXCEPTIONS"], "{answer}");
    Ok(())
}

#[tokio::test]
async fn closed_is_for_the_office_too_and_it_is_told_what_is_stuck_then() -> Done {
    let world = World::with_schools(3).await?;
    let office = world.actor(Role::Head, &world.office)?;
    let (sent, returned) = (handed_in(&world, 0).await?, handed_in(&world, 1).await?);
    let reason = r#", reason: "Thiếu số liệu""#;
    let answer = world
        .act(&office, &act("reportReturn", &returned, reason))
        .await?;
    assert_eq!(answer["report"]["state"], "RETURNED", "{answer}");
    closing(&world, "2021-01-20").await?;
    world.db.clock().advance(DAY * 9);

    let office = world.actor(Role::Head, &world.office)?;
    let answer = world
        .act(&office, &act("reportReturn", &sent, reason))
        .await?;
    assert_eq!(codes(&answer), ["PERIOD_CLOSED"], "{answer}");
    let seen = format!(r#"{{ report(id: "{sent}") {{ availableActions }} }}"#);
    let seen = world.ask(&office, &seen).await?;
    assert_eq!(
        seen["data"]["report"]["availableActions"],
        json!(["ACCEPT", "REOPEN"])
    );
    // Of the school that sent nothing, nobody is reminded: nothing is taken any more.
    let kinds = |items: Vec<Value>| -> Vec<Value> {
        items.into_iter().map(|item| item["kind"].clone()).collect()
    };
    let items = kinds(work(&world, &office).await?);
    assert!(items.contains(&json!("REPORTS_REOPEN")), "{items:?}");
    assert!(!items.contains(&json!("REPORTS_OVERDUE")), "{items:?}");
    let reopened = act("reportReopen", &returned, reason);
    world.act(&office, &reopened).await?;
    let items = kinds(work(&world, &office).await?);
    assert_eq!(items, [json!("REPORTS_ACCEPT")]);
    let stranger = world.actor(Role::Office, &world.other_office)?;
    let answer = world
        .ask(&stranger, &format!("mutation {{ {reopened} }}"))
        .await?;
    assert_eq!(code(&answer), Some("NOT_FOUND"));
    Ok(())
}
