//! Whom an organization follows beside what it stands below, on which days, and what becomes of that in a merger.

use std::sync::Arc;

use entity::position::Role;
use serde_json::{Value, json};
use server::platform::Actor;
use uuid::Uuid;

use super::reorganization::{administrator, into, plan, preview, what};
use crate::report::world::{Done, Failure, World, code, codes, id};

fn link(of: Uuid, target: Option<Uuid>, from: &str) -> String {
    let target = target.map_or("null".to_owned(), |target| {
        format!("{:?}", id("org", target))
    });
    format!(
        r#"organizationLink(input: {{ id: "{}", kind: PROFESSIONAL, target: {target}, startsOn: "{from}", decisionNumber: " 12/QĐ-UBND " }}) {{ organization {{ id }} userErrors {{ path code }} }}"#,
        id("org", of)
    )
}

async fn links(world: &World, viewer: &Arc<Actor>, of: Uuid) -> Result<Value, Failure> {
    let query = format!(
        r#"{{ organization(id: "{}") {{ links {{ kind target {{ id }} startsOn endsOn decisionNumber }} history {{ action }} }} }}"#,
        id("org", of)
    );
    world.ask(viewer, &query).await
}

async fn followers(
    world: &World,
    viewer: &Arc<Actor>,
    target: Uuid,
    on: &str,
) -> Result<u64, Failure> {
    let query = format!(
        r#"{{ organizations(filter: {{ openOn: "{on}", follows: {{ organization: "{}", kind: PROFESSIONAL }} }}) {{ totalCount }} }}"#,
        id("org", target)
    );
    let answer = world.ask(viewer, &query).await?;
    let count = answer.pointer("/data/organizations/totalCount");
    count
        .and_then(Value::as_u64)
        .ok_or_else(|| answer.to_string().into())
}

#[tokio::test]
async fn a_school_follows_one_at_a_time_in_its_subject() -> Done {
    let mut world = World::with_schools(1).await?;
    let admin = administrator(&mut world).await?;
    let school = world.school(0)?.organization;
    let (office, other) = (world.office.organization, world.other_office.organization);
    for (target, from) in [(office, "2020-09-01"), (other, "2021-01-01")] {
        let answer = world.act(&admin, &link(school, Some(target), from)).await?;
        assert_eq!(codes(&answer), Vec::<&str>::new(), "{answer}");
    }
    let seen = links(&world, &admin, school).await?;
    assert_eq!(
        seen["data"]["organization"]["links"],
        json!([
            { "kind": "PROFESSIONAL", "target": { "id": id("org", other) }, "startsOn": "2021-01-01", "endsOn": null, "decisionNumber": "12/QĐ-UBND" },
            { "kind": "PROFESSIONAL", "target": { "id": id("org", office) }, "startsOn": "2020-09-01", "endsOn": "2020-12-31", "decisionNumber": "12/QĐ-UBND" },
        ])
    );
    assert_eq!(
        seen["data"]["organization"]["history"][0]["action"],
        "organization.link"
    );
    // On each day it is among those that follow the one of that day.
    for (target, on, expected) in [
        (office, "2020-08-31", 0),
        (office, "2020-12-31", 1),
        (other, "2020-12-31", 0),
        (other, "2021-01-01", 1),
    ] {
        assert_eq!(
            followers(&world, &admin, target, on).await?,
            expected,
            "{on}"
        );
    }
    // What begins on the same day is corrected; and at last it follows nobody.
    world
        .act(&admin, &link(school, Some(office), "2021-01-01"))
        .await?;
    assert_eq!(followers(&world, &admin, office, "2021-01-01").await?, 1);
    world.act(&admin, &link(school, None, "2021-01-05")).await?;
    assert_eq!(followers(&world, &admin, office, "2021-01-04").await?, 1);
    assert_eq!(followers(&world, &admin, office, "2021-01-05").await?, 0);
    Ok(())
}

#[tokio::test]
async fn what_cannot_be_linked_is_said_in_its_place() -> Done {
    let mut world = World::with_schools(2).await?;
    let admin = administrator(&mut world).await?;
    let school = world.school(0)?.organization;
    let office = world.office.organization;
    world
        .act(&admin, &link(school, Some(office), "2021-01-01"))
        .await?;
    for (of, target, from, expected) in [
        (school, Some(school), "2021-01-10", "TARGET_INVALID"),
        (office, Some(school), "2021-01-10", "TARGET_INVALID"),
        (school, Some(office), "2021-01-10", "NOTHING_CHANGES"),
        (
            school,
            Some(world.department.organization),
            "9999-12-31",
            "DATE_ORDER",
        ),
        (
            school,
            Some(world.department.organization),
            "2020-12-31",
            "DATE_ORDER",
        ),
        (office, None, "2021-01-10", "NOTHING_CHANGES"),
    ] {
        let answer = world.act(&admin, &link(of, target, from)).await?;
        assert_eq!(codes(&answer), [expected], "{from} {answer}");
    }
    // Whom a school follows, its office reads; only an administrator says it.
    let officer = world.actor(Role::Office, &world.office)?;
    let asked = format!("mutation {{ {} }}", link(school, None, "2021-01-10"));
    let answer = world.ask(&officer, &asked).await?;
    assert_eq!(code(&answer), Some("FORBIDDEN"), "{answer}");
    let seen = links(&world, &officer, school).await?;
    assert_eq!(
        seen["data"]["organization"]["links"][0]["startsOn"],
        "2021-01-01"
    );
    let stranger = world.actor(Role::Office, &world.other_office)?;
    let seen = links(&world, &stranger, school).await?;
    assert_eq!(code(&seen), Some("NOT_FOUND"), "{seen}");
    Ok(())
}

#[tokio::test]
async fn those_that_followed_a_merged_office_follow_its_successor() -> Done {
    let mut world = World::with_schools(1).await?;
    let admin = administrator(&mut world).await?;
    let school = world.school(0)?.organization;
    let (office, other) = (world.office.organization, world.other_office.organization);
    world
        .act(&admin, &link(school, Some(other), "2020-09-01"))
        .await?;
    world
        .act(&admin, &link(other, Some(office), "2020-09-01"))
        .await?;
    // Its own schools go first.
    let below = world.stranger.organization;
    let asked = what("MOVE", below, "2021-01-12", &into(office));
    world.act(&admin, &plan(&asked)).await?;
    let asked = what("MERGE", other, "2021-01-12", &into(office));
    let told = preview(&world, &admin, &asked).await?;
    let effects = told["effects"].as_array().cloned().unwrap_or_default();
    for (kind, count) in [("LINKS_MOVE", 1), ("LINKS_END", 1)] {
        let effect = json!({ "kind": kind, "count": count, "names": [] });
        assert!(effects.contains(&effect), "{kind} of {told}");
    }
    let answer = world.act(&admin, &plan(&asked)).await?;
    assert_eq!(codes(&answer), Vec::<&str>::new(), "{answer}");
    assert_eq!(followers(&world, &admin, other, "2021-01-11").await?, 1);
    assert_eq!(followers(&world, &admin, office, "2021-01-12").await?, 1);
    assert_eq!(followers(&world, &admin, other, "2021-01-12").await?, 0);
    Ok(())
}
