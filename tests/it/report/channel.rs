//! Focal points and channels.

use std::sync::Arc;

use entity::focal_point;
use entity::position::Role;
use sea_orm::ColumnTrait;
use serde_json::{Value, json};
use server::platform::Actor;
use uuid::Uuid;

use crate::report::world::{Done, World, code, codes, id};

fn name(organization: Uuid, person: Uuid, more: &str) -> String {
    let (organization, person) = (id("org", organization), id("person", person));
    format!(
        r#"focalPointName(input: {{ organization: "{organization}", person: "{person}" {more} }}) {{
            focalPoint {{ id decisionNumber since person {{ id }} }} userErrors {{ path code }} }}"#
    )
}

#[tokio::test]
async fn naming_another_ends_the_one_before() -> Done {
    let world = World::with_schools(2).await?;
    let school = world.school(0)?;
    let (principal, deputy, staff) = (
        world.person(Role::Principal, school)?,
        world.person(Role::FocalPoint, school)?,
        world.person(Role::Staff, school)?,
    );
    let actor = world.actor(Role::Principal, school)?;
    let at = school.organization;
    assert_eq!(
        codes(&world.act(&actor, &name(at, staff, "")).await?),
        ["NOT_A_LEADER"]
    );
    let elsewhere = world.person(Role::Principal, world.school(1)?)?;
    let more = r#", since: "2021-02-01""#;
    assert_eq!(
        codes(&world.act(&actor, &name(at, elsewhere, more)).await?),
        ["DATE_ORDER", "NOT_AT_ORGANIZATION"]
    );
    let more = r#", since: "2020-10-01", decisionNumber: "12/QĐ-THSEN""#;
    let answer = world.act(&actor, &name(at, principal, more)).await?;
    assert_eq!(
        answer.pointer("/focalPoint/decisionNumber"),
        Some(&json!("12/QĐ-THSEN"))
    );
    assert_eq!(
        codes(&world.act(&actor, &name(at, principal, "")).await?),
        ["ALREADY_NAMED"]
    );
    let more = r#", since: "2020-09-01""#;
    assert_eq!(
        codes(&world.act(&actor, &name(at, deputy, more)).await?),
        ["DATE_ORDER"]
    );

    let office = world.actor(Role::Office, &world.office)?;
    let answer = world.act(&office, &name(at, deputy, "")).await?;
    assert_eq!(codes(&answer), Vec::<&str>::new());
    let query = format!(
        r#"{{ organization(id: "{}") {{ focalPoint {{ person {{ id }} since }} }} }}"#,
        id("org", at)
    );
    let seen = world.ask(&actor, &query).await?;
    assert_eq!(
        seen.pointer("/data/organization/focalPoint"),
        Some(&json!({ "person": { "id": id("person", deputy) }, "since": "2021-01-12" }))
    );
    for nobody in [
        world.actor(Role::FocalPoint, school)?,
        world.actor(Role::Emulation, &world.office)?,
    ] {
        let answer = world
            .ask(
                &nobody,
                &format!("mutation {{ {} }}", name(at, principal, "")),
            )
            .await?;
        assert_eq!(code(&answer), Some("FORBIDDEN"));
    }
    Ok(())
}

#[tokio::test]
async fn twenty_who_name_at_once_leave_one_focal_point() -> Done {
    let mut world = World::with_schools(1).await?;
    let school = world.school(0)?.clone();
    let mut deputies = Vec::new();
    for _ in 0..20 {
        deputies.push(world.appoint(Role::FocalPoint, school.organization).await?);
    }
    let actor = world.actor(Role::Principal, &school)?;
    let world = Arc::new(world);
    let mut naming = tokio::task::JoinSet::new();
    for deputy in deputies {
        let (world, actor) = (world.clone(), actor.clone());
        let mutation = name(school.organization, deputy, "");
        naming.spawn(async move {
            let answer = world.act(&actor, &mutation).await;
            answer.map_err(|error| error.to_string())
        });
    }
    while let Some(answer) = naming.join_next().await {
        assert_eq!(codes(&answer??), Vec::<&str>::new());
    }
    let system = Arc::new(Actor::system(world.tenant, world.db.clock().today()));
    let reader = world.db.reader(system);
    let all = reader.count(reader.find::<focal_point::Entity>()).await?;
    let active = reader
        .find::<focal_point::Entity>()
        .filter(focal_point::Column::Until.is_null());
    assert_eq!((all, reader.count(active).await?), (20, 1));
    Ok(())
}

