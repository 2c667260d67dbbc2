//! Organizations are opened by a decision; what has gone does not count, and says why; what goes elsewhere leaves its clusters.

use entity::{cluster, cluster_member};
use sea_orm::ActiveValue::Set;
use sea_orm::ColumnTrait as _;
use serde_json::{Value, json};
use server::platform::id::fresh;
use server::platform::text;
use uuid::Uuid;

use super::reorganization::{administrator, all, into, plan, preview, what};
use entity::position::Role;

use crate::report::world::{Done, Failure, World, codes, id};

fn school(world: &World, on: &str, more: &str) -> String {
    let levels = world.levels.first().map(|level| id("level", *level));
    let more = format!(
        r#", opens: SCHOOL, levels: ["{}"], name: "Trường TH Mới" {more}"#,
        levels.unwrap_or_default()
    );
    what("OPEN", world.office.organization, on, &more)
}

async fn board(world: &World) -> Result<Value, Failure> {
    let office = world.actor(Role::Office, &world.office)?;
    let query = format!(
        "{{ reportBoard(period: \"{}\") {{ totals {{ expected }} excluded {{ why organization {{ id closedOn mergedInto {{ id }} }} }} }} }}",
        id("period", world.period)
    );
    let answer = world.ask(&office, &query).await?;
    Ok(answer["data"]["reportBoard"].clone())
}

#[tokio::test]
async fn a_new_school_is_there_from_its_day_and_owes_what_is_due_from_then_on() -> Done {
    let mut world = World::with_schools(2).await?;
    let admin = administrator(&mut world).await?;
    let asked = school(&world, "2021-01-15", r#", shortName: "TH Mới""#);
    let told = preview(&world, &admin, &asked).await?;
    let told: Vec<(&str, i64)> = (told["effects"].as_array().into_iter().flatten())
        .filter_map(|effect| Some((effect["kind"].as_str()?, effect["count"].as_i64()?)))
        .collect();
    assert_eq!(told, [("OPENED", 1), ("REPORTS_OWED", 1)]);
    assert_eq!(board(&world).await?["totals"]["expected"], 2);
    let answer = world.act(&admin, &plan(&asked)).await?;
    assert_eq!(codes(&answer), Vec::<&str>::new(), "{answer}");
    assert!(answer["reorganization"]["appliedAt"].is_string());
    let kinds = answer["reorganization"]["effects"].as_array().map(Vec::len);
    assert_eq!(kinds, Some(2), "what was foretold is on record");
    assert_eq!(board(&world).await?["totals"]["expected"], 3);
    for (day, there) in [("2021-01-14", 0), ("2021-01-15", 1)] {
        let query = format!(
            r#"{{ organizations(filter: {{ search: "th moi", openOn: "{day}" }}) {{ totalCount nodes {{
                openedOn levels {{ id }} reorganizations {{ kind targetName organizationName }} }} }} }}"#
        );
        let found = world.ask(&admin, &query).await?;
        let found = &found["data"]["organizations"];
        assert_eq!(found["totalCount"], there, "{day}: {found}");
        if there > 0 {
            let made = &found["nodes"][0];
            assert_eq!(made["openedOn"], "2021-01-15");
            assert_eq!(made["levels"].as_array().map(Vec::len), Some(1));
            assert_eq!(made["reorganizations"][0]["kind"], "OPEN");
            assert_eq!(
                made["reorganizations"][0]["organizationName"],
                "Trường TH Mới"
            );
        }
    }
    // One that opens after the day owes nothing.
    let later = school(&world, "2021-01-16", "").replace("TH Mới", "TH Sau");
    let told = preview(&world, &admin, &later).await?;
    assert_eq!(told["effects"].as_array().map(Vec::len), Some(1), "{told}");
    world.act(&admin, &plan(&later)).await?;
    assert_eq!(board(&world).await?["totals"]["expected"], 3);
    Ok(())
}

