//! One school's report, from the first figure to the office's acceptance.

use std::time::Duration;

use entity::position::Role;
use serde_json::{Value, json};

use crate::report::world::{Done, Failure, World, code, codes, id};

pub const REPORT: &str = "report { id version state timeliness nothingToReport returnReason difficulties availableActions \
                      values { indicator { code } value source } } userErrors { path code }";

pub struct Form<'w> {
    pub world: &'w World,
    pub school: usize,
}

impl Form<'_> {
    fn on(&self) -> Result<String, Failure> {
        let school = self.world.school(self.school)?.organization;
        let period = id("period", self.world.period);
        Ok(format!(
            r#"period: "{period}", organization: "{}""#,
            id("org", school)
        ))
    }

    pub fn save(&self, more: &str) -> Result<String, Failure> {
        Ok(format!(
            "reportSave(input: {{ {}, {more} }}) {{ {REPORT} }}",
            self.on()?
        ))
    }

    pub fn nothing(&self, more: &str) -> Result<String, Failure> {
        Ok(format!(
            "reportNothing(input: {{ {} {more} }}) {{ {REPORT} }}",
            self.on()?
        ))
    }
}

fn act(mutation: &str, report: &str, more: &str) -> String {
    format!(r#"{mutation}(input: {{ id: "{report}" {more} }}) {{ {REPORT} }}"#)
}

fn text<'v>(value: &'v Value, pointer: &str) -> Result<&'v str, Failure> {
    Ok(value
        .pointer(pointer)
        .and_then(Value::as_str)
        .ok_or_else(|| value.to_string())?)
}