#[tokio::test]
async fn channels_are_registered_once_and_closed() -> Done {
    let world = World::with_schools(2).await?;
    let school = id("org", world.school(0)?.organization);
    let actor = world.actor(Role::FocalPoint, world.school(0)?)?;
    let register = |address: &str| {
        format!(
            r#"channelRegister(input: {{ organization: "{school}", kind: WEBSITE, name: "Trang của trường", address: "{address}" }}) {{
                channel {{ id version address verifiedOn }} userErrors {{ path code }} }}"#
        )
    };
    assert_eq!(
        codes(&world.act(&actor, &register("không có")).await?),
        ["URL_INVALID"]
    );
    let answer = world.act(&actor, &register("thsen.edu.vn")).await?;
    let channel = answer
        .pointer("/channel/id")
        .and_then(Value::as_str)
        .ok_or("no channel")?
        .to_owned();
    assert_eq!(
        codes(
            &world
                .act(&actor, &register("https://thsen.edu.vn/"))
                .await?
        ),
        ["NAME_TAKEN"]
    );
    let other = world.actor(Role::Principal, world.school(1)?)?;
    let remove = format!(
        r#"channelRemove(input: {{ id: "{channel}", expectedVersion: 1 }}) {{ channel {{ version }} userErrors {{ code }} }}"#
    );
    assert_eq!(
        code(
            &world
                .ask(&other, &format!("mutation {{ {remove} }}"))
                .await?
        ),
        Some("NOT_FOUND")
    );
    let query = format!(
        r#"{{ organization(id: "{school}") {{ channels {{ kind address }} reports {{ id }} }} }}"#
    );
    let seen = world.ask(&actor, &query).await?;
    assert_eq!(
        seen.pointer("/data/organization/channels"),
        Some(&json!([{ "kind": "WEBSITE", "address": "https://thsen.edu.vn/" }]))
    );
    let answer = world.act(&actor, &remove).await?;
    assert_eq!(answer.pointer("/channel/version"), Some(&json!(2)));
    let seen = world.ask(&actor, &query).await?;
    assert_eq!(
        seen.pointer("/data/organization/channels"),
        Some(&json!([]))
    );
    Ok(())
}

#[tokio::test]
async fn what_was_read_before_a_write_is_read_anew_after_it() -> Done {
    let world = World::with_schools(1).await?;
    let school = id("org", world.school(0)?.organization);
    let actor = world.actor(Role::FocalPoint, world.school(0)?)?;
    let register = |address: &str| {
        format!(
            r#"channelRegister(input: {{ organization: "{school}", kind: WEBSITE, name: "Trang", address: "{address}", idempotencyKey: "{address}" }}) {{
                channel {{ organization {{ channelCount channels {{ name }} }} }} }}"#
        )
    };
    let mutation = format!(
        "mutation {{ a: {} b: {} again: {} }}",
        register("mot.edu.vn"),
        register("hai.edu.vn"),
        register("mot.edu.vn")
    );
    let answer = world.ask(&actor, &mutation).await?;
    let count = |name: &str| {
        let path = format!("/data/{name}/channel/organization/channelCount");
        answer.pointer(&path).and_then(Value::as_u64)
    };
    assert_eq!(
        (count("a"), count("b"), count("again")),
        (Some(1), Some(2), Some(2)),
        "{answer}"
    );
    Ok(())
}
