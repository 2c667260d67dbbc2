//! Organizations are renamed, stand elsewhere, become part of another, or close: what follows, and what stays.

use std::sync::Arc;
use std::time::Duration;

use entity::position::Role;
use entity::{appointment, focal_point, report, task};
use sea_orm::ActiveValue::Set;
use sea_orm::ColumnTrait as _;
use serde_json::{Value, json};
use server::features::reorganization::apply_due;
use server::platform::id::fresh;
use server::platform::{Actor, Place, Reader};
use uuid::Uuid;

use crate::report::world::{Done, Failure, World, code, codes, day, id};

pub const SHOWN: &str = "kind appliedAt failure effects { kind count names }";

pub fn what(kind: &str, of: Uuid, on: &str, more: &str) -> String {
    format!(
        r#"{{ organization: "{}", kind: {kind}, takesEffectOn: "{on}", decisionNumber: "101/QĐ-UBND" {more} }}"#,
        id("org", of)
    )
}

pub fn plan(what: &str) -> String {
    format!(
        "reorganizationPlan(input: {{ what: {what} }}) {{ reorganization {{ id {SHOWN} }} userErrors {{ path code }} }}"
    )
}

pub async fn preview(world: &World, admin: &Arc<Actor>, what: &str) -> Result<Value, Failure> {
    let query = format!(
        "{{ reorganizationPreview(input: {what}) {{ effects {{ kind count names }} userErrors {{ path code }} }} }}"
    );
    let answer = world.ask(admin, &query).await?;
    let found = answer.pointer("/data/reorganizationPreview");
    found.cloned().ok_or_else(|| answer.to_string().into())
}