#[tokio::test]
async fn a_report_is_drafted_returned_mended_and_accepted() -> Done {
    let world = World::with_schools(3).await?;
    let school = world.school(0)?.clone();
    let writer = world.actor(Role::FocalPoint, &school)?;
    let signer = world.actor(Role::Principal, &school)?;
    let office = world.actor(Role::Office, &world.office)?;
    let form = Form {
        world: &world,
        school: 0,
    };
    let articles = id("indicator", world.articles);

    let answer = world
        .act(
            &writer,
            &form.save(&format!(
                r#"values: [{{ indicator: "{articles}", value: 12 }}]"#
            ))?,
        )
        .await?;
    assert_eq!(text(&answer, "/report/state")?, "DRAFT");
    let report = text(&answer, "/report/id")?.to_owned();
    // The register knows the channels: none yet.
    assert_eq!(
        answer.pointer("/report/values"),
        Some(&json!([
            { "indicator": { "code": "ARTICLES" }, "value": 12, "source": null },
            { "indicator": { "code": "ACTIVE_CHANNELS" }, "value": 0, "source": "CHANNEL_REGISTER" },
        ]))
    );
    // A draft is the school's alone.
    let query = format!(r#"{{ report(id: "{report}") {{ state }} }}"#);
    assert_eq!(code(&world.ask(&office, &query).await?), Some("NOT_FOUND"));

    let answer = world
        .act(&signer, &act("reportSubmit", &report, ""))
        .await?;
    assert_eq!(codes(&answer), ["REQUIRED"]);
    assert_eq!(
        answer.pointer("/userErrors/0/path"),
        Some(&json!(["difficulties"]))
    );
    world
        .act(
            &writer,
            &form.save(r#"values: [], difficulties: " Không ""#)?,
        )
        .await?;
    let answer = world
        .act(&signer, &act("reportSubmit", &report, ""))
        .await?;
    assert_eq!(text(&answer, "/report/state")?, "SUBMITTED");
    assert_eq!(text(&answer, "/report/timeliness")?, "ON_TIME");
    assert_eq!(answer.pointer("/report/values/0/value"), Some(&json!(12)));
    assert_eq!(
        answer.pointer("/report/availableActions"),
        Some(&json!(["WITHDRAW"]))
    );

    let seen = world
        .ask(
            &office,
            &format!(r#"{{ report(id: "{report}") {{ availableActions }} }}"#),
        )
        .await?;
    assert_eq!(
        seen.pointer("/data/report/availableActions"),
        Some(&json!(["ACCEPT", "RETURN", "REOPEN"]))
    );
    let answer = world
        .act(&office, &act("reportReturn", &report, r#", reason: "  ""#))
        .await?;
    assert_eq!(codes(&answer), ["REASON_REQUIRED"]);
    let answer = world
        .act(
            &office,
            &act("reportReturn", &report, r#", reason: "Thiếu số liệu""#),
        )
        .await?;
    assert_eq!(text(&answer, "/report/state")?, "RETURNED");

    // Five days later it comes back: still on time, by the day it first came.
    world.db.clock().advance(Duration::from_secs(5 * 24 * 3600));
    let signer = world.actor(Role::Principal, &school)?;
    world
        .act(
            &signer,
            &form.save(&format!(
                r#"values: [{{ indicator: "{articles}", value: 14 }}]"#
            ))?,
        )
        .await?;
    let answer = world
        .act(&signer, &act("reportSubmit", &report, ""))
        .await?;
    assert_eq!(text(&answer, "/report/timeliness")?, "ON_TIME");
    assert_eq!(answer.pointer("/report/returnReason"), Some(&Value::Null));
    let answer = world
        .act(&office, &act("reportAccept", &report, ""))
        .await?;
    assert_eq!(text(&answer, "/report/state")?, "ACCEPTED");
    assert_eq!(
        codes(
            &world
                .act(&office, &act("reportAccept", &report, ""))
                .await?
        ),
        ["WRONG_STATE"]
    );
    assert_eq!(
        codes(&world.act(&signer, &form.save("values: []")?).await?),
        ["WRONG_STATE"]
    );

    let history = world
        .ask(
            &office,
            &format!(
                r#"{{ report(id: "{report}") {{ history(first: 4) {{ action actor note }} }} }}"#
            ),
        )
        .await?;
    let lines = history
        .pointer("/data/report/history")
        .and_then(Value::as_array)
        .ok_or("no history")?;
    let actions: Vec<_> = lines
        .iter()
        .filter_map(|line| line.pointer("/action")?.as_str())
        .collect();
    assert_eq!(
        actions,
        [
            "report.accept",
            "report.submit",
            "report.save",
            "report.return"
        ]
    );
    assert_eq!(
        lines.last().and_then(|line| line.pointer("/note")),
        Some(&json!("Thiếu số liệu"))
    );
    Ok(())
}

#[tokio::test]
async fn another_schools_report_is_not_there() -> Done {
    let world = World::with_schools(2).await?;
    let form = Form {
        world: &world,
        school: 0,
    };
    let owner = world.actor(Role::Principal, world.school(0)?)?;
    let answer = world
        .act(&owner, &form.save(r#"values: [], difficulties: "Không""#)?)
        .await?;
    let report = text(&answer, "/report/id")?.to_owned();
    let other = world.actor(Role::Principal, world.school(1)?)?;
    let neighbour = world.actor(Role::Office, &world.other_office)?;
    for stranger in [&other, &neighbour] {
        let query = format!(r#"{{ report(id: "{report}") {{ state }} }}"#);
        assert_eq!(code(&world.ask(stranger, &query).await?), Some("NOT_FOUND"));
        let mutation = format!("mutation {{ {} }}", act("reportSubmit", &report, ""));
        assert_eq!(
            code(&world.ask(stranger, &mutation).await?),
            Some("NOT_FOUND")
        );
    }
    let mutation = format!("mutation {{ {} }}", form.save("values: []")?);
    assert_eq!(
        code(&world.ask(&other, &mutation).await?),
        Some("NOT_FOUND")
    );
    // In sight, but not his to write: the school's own staff, and whoever at the office accepts nothing.
    for reader in [
        world.actor(Role::Emulation, &world.office)?,
        world.actor(Role::Staff, world.school(0)?)?,
    ] {
        assert_eq!(
            code(&world.ask(&reader, &mutation).await?),
            Some("FORBIDDEN")
        );
    }
    Ok(())
}

#[tokio::test]
async fn a_repeated_request_has_one_effect_and_a_stale_one_none() -> Done {
    let world = World::with_schools(1).await?;
    let owner = world.actor(Role::Principal, world.school(0)?)?;
    let form = Form {
        world: &world,
        school: 0,
    };
    let articles = id("indicator", world.articles);
    let save = form.save(&format!(r#"values: [{{ indicator: "{articles}", value: 1 }}], difficulties: "Không", idempotencyKey: "a""#))?;
    let first = world.act(&owner, &save).await?;
    assert_eq!(world.act(&owner, &save).await?, first);
    let report = text(&first, "/report/id")?.to_owned();

    let stale = format!(
        "mutation {{ {} }}",
        form.save("values: [], expectedVersion: 7")?
    );
    assert_eq!(code(&world.ask(&owner, &stale).await?), Some("CONFLICT"));

    let submit = act("reportSubmit", &report, r#", idempotencyKey: "b""#);
    let first = world.act(&owner, &submit).await?;
    assert_eq!(world.act(&owner, &submit).await?, first);
    assert_eq!(
        codes(&world.act(&owner, &act("reportSubmit", &report, "")).await?),
        ["WRONG_STATE"]
    );
    let stored = world.report(world.school(0)?).await?.ok_or("no report")?;
    assert_eq!(
        Some(i64::from(stored.version)),
        first.pointer("/report/version").and_then(Value::as_i64)
    );

    let answer = world
        .act(&owner, &act("reportWithdraw", &report, ""))
        .await?;
    assert_eq!(text(&answer, "/report/state")?, "DRAFT");
    assert_eq!(text(&answer, "/report/timeliness")?, "PENDING");
    Ok(())
}

#[tokio::test]
async fn two_clicks_at_once_hand_in_once() -> Done {
    let world = World::with_schools(1).await?;
    let owner = world.actor(Role::Principal, world.school(0)?)?;
    let form = Form {
        world: &world,
        school: 0,
    };
    let articles = id("indicator", world.articles);
    let channels = id("indicator", world.channels);
    let save = form.save(&format!(
        r#"values: [{{ indicator: "{articles}", value: 1 }}, {{ indicator: "{channels}", value: 1, overrideReason: "Mới mở" }}], difficulties: "Không""#
    ))?;
    let saved = world.act(&owner, &save).await?;
    let report = text(&saved, "/report/id")?.to_owned();
    let before = world.report(world.school(0)?).await?.ok_or("no report")?;
    let submit = act("reportSubmit", &report, "");
    let (one, other) = tokio::join!(world.act(&owner, &submit), world.act(&owner, &submit));
    let (one, other) = (one?, other?);
    let mut told = [codes(&one), codes(&other)];
    told.sort_unstable();
    assert_eq!(told, [vec![], vec!["WRONG_STATE"]], "{one} {other}");
    let after = world.report(world.school(0)?).await?.ok_or("no report")?;
    assert_eq!(after.version, before.version + 1);
    Ok(())
}

#[tokio::test]
async fn nothing_to_report_is_one_step_unless_something_was_written() -> Done {
    let world = World::with_schools(3).await?;
    let form = |school| Form {
        world: &world,
        school,
    };
    let owner = world.actor(Role::FocalPoint, world.school(0)?)?;
    let answer = world.act(&owner, &form(0).nothing("")?).await?;
    assert_eq!(text(&answer, "/report/state")?, "SUBMITTED");
    assert_eq!(
        answer.pointer("/report/nothingToReport"),
        Some(&json!(true))
    );
    assert_eq!(
        codes(&world.act(&owner, &form(0).nothing("")?).await?),
        ["WRONG_STATE"]
    );

    let owner = world.actor(Role::FocalPoint, world.school(1)?)?;
    world
        .act(&owner, &form(1).save(r#"values: [], summary: "Đã làm""#)?)
        .await?;
    assert_eq!(
        codes(&world.act(&owner, &form(1).nothing("")?).await?),
        ["ALREADY_STARTED"]
    );
    world
        .act(&owner, &form(1).save("values: [], summary: null")?)
        .await?;
    let answer = world.act(&owner, &form(1).nothing("")?).await?;
    assert_eq!(text(&answer, "/report/state")?, "SUBMITTED");
    Ok(())
}
