//! Closed is closed: what is refused then, who still has time, and how the office opens a report again.

use std::time::Duration;

use entity::position::Role;
use serde_json::{Value, json};

use super::days::{DAY, except, standing, work};
use super::life::Form;
use crate::report::world::{Done, Failure, World, code, codes, id};

const SEEN: &str = "report { id state timeliness returnReason
    versions { number state reason reopenedBy values { indicator { code } value } difficulties } } userErrors { path code }";

/// The world's period, closed after this day.
pub async fn closing(world: &World, day: &str) -> Done {
    let office = world.actor(Role::Office, &world.office)?;
    let change = format!(
        r#"reportingPeriodChange(input: {{ id: "{}", period: {{ name: "Học kỳ I", opensOn: "2021-01-04",
            dueOn: "2021-01-15", closesOn: "{day}" }} }}) {{ period {{ closesOn }} userErrors {{ path code }} }}"#,
        id("period", world.period)
    );
    let answer = world.act(&office, &change).await?;
    assert_eq!(answer["period"]["closesOn"], day, "{answer}");
    Ok(())
}

/// What a school has handed in, and its id.
pub async fn handed_in(world: &World, school: usize) -> Result<String, Failure> {
    let form = Form { world, school };
    let writer = world.actor(Role::Principal, world.school(school)?)?;
    let articles = id("indicator", world.articles);
    let save =
        format!(r#"values: [{{ indicator: "{articles}", value: 12 }}], difficulties: "Không""#);
    let answer = world.act(&writer, &form.save(&save)?).await?;
    let report = answer["report"]["id"].as_str().ok_or("no report")?;
    let answer = world.act(&writer, &act("reportSubmit", report, "")).await?;
    assert_eq!(answer["report"]["state"], "SUBMITTED", "{answer}");
    Ok(report.to_owned())
}

pub fn act(mutation: &str, report: &str, more: &str) -> String {
    format!(r#"{mutation}(input: {{ id: "{report}" {more} }}) {{ {SEEN} }}"#)
}

#[tokio::test]
async fn after_its_last_day_a_school_neither_begins_nor_saves_nor_hands_in_nor_takes_back() -> Done
{
    let world = World::with_schools(4).await?;
    let (drafts, waits, sent, late) = (0, 1, 2, 3);
    let form = |school| Form {
        world: &world,
        school,
    };
    let writer = |school: usize| world.actor(Role::Principal, world.school(school)?);
    let draft = form(drafts).save(r#"values: [], difficulties: "Không""#)?;
    let answer = world.act(&writer(drafts)?, &draft).await?;
    let begun = answer["report"]["id"]
        .as_str()
        .ok_or("no draft")?
        .to_owned();
    let report = handed_in(&world, sent).await?;
    closing(&world, "2021-01-20").await?;

    // On the last day what is late is still taken.
    world.db.clock().advance(DAY * 8);
    let answer = world.act(&writer(late)?, &form(late).nothing("")?).await?;
    assert_eq!(answer["report"]["timeliness"], "LATE", "{answer}");

    world.db.clock().advance(DAY);
    for (school, mutation) in [
        (drafts, draft),
        (drafts, act("reportSubmit", &begun, "")),
        (waits, form(waits).nothing("")?),
        (sent, act("reportWithdraw", &report, "")),
    ] {
        let answer = world.act(&writer(school)?, &mutation).await?;
        assert_eq!(codes(&answer), ["PERIOD_CLOSED"], "{mutation}");
    }
    assert_eq!(work(&world, &writer(waits)?).await?, Vec::<Value>::new());
    assert_eq!(standing(&world, &writer(waits)?).await?["state"], "CLOSED");

    // Whoever is given another day has it.
    let office = world.actor(Role::Office, &world.office)?;
    let longer = except(&world, world.school(waits)?, Some("2021-01-22"), "Bão");
    world.act(&office, &longer).await?;
    assert_eq!(standing(&world, &writer(waits)?).await?["state"], "OPEN");
    let answer = world
        .act(&writer(waits)?, &form(waits).nothing("")?)
        .await?;
    assert_eq!(answer["report"]["timeliness"], "ON_TIME", "{answer}");
    Ok(())
}

#[tokio::test]
async fn what_was_accepted_is_kept_when_it_is_opened_again_and_accepted_anew() -> Done {
    let world = World::with_schools(1).await?;
    let report = handed_in(&world, 0).await?;
    let office = world.actor(Role::Head, &world.office)?;
    world
        .act(&office, &act("reportAccept", &report, ""))
        .await?;
    closing(&world, "2021-01-20").await?;
    world.db.clock().advance(DAY * 10);

    let school = world.school(0)?;
    let writer = world.actor(Role::Principal, school)?;
    let reopen = |reason: &str| act("reportReopen", &report, &format!(r#", reason: "{reason}""#));
    let own = world
        .ask(&writer, &format!("mutation {{ {} }}", reopen("Sai số")))
        .await?;
    assert_eq!(code(&own), Some("FORBIDDEN"));
    let office = world.actor(Role::Head, &world.office)?;
    let answer = world.act(&office, &reopen(" ")).await?;
    assert_eq!(codes(&answer), ["REASON_REQUIRED"]);
    let answer = world.act(&office, &reopen("Sai số bài đăng")).await?;
    assert_eq!(answer["report"]["state"], "RETURNED", "{answer}");

    let form = Form {
        world: &world,
        school: 0,
    };
    let articles = id("indicator", world.articles);
    let save =
        format!(r#"values: [{{ indicator: "{articles}", value: 14 }}], difficulties: "Ít người""#);
    let answer = world.act(&writer, &form.save(&save)?).await?;
    assert_eq!(codes(&answer), Vec::<&str>::new(), "{answer}");
    world
        .act(&writer, &act("reportSubmit", &report, ""))
        .await?;
    let answer = world
        .act(&office, &act("reportAccept", &report, ""))
        .await?;
    let seen = &answer["report"];
    assert_eq!(seen["state"], "ACCEPTED", "{answer}");
    // By the day on which it first came.
    assert_eq!(seen["timeliness"], "ON_TIME");
    assert_eq!(
        seen["versions"],
        json!([{ "number": 1, "state": "ACCEPTED", "reason": "Sai số bài đăng", "reopenedBy": "Head",
            "values": [
                { "indicator": { "code": "ARTICLES" }, "value": 12 },
                { "indicator": { "code": "ACTIVE_CHANNELS" }, "value": 0 },
            ],
            "difficulties": "Không" }])
    );
    // Opened a second time, both are kept.
    let answer = world.act(&office, &reopen("Sai lần nữa")).await?;
    let numbers = answer.pointer("/report/versions/0/values/0/value");
    assert_eq!(numbers, Some(&json!(14)), "{answer}");
    // Taken back by the school it stays to be mended, and in time.
    world
        .act(&writer, &act("reportSubmit", &report, ""))
        .await?;
    let told = "{ viewer { notifications { nodes { kind } } } }";
    let told = world.ask(&writer, told).await?;
    assert_eq!(
        told.pointer("/data/viewer/notifications/nodes/0/kind"),
        Some(&json!("REPORT_REOPENED")),
        "{told}"
    );
    Ok(())
}

#[tokio::test]
async fn the_due_day_ends_at_midnight_in_viet_nam() -> Done {
    let world = World::with_schools(2).await?;
    let form = |school| Form {
        world: &world,
        school,
    };
    // It is 8 in the morning of the 12th: to the last second of the 15th, and one more.
    let (last, second) = (
        DAY * 3 + Duration::from_secs(16 * 3600 - 1),
        Duration::from_secs(1),
    );
    for (school, wait, expected) in [(0, last, "ON_TIME"), (1, second, "LATE")] {
        world.db.clock().advance(wait);
        let writer = world.actor(Role::Principal, world.school(school)?)?;
        let answer = world.act(&writer, &form(school).nothing("")?).await?;
        assert_eq!(answer["report"]["timeliness"], expected, "{answer}");
    }
    Ok(())
}