pub fn into(target: Uuid) -> String {
    format!(r#", target: "{}""#, id("org", target))
}

/// As the gate makes him of his appointments: at the top.
pub async fn administrator(world: &mut World) -> Result<Arc<Actor>, Failure> {
    let top = world.department.clone();
    world.appoint(Role::Admin, top.organization).await?;
    world.actor(Role::Admin, &top)
}

pub fn all(world: &World) -> Reader {
    let system = Actor::system(world.tenant, world.db.clock().today());
    world.db.reader(Arc::new(system))
}

/// A task for a school, charged to one of its people or to nobody.
async fn given(world: &World, at: &Place, person: Option<Uuid>) -> Result<Uuid, Failure> {
    let row = fresh();
    let giver = world.person(Role::Office, &world.office)?;
    world
        .seed::<task::Entity>(vec![task::ActiveModel {
            id: Set(row),
            organization_id: Set(world.office.organization),
            assignee_id: Set(at.organization),
            person_id: Set(person),
            title: Set("Việc".to_owned()),
            title_folded: Set("viec".to_owned()),
            due_on: Set(day("2021-01-30")),
            state: Set(task::State::InProgress),
            given_by: Set(giver),
            links: Set(json!([])),
            ..Default::default()
        }])
        .await?;
    Ok(row)
}

async fn expected(world: &World) -> Result<(Value, usize), Failure> {
    let office = world.actor(Role::Office, &world.office)?;
    let query = format!(
        "{{ reportBoard(period: \"{}\") {{ totals {{ expected notStarted draft submitted returned accepted }} \
         rows(first: 100) {{ nodes {{ organization {{ id }} }} }} }} }}",
        id("period", world.period)
    );
    let answer = world.ask(&office, &query).await?;
    let board = &answer["data"]["reportBoard"];
    let rows = board["rows"]["nodes"].as_array().map_or(0, Vec::len);
    Ok((board["totals"].clone(), rows))
}

#[tokio::test]
async fn two_schools_become_one_in_the_middle_of_the_year() -> Done {
    let mut world = World::with_schools(3).await?;
    let admin = administrator(&mut world).await?;
    let (gone, stays) = (world.school(0)?.clone(), world.school(1)?.clone());
    let teacher = world.person(Role::Staff, &gone)?;
    let principal = world.person(Role::Principal, &gone)?;
    let whole = given(&world, &gone, None).await?;
    let teachers = given(&world, &gone, Some(teacher)).await?;
    let leaders = given(&world, &gone, Some(principal)).await?;
    world
        .seed::<focal_point::Entity>(vec![focal_point::ActiveModel {
            organization_id: Set(gone.organization),
            user_id: Set(principal),
            person_name: Set("Người".to_owned()),
            since: Set(day("2020-09-01")),
            ..Default::default()
        }])
        .await?;
    world
        .seed::<report::Entity>(vec![report::ActiveModel {
            organization_id: Set(gone.organization),
            period_id: Set(world.period),
            state: Set(report::State::Submitted),
            nothing_to_report: Set(false),
            due_on: Set(day("2021-01-15")),
            ..Default::default()
        }])
        .await?;
    let (before, rows) = expected(&world).await?;
    assert_eq!(
        (&before["expected"], &before["submitted"], rows),
        (&json!(3), &json!(1), 3)
    );

    let more = format!("{}, keepsPeople: true", into(stays.organization));
    let asked = what("MERGE", gone.organization, "2021-01-12", &more);
    let told = preview(&world, &admin, &asked).await?;
    let counted = |told: &Value| -> Vec<(String, i64)> {
        let effects = told["effects"].as_array().into_iter().flatten();
        effects
            .map(|effect| {
                let kind = effect["kind"].as_str().unwrap_or_default().to_owned();
                (kind, effect["count"].as_i64().unwrap_or_default())
            })
            .collect()
    };
    let changes = [
        ("TASKS_MOVE", 3),
        ("PEOPLE_MOVE", 1),
        ("PEOPLE_END", 2),
        ("FOCAL_POINT_ENDS", 1),
        ("REPORTS_EXCLUDED", 1),
    ];
    let changes = changes.map(|(kind, count)| (kind.to_owned(), count));
    assert_eq!(counted(&told), changes, "{told}");
    // Nothing has changed by looking.
    assert_eq!(expected(&world).await?.0, before);

    let answer = world.act(&admin, &plan(&asked)).await?;
    assert_eq!(codes(&answer), Vec::<&str>::new(), "{answer}");
    let done = &answer["reorganization"];
    assert!(done["appliedAt"].is_string(), "{answer}");
    assert_eq!(counted(done), changes, "what was foretold is what was done");

    let reader = all(&world);
    let tasks = reader
        .by_ids::<task::Entity>([whole, teachers, leaders])
        .await?;
    let charged = |id: Uuid| {
        tasks
            .get(&id)
            .map(|row| (row.assignee_id, row.person_id, row.state))
    };
    let open = task::State::InProgress;
    assert_eq!(charged(whole), Some((stays.organization, None, open)));
    assert_eq!(
        charged(teachers),
        Some((stays.organization, Some(teacher), open))
    );
    assert_eq!(charged(leaders), Some((stays.organization, None, open)));
    let held = reader
        .find::<appointment::Entity>()
        .filter(appointment::Column::UserId.is_in([teacher, principal]))
        .order_by_asc(appointment::Column::StartsOn);
    let held = reader.all(held).await?;
    let of = |person: Uuid| -> Vec<_> {
        let own = held.iter().filter(|row| row.user_id == person);
        own.map(|row| (row.organization_id, row.ends_on)).collect()
    };
    let last = Some(day("2021-01-11"));
    assert_eq!(
        of(teacher),
        [(gone.organization, last), (stays.organization, None)]
    );
    assert_eq!(of(principal), [(gone.organization, last)]);

    // The board counts it no more, nor what it handed in; all figures agree with the rows.
    let (after, rows) = expected(&world).await?;
    assert_eq!(
        (&after["expected"], &after["submitted"], rows),
        (&json!(2), &json!(0), 2),
        "{after}"
    );
    let query = format!(
        r#"{{ organization(id: "{}") {{ closedOn mergedInto {{ id }} focalPoints {{ endReason }}
            reorganizations {{ kind organizationName targetName decisionNumber }} }} }}"#,
        id("org", gone.organization)
    );
    let seen = world.ask(&admin, &query).await?;
    let seen = &seen["data"]["organization"];
    assert_eq!(seen["closedOn"], "2021-01-12");
    assert_eq!(seen["mergedInto"]["id"], id("org", stays.organization));
    assert_eq!(
        seen["focalPoints"][0]["endReason"],
        "Sáp nhập vào TH Hoa Sen 0001"
    );
    assert_eq!(
        seen["reorganizations"][0]["organizationName"],
        "TH Hoa Sen 0000"
    );
    // What is no more is not reorganized again.
    let again = plan(&what("CLOSE", gone.organization, "2021-01-12", ""));
    assert_eq!(codes(&world.act(&admin, &again).await?), ["WRONG_STATE"]);
    Ok(())
}

