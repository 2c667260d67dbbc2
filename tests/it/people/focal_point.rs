//! Focal points: one at a time, of those who lead, and who was before.

use std::sync::Arc;

use entity::position::Role;
use entity::{appointment, focal_point, position};
use sea_orm::ActiveValue::Set;
use sea_orm::ColumnTrait as _;
use serde_json::{Value, json};
use server::platform::id::fresh;
use server::platform::{Actor, Error, Intent};
use uuid::Uuid;

use super::reorganization::{administrator, all};
use crate::report::world::{Done, Failure, World, code, codes, day, id};

pub fn name(organization: Uuid, person: Uuid, more: &str) -> String {
    let (organization, person) = (id("org", organization), id("person", person));
    format!(
        r#"focalPointName(input: {{ organization: "{organization}", person: "{person}" {more} }}) {{
            focalPoint {{ id version decidedOn }} userErrors {{ path code }} }}"#
    )
}

fn relieve(named: &str, more: &str) -> String {
    format!(
        r#"focalPointRelieve(input: {{ id: "{named}" {more} }}) {{
            focalPoint {{ until }} userErrors {{ path code }} }}"#
    )
}

async fn history(world: &World, actor: &Arc<Actor>, of: Uuid) -> Result<Value, Failure> {
    let query = format!(
        r#"{{ organization(id: "{}") {{ focalPoint {{ id }} focalPoints {{
            name person {{ name }} since until decisionNumber decidedOn endReason }} }} }}"#,
        id("org", of)
    );
    let answer = world.ask(actor, &query).await?;
    let found = answer.pointer("/data/organization");
    found.cloned().ok_or_else(|| answer.to_string().into())
}

fn named(answer: &Value) -> String {
    let id = answer.pointer("/focalPoint/id").and_then(Value::as_str);
    id.unwrap_or_default().to_owned()
}

#[tokio::test]
async fn those_before_stay_on_record_with_their_decisions_and_days() -> Done {
    let world = World::with_schools(2).await?;
    let school = world.school(0)?;
    let at = school.organization;
    let principal = world.actor(Role::Principal, school)?;
    let (head, deputy) = (
        world.person(Role::Principal, school)?,
        world.person(Role::FocalPoint, school)?,
    );
    let more = r#", since: "2020-09-15", decisionNumber: "12/QĐ-THHS", decidedOn: "2020-09-14""#;
    let answer = world.act(&principal, &name(at, deputy, more)).await?;
    assert_eq!(codes(&answer), Vec::<&str>::new());
    let more = r#", since: "2020-12-01", decisionNumber: "31/QĐ-THHS""#;
    let answer = world.act(&principal, &name(at, head, more)).await?;
    let answer = world
        .act(
            &principal,
            &relieve(
                &named(&answer),
                r#", until: "2021-01-10", reason: "Nghỉ chữa bệnh""#,
            ),
        )
        .await?;
    assert_eq!(
        answer.pointer("/focalPoint/until"),
        Some(&json!("2021-01-10"))
    );
    let found = history(&world, &principal, at).await?;
    assert_eq!(found.pointer("/focalPoint"), Some(&Value::Null));
    let terms = found.pointer("/focalPoints").cloned().unwrap_or_default();
    let names: Vec<_> = [&terms[0], &terms[1]]
        .map(|term| term["name"].clone())
        .into();
    assert_eq!(
        names,
        [
            terms[0]["person"]["name"].clone(),
            terms[1]["person"]["name"].clone()
        ]
    );
    assert_eq!(
        (
            &terms[0]["decisionNumber"],
            &terms[0]["until"],
            &terms[0]["endReason"]
        ),
        (
            &json!("31/QĐ-THHS"),
            &json!("2021-01-10"),
            &json!("Nghỉ chữa bệnh")
        )
    );
    assert_eq!(
        (
            &terms[1]["since"],
            &terms[1]["until"],
            &terms[1]["decidedOn"],
            &terms[1]["endReason"]
        ),
        (
            &json!("2020-09-15"),
            &json!("2020-12-01"),
            &json!("2020-09-14"),
            &Value::Null
        )
    );
    // The office reads it too; the other school sees neither the school nor who spoke for it.
    let office = world.actor(Role::Office, &world.office)?;
    let seen = history(&world, &office, at).await?;
    assert_eq!(seen["focalPoints"].as_array().map(Vec::len), Some(2));
    let other = world.actor(Role::Principal, world.school(1)?)?;
    assert!(history(&world, &other, at).await.is_err());
    let of_office = history(&world, &other, world.office.organization).await?;
    assert_eq!(of_office["focalPoints"], json!([]));
    Ok(())
}

