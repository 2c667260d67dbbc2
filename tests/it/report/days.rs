//! A school's own day in a period: what it moves, whom it is told, and who may grant it.

use std::sync::Arc;
use std::time::Duration;

use entity::audit_entry;
use entity::position::Role;
use sea_orm::ColumnTrait as _;
use serde_json::{Value, json};
use server::platform::{Actor, Place};

use super::life::Form;
use crate::report::world::{Done, Failure, World, code, codes, id};

pub const DAY: Duration = Duration::from_secs(24 * 3600);

/// Whose, in the world's period.
pub fn of(world: &World, school: &Place) -> String {
    format!(
        r#"period: "{}", organization: "{}""#,
        id("period", world.period),
        id("org", school.organization)
    )
}

/// Grants a day, or without one lets the school off.
pub fn except(world: &World, school: &Place, due_on: Option<&str>, reason: &str) -> String {
    let due = due_on.map_or_else(String::new, |day| format!(r#", dueOn: "{day}""#));
    format!(
        r#"reportExcept(input: {{ {}{due}, reason: "{reason}" }}) {{ userErrors {{ path code }} }}"#,
        of(world, school)
    )
}

pub async fn board(world: &World) -> Result<Value, Failure> {
    let office = world.actor(Role::Office, &world.office)?;
    let query = format!(
        r#"{{ reportBoard(period: "{}") {{ totals {{ expected notStarted draft overdue onTime late }}
            excluded {{ why organization {{ id }} exception {{ reason }} }}
            rows {{ totalCount nodes {{ dueOn timeliness daysLate state }} }} }} }}"#,
        id("period", world.period)
    );
    let mut answer = world.ask(&office, &query).await?;
    assert_eq!(answer.pointer("/errors"), None, "{answer}");
    Ok(answer["data"]["reportBoard"].take())
}

pub async fn standing(world: &World, actor: &Arc<Actor>) -> Result<Value, Failure> {
    let query = format!(
        r#"{{ reportingPeriod(id: "{}") {{ standing {{ dueOn state exception {{ reason grantedBy }} }} }} }}"#,
        id("period", world.period)
    );
    let mut answer = world.ask(actor, &query).await?;
    assert_eq!(answer.pointer("/errors"), None, "{answer}");
    Ok(answer["data"]["reportingPeriod"]["standing"].take())
}

pub async fn work(world: &World, actor: &Arc<Actor>) -> Result<Vec<Value>, Failure> {
    let answer = world
        .ask(actor, "{ viewer { work { kind dueOn } } }")
        .await?;
    let items = answer["data"]["viewer"]["work"]
        .as_array()
        .cloned()
        .unwrap_or_default();
    let report = |item: &Value| {
        item["kind"]
            .as_str()
            .is_some_and(|kind| kind.starts_with("REPORT"))
    };
    Ok(items.into_iter().filter(report).collect())
}