#[tokio::test]
async fn what_is_planned_for_a_day_is_made_so_on_that_day() -> Done {
    let mut world = World::with_schools(3).await?;
    let admin = administrator(&mut world).await?;
    let (school, other) = (world.school(0)?.clone(), world.school(1)?.clone());
    let rename = what(
        "RENAME",
        school.organization,
        "2021-01-14",
        r#", name: "Trường TH Sen Mới", shortName: "TH Sen Mới""#,
    );
    let answer = world.act(&admin, &plan(&rename)).await?;
    assert_eq!(
        answer["reorganization"]["appliedAt"],
        Value::Null,
        "{answer}"
    );
    assert_eq!(
        codes(&world.act(&admin, &plan(&rename)).await?),
        ["ALREADY_PLANNED"]
    );
    let merge = what(
        "MERGE",
        other.organization,
        "2021-01-14",
        &into(world.school(2)?.organization),
    );
    world.act(&admin, &plan(&merge)).await?;
    // What it was to go into is gone by then.
    let close = what("CLOSE", world.school(2)?.organization, "2021-01-12", "");
    world.act(&admin, &plan(&close)).await?;
    apply_due(&world.db).await?;
    let query = format!(
        r#"{{ organization(id: "{}") {{ name names {{ name validFrom validTo }} }}
            other: organization(id: "{}") {{ closedOn reorganizations {{ id version appliedAt failure mayGiveUp }} }} }}"#,
        id("org", school.organization),
        id("org", other.organization)
    );
    let seen = world.ask(&admin, &query).await?;
    assert_eq!(seen["data"]["organization"]["name"], "TH Hoa Sen 0000");
    world.db.clock().advance(Duration::from_secs(2 * 86_400));
    apply_due(&world.db).await?;
    apply_due(&world.db).await?;
    let seen = world.ask(&admin, &query).await?;
    let organization = &seen["data"]["organization"];
    assert_eq!(organization["name"], "Trường TH Sen Mới");
    assert_eq!(
        organization["names"],
        json!([
            { "name": "TH Hoa Sen 0000", "validFrom": null, "validTo": "2021-01-13" },
            { "name": "Trường TH Sen Mới", "validFrom": "2021-01-14", "validTo": null }
        ])
    );
    let failed = &seen["data"]["other"]["reorganizations"][0];
    assert_eq!(seen["data"]["other"]["closedOn"], Value::Null);
    assert!(
        failed["failure"].is_string() && failed["appliedAt"].is_null(),
        "{failed}"
    );
    let give_up = format!(
        r#"reorganizationGiveUp(input: {{ id: {} }}) {{ userErrors {{ code }} }}"#,
        failed["id"]
    );
    assert_eq!(
        codes(&world.act(&admin, &give_up).await?),
        Vec::<&str>::new()
    );
    Ok(())
}

#[tokio::test]
async fn what_cannot_be_is_said_in_words_before_and_after() -> Done {
    let mut world = World::with_schools(2).await?;
    let admin = administrator(&mut world).await?;
    let (school, other) = (world.school(0)?.organization, world.school(1)?.organization);
    let office = world.office.organization;
    let today = "2021-01-12";
    for (asked, expected) in [
        (what("RENAME", school, today, ""), vec!["REQUIRED"]),
        (
            what("RENAME", school, today, r#", name: "TH Hoa Sen 0000""#),
            vec!["NOTHING_CHANGES"],
        ),
        (what("MERGE", school, today, ""), vec!["REQUIRED"]),
        (
            what("MERGE", school, today, &into(school)),
            vec!["TARGET_INVALID"],
        ),
        (
            what("MERGE", school, today, &into(office)),
            vec!["KIND_DIFFERS"],
        ),
        (
            what(
                "MERGE",
                office,
                today,
                &into(world.other_office.organization),
            ),
            vec!["HAS_BELOW"],
        ),
        (
            what("MOVE", office, today, &into(school)),
            vec!["TARGET_INVALID"],
        ),
        (
            what("MOVE", school, today, &into(other)),
            vec!["KIND_DIFFERS"],
        ),
        (
            what("MOVE", school, today, &into(office)),
            vec!["NOTHING_CHANGES"],
        ),
        (what("CLOSE", office, today, ""), vec!["HAS_BELOW"]),
        (what("CLOSE", school, "2023-01-01", ""), vec!["DATE_ORDER"]),
        (
            what("CLOSE", school, today, "").replace("101/QĐ-UBND", " "),
            vec!["REQUIRED"],
        ),
    ] {
        let told = preview(&world, &admin, &asked).await?;
        assert_eq!(codes(&told), expected, "{asked}");
        assert_eq!(
            codes(&world.act(&admin, &plan(&asked)).await?),
            expected,
            "{asked}"
        );
    }
    let namesake = format!(
        r#"organizationCreate(input: {{ parent: "{}", kind: SCHOOL, name: "TH Hoa Sen 0000", shortName: "TH", levels: ["{}"] }}) {{
            userErrors {{ code }} }}"#,
        id("org", world.other_office.organization),
        id("level", world.levels[0]),
    );
    assert_eq!(codes(&world.act(&admin, &namesake).await?), [""; 0]);
    let beside = into(world.other_office.organization);
    for asked in [
        what("RENAME", school, today, r#", name: "TH Hoa Sen 0001""#),
        what("MOVE", school, today, &beside),
    ] {
        let told = preview(&world, &admin, &asked).await?;
        assert_eq!(codes(&told), ["NAME_TAKEN"], "{asked}");
        let told = world.act(&admin, &plan(&asked)).await?;
        assert_eq!(codes(&told), ["NAME_TAKEN"], "{asked}");
    }
    // By a later day the other may be called otherwise, or be no more.
    let later = what(
        "RENAME",
        other,
        "2021-02-01",
        r#", name: "TH Hoa Sen 0000""#,
    );
    assert_eq!(codes(&preview(&world, &admin, &later).await?), [""; 0]);
    for nobody in [
        world.actor(Role::Head, &world.office)?,
        world.actor(Role::Principal, world.school(0)?)?,
    ] {
        let close = what("CLOSE", school, today, "");
        let answer = world
            .ask(&nobody, &format!("mutation {{ {} }}", plan(&close)))
            .await?;
        assert_eq!(code(&answer), Some("FORBIDDEN"), "{answer}");
        assert!(preview(&world, &nobody, &close).await.is_err());
    }
    Ok(())
}