#[tokio::test]
async fn what_cannot_be_opened_is_said() -> Done {
    let mut world = World::with_schools(1).await?;
    let admin = administrator(&mut world).await?;
    let office = world.office.organization;
    let taken = r#", opens: OFFICE, name: "TH Hoa Sen 0000""#;
    let below = world.school(0)?.organization;
    for (asked, expected) in [
        (
            what("OPEN", office, "2021-01-15", ""),
            vec!["REQUIRED", "REQUIRED"],
        ),
        (
            what(
                "OPEN",
                office,
                "2021-01-15",
                r#", opens: SCHOOL, name: "Trường""#,
            ),
            vec!["REQUIRED"],
        ),
        (
            what("OPEN", office, "2021-01-15", taken),
            vec!["NAME_TAKEN"],
        ),
        (
            what(
                "OPEN",
                office,
                "2025-01-15",
                r#", opens: OTHER, name: "Trung tâm""#,
            ),
            vec!["DATE_ORDER"],
        ),
        (
            what("OPEN", below, "2021-01-15", r#", opens: OTHER, name: "Tổ""#),
            vec!["KIND_DIFFERS"],
        ),
    ] {
        let told = preview(&world, &admin, &asked).await?;
        assert_eq!(codes(&told), expected, "{asked}");
        assert_eq!(codes(&world.act(&admin, &plan(&asked)).await?), expected);
    }
    let head = world.actor(Role::Head, &world.office)?;
    let answer = world
        .ask(
            &head,
            &format!("mutation {{ {} }}", plan(&school(&world, "2021-01-15", ""))),
        )
        .await?;
    assert_eq!(crate::report::world::code(&answer), Some("FORBIDDEN"));
    Ok(())
}

#[tokio::test]
async fn what_is_gone_before_the_day_does_not_count_and_says_why() -> Done {
    let mut world = World::with_schools(3).await?;
    let admin = administrator(&mut world).await?;
    let (gone, stays) = (world.school(0)?.organization, world.school(1)?.organization);
    assert_eq!(board(&world).await?["excluded"], json!([]));
    let merge = what("MERGE", gone, "2021-01-12", &into(stays));
    world.act(&admin, &plan(&merge)).await?;
    let seen = board(&world).await?;
    assert_eq!(seen["totals"]["expected"], 2);
    assert_eq!(
        seen["excluded"],
        json!([{ "why": "MERGED", "organization": { "id": id("org", gone), "closedOn": "2021-01-12", "mergedInto": { "id": id("org", stays) } } }])
    );
    Ok(())
}

#[tokio::test]
async fn a_school_leaves_the_clusters_of_the_office_that_it_leaves() -> Done {
    let mut world = World::with_schools(2).await?;
    let admin = administrator(&mut world).await?;
    let moved = world.school(0)?.organization;
    let (own, above) = (fresh(), fresh());
    for (row, name, organization) in [
        (own, "Cụm riêng", world.office.organization),
        (above, "Cụm chung", world.department.organization),
    ] {
        world
            .seed::<cluster::Entity>(vec![cluster::ActiveModel {
                id: Set(row),
                organization_id: Set(organization),
                name: Set(name.to_owned()),
                name_folded: Set(text::fold(name)),
                name_sort: Set(text::sort_key(name)),
                lead_id: Set(Some(moved)),
                ..Default::default()
            }])
            .await?;
        let member = cluster_member::ActiveModel {
            cluster_id: Set(row),
            organization_id: Set(moved),
            ..Default::default()
        };
        world.seed::<cluster_member::Entity>(vec![member]).await?;
    }
    let before = memberships(&world, moved).await?;
    let asked = what(
        "MOVE",
        moved,
        "2021-01-12",
        &into(world.other_office.organization),
    );
    let told = preview(&world, &admin, &asked).await?;
    let left = &told["effects"][1];
    assert_eq!(left["kind"], "CLUSTERS_LEFT", "{told}");
    assert_eq!(left["count"], before.len() - 1);
    assert_eq!(memberships(&world, moved).await?, before);
    let answer = world.act(&admin, &plan(&asked)).await?;
    assert_eq!(codes(&answer), Vec::<&str>::new(), "{answer}");
    assert_eq!(memberships(&world, moved).await?, [above]);
    let clusters = all(&world).by_ids::<cluster::Entity>([own, above]).await?;
    let lead = |id: Uuid| clusters.get(&id).and_then(|row| row.lead_id);
    assert_eq!((lead(own), lead(above)), (None, Some(moved)));
    Ok(())
}

async fn memberships(world: &World, of: Uuid) -> Result<Vec<Uuid>, Failure> {
    let reader = all(world);
    let own = reader
        .find::<cluster_member::Entity>()
        .filter(cluster_member::Column::OrganizationId.eq(of));
    let mut clusters: Vec<Uuid> = reader
        .all(own)
        .await?
        .iter()
        .map(|row| row.cluster_id)
        .collect();
    clusters.sort_unstable();
    Ok(clusters)
}