#[tokio::test]
async fn a_later_day_moves_what_is_in_time_on_the_board_and_at_the_school() -> Done {
    let world = World::with_schools(3).await?;
    let office = world.actor(Role::Office, &world.office)?;
    let (begun, waits) = (world.school(0)?.clone(), world.school(1)?.clone());
    let form = Form {
        world: &world,
        school: 0,
    };
    let writer = world.actor(Role::FocalPoint, &begun)?;
    world
        .act(&writer, &form.save(r#"values: [], difficulties: "Không""#)?)
        .await?;
    for school in [&begun, &waits] {
        let granted = except(&world, school, Some("2021-01-20"), "Trường bị bão");
        let answer = world.act(&office, &granted).await?;
        assert_eq!(codes(&answer), Vec::<&str>::new(), "{answer}");
    }

    world.db.clock().advance(DAY * 5);
    let seen = board(&world).await?;
    assert_eq!(
        seen["totals"],
        json!({ "expected": 3, "notStarted": 2, "draft": 1, "overdue": 1, "onTime": 0, "late": 0 })
    );
    assert_eq!(
        seen["rows"]["nodes"],
        json!([
            { "dueOn": "2021-01-20", "timeliness": "PENDING", "daysLate": 0, "state": "DRAFT" },
            { "dueOn": "2021-01-20", "timeliness": "PENDING", "daysLate": 0, "state": "NOT_STARTED" },
            { "dueOn": "2021-01-15", "timeliness": "OVERDUE", "daysLate": 2, "state": "NOT_STARTED" },
        ])
    );
    let principal = world.actor(Role::Principal, &waits)?;
    assert_eq!(
        standing(&world, &principal).await?,
        json!({ "dueOn": "2021-01-20", "state": "OPEN",
            "exception": { "reason": "Trường bị bão", "grantedBy": "Office" } })
    );
    assert_eq!(
        work(&world, &principal).await?,
        [json!({ "kind": "REPORT_WRITE", "dueOn": "2021-01-20" })]
    );
    let signer = world.actor(Role::Principal, &begun)?;
    let form = Form {
        world: &world,
        school: 1,
    };
    let answer = world.act(&principal, &form.nothing("")?).await?;
    assert_eq!(answer["report"]["timeliness"], "ON_TIME", "{answer}");

    // Taken back, the draft is overdue; what was handed in by then is late.
    for school in [&begun, &waits] {
        let back = format!(
            r#"reportExceptionRemove(input: {{ {}, reason: "Ghi nhầm" }}) {{ userErrors {{ code }} }}"#,
            of(&world, school)
        );
        let answer = world.act(&office, &back).await?;
        assert_eq!(codes(&answer), Vec::<&str>::new(), "{answer}");
    }
    let seen = board(&world).await?;
    assert_eq!(
        seen["totals"],
        json!({ "expected": 3, "notStarted": 1, "draft": 1, "overdue": 2, "onTime": 0, "late": 1 })
    );
    // The school was told of both, newest first.
    let told = "{ viewer { notifications { nodes { kind path period { name } } } } }";
    let told = world.ask(&signer, told).await?;
    let path = format!("/reports/{}/write", id("period", world.period));
    let about =
        |kind: &str| json!({ "kind": kind, "path": path, "period": { "name": "Học kỳ I" } });
    assert_eq!(
        told["data"]["viewer"]["notifications"]["nodes"],
        json!([about("PERIOD_RESTORED"), about("PERIOD_EXTENDED")])
    );
    Ok(())
}

#[tokio::test]
async fn whoever_is_let_off_is_not_expected_and_it_is_said_why() -> Done {
    let world = World::with_schools(3).await?;
    let office = world.actor(Role::Head, &world.office)?;
    let (off, handed_in) = (world.school(0)?.clone(), world.school(1)?.clone());
    let form = |school| Form {
        world: &world,
        school,
    };
    let writer = world.actor(Role::FocalPoint, &off)?;
    let draft = form(0).save(r#"values: [], difficulties: "Không""#)?;
    world.act(&writer, &draft).await?;
    let other = world.actor(Role::Principal, &handed_in)?;
    world.act(&other, &form(1).nothing("")?).await?;

    let answer = world
        .act(&office, &except(&world, &off, None, "Đang dời trường"))
        .await?;
    assert_eq!(codes(&answer), Vec::<&str>::new(), "{answer}");
    let answer = world
        .act(&office, &except(&world, &handed_in, None, "Nhầm"))
        .await?;
    assert_eq!(codes(&answer), ["HANDED_IN"]);

    world.db.clock().advance(DAY * 5);
    let seen = board(&world).await?;
    assert_eq!(
        seen["totals"],
        json!({ "expected": 2, "notStarted": 1, "draft": 0, "overdue": 1, "onTime": 1, "late": 0 })
    );
    assert_eq!(seen["rows"]["totalCount"], 2);
    assert_eq!(
        seen["excluded"],
        json!([{ "why": "EXCUSED", "organization": { "id": id("org", off.organization) },
            "exception": { "reason": "Đang dời trường" } }])
    );
    let writer = world.actor(Role::FocalPoint, &off)?;
    let answer = world.act(&writer, &draft).await?;
    assert_eq!(codes(&answer), ["EXCUSED"]);
    assert_eq!(work(&world, &writer).await?, Vec::<Value>::new());
    let duty = world.duties.last().ok_or("no duty")?;
    let query = format!(
        r#"{{ node(id: "{}") {{ ... on Duty {{ done progress {{ expected done }} }} }} }}"#,
        id("duty", *duty)
    );
    let answer = world.ask(&writer, &query).await?;
    assert_eq!(answer["data"]["node"]["done"], true, "{answer}");
    let answer = world.ask(&office, &query).await?;
    assert_eq!(
        answer["data"]["node"]["progress"],
        json!({ "expected": 2, "done": 1 })
    );
    Ok(())
}

#[tokio::test]
async fn a_day_is_granted_by_the_office_alone_with_a_reason_and_stays_on_record() -> Done {
    let world = World::with_schools(2).await?;
    let school = world.school(0)?.clone();
    let grant = except(&world, &school, Some("2021-01-20"), "Bão");
    let neighbour = world.actor(Role::Office, &world.other_office)?;
    let refused = |answer: Value| code(&answer).map(str::to_owned);
    let mutation = format!("mutation {{ {grant} }}");
    let answer = world.ask(&neighbour, &mutation).await?;
    assert_eq!(refused(answer).as_deref(), Some("NOT_FOUND"));
    for actor in [
        world.actor(Role::Principal, &school)?,
        world.actor(Role::Emulation, &world.office)?,
    ] {
        let answer = world.ask(&actor, &mutation).await?;
        assert_eq!(refused(answer).as_deref(), Some("FORBIDDEN"));
    }
    let office = world.actor(Role::Office, &world.office)?;
    for (due, reason, expected) in [
        (Some("2021-01-20"), "  ", "REQUIRED"),
        (Some("2021-01-15"), "Bão", "DATE_ORDER"),
    ] {
        let answer = world
            .act(&office, &except(&world, &school, due, reason))
            .await?;
        assert_eq!(codes(&answer), [expected]);
    }
    let answer = world
        .ask(
            &office,
            &format!(
                "mutation {{ {} }}",
                except(&world, &world.stranger, Some("2021-01-20"), "Bão")
            ),
        )
        .await?;
    assert_eq!(refused(answer).as_deref(), Some("NOT_FOUND"));
    world.act(&office, &grant).await?;
    world
        .act(&office, &except(&world, &school, Some("2021-01-25"), "Lũ"))
        .await?;
    let reader = world.db.reader(Arc::new(Actor::system(
        world.tenant,
        world.db.clock().today(),
    )));
    let lines = reader
        .find::<audit_entry::Entity>()
        .filter(audit_entry::Column::Action.eq("period.except"))
        .order_by_asc(audit_entry::Column::Seq);
    let notes: Vec<_> = reader.all(lines).await?;
    let notes: Vec<_> = notes.iter().filter_map(|row| row.note.as_deref()).collect();
    // The second took the place of the first.
    assert_eq!(
        notes,
        [
            "TH Hoa Sen 0000: Bão",
            "TH Hoa Sen 0000: Lũ",
            "TH Hoa Sen 0000: Lũ"
        ]
    );
    // A school knows its own days and nobody else's.
    let other = world.actor(Role::Principal, world.school(1)?)?;
    let query = format!(
        r#"{{ reportingPeriod(id: "{}") {{ standing(organization: "{}") {{ dueOn exception {{ reason }} }} }} }}"#,
        id("period", world.period),
        id("org", school.organization)
    );
    let seen = world.ask(&other, &query).await?;
    assert_eq!(seen["data"]["reportingPeriod"], json!({ "standing": null }));
    Ok(())
}