#[tokio::test]
async fn ending_needs_a_reason_and_a_day_that_has_come() -> Done {
    let world = World::with_schools(1).await?;
    let school = world.school(0)?;
    let principal = world.actor(Role::Principal, school)?;
    let deputy = world.person(Role::FocalPoint, school)?;
    let ahead = r#", decidedOn: "2021-02-01""#;
    let answer = world
        .act(&principal, &name(school.organization, deputy, ahead))
        .await?;
    assert_eq!(codes(&answer), ["DATE_ORDER"]);
    let mistyped = r#", since: "0202-01-04""#;
    let answer = world
        .act(&principal, &name(school.organization, deputy, mistyped))
        .await?;
    assert_eq!(codes(&answer), ["DATE_ORDER"]);
    let since = r#", since: "2021-01-04""#;
    let answer = world
        .act(&principal, &name(school.organization, deputy, since))
        .await?;
    let active = named(&answer);
    for (more, expected) in [
        (r#", reason: " ""#, vec!["REASON_REQUIRED"]),
        (
            r#", reason: "Chuyển", until: "2021-02-01""#,
            vec!["DATE_ORDER"],
        ),
        (
            r#", reason: "", until: "2021-01-03""#,
            vec!["DATE_ORDER", "REASON_REQUIRED"],
        ),
        (r#", reason: "Chuyển công tác""#, vec![]),
        (r#", reason: "Chuyển công tác""#, vec!["WRONG_STATE"]),
    ] {
        let answer = world.act(&principal, &relieve(&active, more)).await?;
        assert_eq!(codes(&answer), expected, "{more}");
    }
    let answer = world
        .act(&principal, &name(school.organization, deputy, ""))
        .await?;
    let mutation = format!(
        "mutation {{ {} }}",
        relieve(&named(&answer), r#", reason: "x""#)
    );
    let himself = world.actor(Role::FocalPoint, school)?;
    let refused = world.ask(&himself, &mutation).await?;
    assert_eq!(code(&refused), Some("FORBIDDEN"));
    Ok(())
}

#[tokio::test]
async fn at_a_school_it_is_somebody_whose_position_leads() -> Done {
    let mut world = World::with_schools(1).await?;
    let school = world.school(0)?.clone();
    let helper = fresh();
    let post = position::ActiveModel {
        id: Set(helper),
        title: Set("Đầu mối truyền thông".to_owned()),
        role: Set(Role::FocalPoint),
        rank: Set(40),
        leads: Set(false),
        ..Default::default()
    };
    world.seed::<position::Entity>(vec![post]).await?;
    world
        .positions
        .retain(|(role, _)| *role != Role::FocalPoint);
    world.positions.push((Role::FocalPoint, helper));
    let assistant = world.appoint(Role::FocalPoint, school.organization).await?;
    let principal = world.actor(Role::Principal, &school)?;
    let answer = world
        .act(&principal, &name(school.organization, assistant, ""))
        .await?;
    assert_eq!(codes(&answer), ["NOT_A_LEADER"]);
    Ok(())
}

#[tokio::test]
async fn of_two_who_name_at_the_same_moment_the_second_is_told_of_the_first() -> Done {
    let mut world = World::with_schools(1).await?;
    let school = world.school(0)?.clone();
    let mut deputies = Vec::new();
    for _ in 0..8 {
        deputies.push(world.appoint(Role::FocalPoint, school.organization).await?);
    }
    let actor = world.actor(Role::Principal, &school)?;
    let world = Arc::new(world);
    let mut naming = tokio::task::JoinSet::new();
    for deputy in deputies {
        let (world, actor) = (world.clone(), actor.clone());
        let mutation = name(school.organization, deputy, ", seen: null");
        naming.spawn(async move {
            let answer = world.act(&actor, &mutation).await;
            answer.map_err(|error| error.to_string())
        });
    }
    let mut told = Vec::new();
    while let Some(answer) = naming.join_next().await {
        let answer = answer??;
        told.push(codes(&answer).join(" "));
    }
    told.sort();
    let mut expected = vec!["NAMED_MEANWHILE"; 7];
    expected.insert(0, "");
    assert_eq!(told, expected);
    let system = Arc::new(Actor::system(world.tenant, world.db.clock().today()));
    let reader = world.db.reader(system);
    let active = reader
        .find::<focal_point::Entity>()
        .filter(focal_point::Column::Until.is_null());
    assert_eq!(reader.count(active).await?, 1);
    Ok(())
}

/// Whatever a command does, the database itself holds no second one; and that is nobody's failure.
#[tokio::test]
async fn either_database_refuses_a_second_active_one_in_words() -> Done {
    let world = World::with_schools(1).await?;
    let school = world.school(0)?;
    let system = Arc::new(Actor::system(world.tenant, world.db.clock().today()));
    let row = || -> Result<_, Failure> {
        Ok(focal_point::ActiveModel {
            organization_id: Set(school.organization),
            user_id: Set(world.person(Role::Principal, school)?),
            person_name: Set("Người".to_owned()),
            since: Set(day("2020-09-01")),
            ..Default::default()
        })
    };
    world.seed::<focal_point::Entity>(vec![row()?]).await?;
    let mut writer = world.db.writer(system, Intent::once()).await?;
    let refused = writer.seed::<focal_point::Entity>(vec![row()?]).await;
    let Err(Error::Taken { index }) = refused else {
        return Err(format!("{refused:?}").into());
    };
    assert_eq!(index, "focal_point_organization_id_key");
    Ok(())
}

/// The kinds of what waits for somebody that is about focal points.
async fn to_name(world: &World, who: &Arc<Actor>) -> Result<usize, Failure> {
    let answer = world.ask(who, "{ viewer { work { kind } } }").await?;
    let items = answer
        .pointer("/data/viewer/work")
        .and_then(Value::as_array);
    let items = items.into_iter().flatten();
    Ok(items
        .filter(|item| item["kind"] == "SCHOOL_NAME_FOCAL_POINT")
        .count())
}

#[tokio::test]
async fn who_serves_there_no_more_speaks_for_it_no_more() -> Done {
    let mut world = World::with_schools(1).await?;
    let admin = administrator(&mut world).await?;
    let school = world.school(0)?.clone();
    let at = school.organization;
    let principal = world.actor(Role::Principal, &school)?;
    let (head, deputy) = (
        world.person(Role::Principal, &school)?,
        world.person(Role::FocalPoint, &school)?,
    );
    let answer = world.act(&principal, &name(at, deputy, "")).await?;
    assert_eq!(codes(&answer), Vec::<&str>::new());
    assert_eq!(to_name(&world, &principal).await?, 0);
    let reader = all(&world);
    let held = reader
        .find::<appointment::Entity>()
        .filter(appointment::Column::UserId.eq(deputy));
    for held in reader.all(held).await? {
        let end = format!(
            r#"appointmentEnd(input: {{ id: "{}", endsOn: "2021-01-11" }}) {{ userErrors {{ code }} }}"#,
            id("appointment", held.id)
        );
        let ended = world.act(&admin, &end).await?;
        assert_eq!(codes(&ended), Vec::<&str>::new());
    }
    let seen = history(&world, &principal, at).await?;
    assert_eq!(seen["focalPoint"], Value::Null);
    assert_eq!(
        seen["focalPoints"][0]["until"],
        Value::Null,
        "nobody relieved him"
    );
    assert_eq!(to_name(&world, &principal).await?, 1);
    // Who saw that there is none names another.
    let answer = world
        .act(&principal, &name(at, head, ", seen: null"))
        .await?;
    assert_eq!(codes(&answer), Vec::<&str>::new(), "{answer}");
    let seen = history(&world, &principal, at).await?;
    assert_eq!(seen["focalPoint"]["id"], named(&answer));
    assert_eq!(seen["focalPoints"][1]["until"], "2021-01-12");
    assert_eq!(to_name(&world, &principal).await?, 0);
    Ok(())
}
