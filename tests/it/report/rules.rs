//! What a report refuses, and what a period and its duties tell.

use entity::indicator;
use entity::position::Role;
use sea_orm::Set;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::report::life::{Form, REPORT};
use crate::report::world::{Done, World, code, codes, id};

#[tokio::test]
async fn everything_wrong_is_told_at_once_and_nothing_is_saved() -> Done {
    let world = World::with_schools(1).await?;
    let owner = world.actor(Role::Principal, world.school(0)?)?;
    let (known, unknown) = (id("indicator", world.articles), id("indicator", world.year));
    let long = "x".repeat(5_001);
    let more = format!(
        r#"values: [{{ indicator: "{known}", value: -1 }}, {{ indicator: "{known}", value: 2000000000 }}, {{ indicator: "{unknown}", value: 2 }}], summary: "{long}""#
    );
    let answer = world
        .act(
            &owner,
            &Form {
                world: &world,
                school: 0,
            }
            .save(&more)?,
        )
        .await?;
    assert_eq!(
        codes(&answer),
        ["NEGATIVE", "TOO_BIG", "UNKNOWN_INDICATOR", "TOO_LONG"]
    );
    assert!(world.report(world.school(0)?).await?.is_none());

    // The other office's school is not asked by this office's period.
    let stranger = world.actor(Role::Principal, &world.stranger)?;
    let on = format!(
        r#"period: "{}", organization: "{}""#,
        id("period", world.period),
        id("org", world.stranger.organization)
    );
    let mutation = format!("mutation {{ reportNothing(input: {{ {on} }}) {{ {REPORT} }} }}");
    assert_eq!(
        code(&world.ask(&stranger, &mutation).await?),
        Some("NOT_FOUND")
    );
    Ok(())
}

#[tokio::test]
async fn a_period_knows_what_it_asks_and_duties_who_did_them() -> Done {
    let world = World::with_schools(3).await?;
    let owner = world.actor(Role::Principal, world.school(0)?)?;
    let period = format!(
        r#"{{ reportingPeriod(id: "{}") {{ indicators {{ code required }} ownReport {{ state }} prefill {{ value source }} }} }}"#,
        id("period", world.period)
    );
    let before = world.ask(&owner, &period).await?;
    assert_eq!(
        before.pointer("/data/reportingPeriod/ownReport"),
        Some(&Value::Null)
    );
    assert_eq!(
        before.pointer("/data/reportingPeriod/prefill/1/source"),
        Some(&json!("CHANNEL_REGISTER"))
    );
    let form = Form {
        world: &world,
        school: 0,
    };
    world.act(&owner, &form.nothing("")?).await?;
    let after = world.ask(&owner, &period).await?;
    assert_eq!(
        after.pointer("/data/reportingPeriod/ownReport/state"),
        Some(&json!("SUBMITTED"))
    );

    let office = world.actor(Role::Head, &world.office)?;
    for (duty, done) in world.duties.iter().zip([0, 0, 0, 1]) {
        let query = format!(
            r#"{{ plan(id: "{}") {{ duties {{ id done progress {{ expected done }} }} }} }}"#,
            id("plan", world.plan)
        );
        let of = |seen: &Value| -> Option<Value> {
            let duties = seen.pointer("/data/plan/duties")?.as_array()?;
            let its_own = json!(id("duty", *duty));
            let found = duties
                .iter()
                .find(|found| found.pointer("/id") == Some(&its_own));
            found.cloned()
        };
        let seen = world.ask(&office, &query).await?;
        assert_eq!(
            of(&seen),
            Some(
                json!({ "id": id("duty", *duty), "done": null, "progress": { "expected": 3, "done": done } })
            )
        );
        let seen = world.ask(&owner, &query).await?;
        assert_eq!(
            of(&seen),
            Some(json!({ "id": id("duty", *duty), "done": done == 1, "progress": null }))
        );
    }
    Ok(())
}

#[tokio::test]
async fn what_is_unusual_is_explained_before_it_is_handed_in() -> Done {
    let world = World::with_schools(1).await?;
    let owner = world.actor(Role::Principal, world.school(0)?)?;
    let [received, answered] = [Uuid::now_v7(), Uuid::now_v7()];
    let seeded = [
        (received, "INQUIRIES_RECEIVED"),
        (answered, "INQUIRIES_ANSWERED"),
    ]
    .map(|(id, code)| indicator::ActiveModel {
        id: Set(id),
        organization_id: Set(world.office.organization),
        code: Set(code.to_owned()),
        name: Set(code.to_owned()),
        unit: Set("phản ánh".to_owned()),
        required: Set(true),
        position: Set(3),
        kind: Set(indicator::Kind::Count),
        places: Set(0),
        aggregation: Set(indicator::Aggregation::Sum),
        comparison: Set((id == answered).then_some(indicator::Comparison::AtMost)),
        compared_with: Set((id == answered).then(|| "INQUIRIES_RECEIVED".to_owned())),
        ..Default::default()
    });
    world.seed::<indicator::Entity>(seeded.into()).await?;
    let form = Form {
        world: &world,
        school: 0,
    };
    let figure = |of: Uuid, value: u32| {
        let indicator = id("indicator", of);
        format!(r#"{{ indicator: "{indicator}", value: {value} }}"#)
    };
    for (came, expected) in [(3, vec!["EXPLANATION_REQUIRED"]), (5, vec![])] {
        let figures = [
            figure(world.articles, 1),
            figure(received, came),
            figure(answered, 5),
        ];
        let content = format!(r#"values: [{}], difficulties: "Không""#, figures.join(", "));
        // Whoever writes fills in one before the other.
        let saved = world.act(&owner, &form.save(&content)?).await?;
        assert_eq!(codes(&saved), [""; 0]);
        let report = saved["report"]["id"].as_str().ok_or("no report")?;
        let submit = format!(r#"reportSubmit(input: {{ id: "{report}" }}) {{ {REPORT} }}"#);
        let submitted = world.act(&owner, &submit).await?;
        assert_eq!(codes(&submitted), expected);
        if !expected.is_empty() {
            let path = json!(["values", id("indicator", answered)]);
            assert_eq!(submitted["userErrors"][0]["path"], path);
        }
    }
    Ok(())
}
