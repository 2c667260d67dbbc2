//! One speaks for an organization, also when he is named at the very moment at which his position goes to another or the
//! school becomes part of another one.

use std::sync::Arc;

use entity::focal_point;
use entity::position::Role;
use sea_orm::ColumnTrait as _;
use serde_json::json;
use tokio::task::JoinSet;
use uuid::Uuid;

use super::focal_point::name;
use super::handover::Desk;
use super::reorganization::{administrator, all, into, plan, what};
use crate::account::world::Outcome;
use crate::report::world::{Done, World, code};

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn one_speaks_for_a_school_while_the_position_is_taken_over() -> Outcome {
    let desk = Desk::open().await?;
    let school = desk.place("daumoi.th-anbinh");
    let naming = |who: &str| json!({ "organization": school, "person": desk.person(who), "since": "2020-09-10" });
    desk.act(
        "hieutruong.th-anbinh",
        "focalPointName",
        naming("daumoi.th-anbinh"),
    )
    .await?;
    let opened = desk
        .opened("daumoi.th-anbinh", "daumoi.mn-anhduong", "2020-10-05")
        .await?;
    let id = json!({ "id": opened["handover"]["id"] });
    desk.act("daumoi.th-anbinh", "handoverGive", id.clone())
        .await?;
    let taking = desk.act("daumoi.mn-anhduong", "handoverTake", id);
    let himself = naming("hieutruong.th-anbinh");
    let named = (0..3).map(|_| desk.act("hieutruong.th-anbinh", "focalPointName", himself.clone()));
    let (taken, named) = futures_util::join!(taking, futures_util::future::join_all(named));
    for answer in named.into_iter().chain([taken]) {
        let answer = answer?;
        let failed = answer.pointer("/errors/0/extensions/code");
        assert_ne!(failed, Some(&json!("INTERNAL")), "{answer}");
    }
    let query =
        "query($id: ID!) { organization(id: $id) { focalPoint { id } focalPoints { until } } }";
    let now = desk
        .world
        .ask_as("hieutruong.th-anbinh", query, json!({ "id": school }))
        .await?;
    let terms = now["data"]["organization"]["focalPoints"].as_array();
    let active = terms.into_iter().flatten();
    let active = active.filter(|term| term["until"].is_null());
    assert_eq!(active.count(), 1, "{now}");
    assert!(now["data"]["organization"]["focalPoint"]["id"].is_string());
    Ok(())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn who_is_named_while_his_school_becomes_part_of_another_speaks_for_none_that_is_no_more()
-> Done {
    for _ in 0..3 {
        let mut world = World::with_schools(2).await?;
        let admin = administrator(&mut world).await?;
        let (gone, stays) = (world.school(0)?.clone(), world.school(1)?.clone());
        let more = format!("{}, keepsPeople: true", into(stays.organization));
        let merge = plan(&what("MERGE", gone.organization, "2021-01-12", &more));
        let mut asked = vec![(admin, format!("mutation {{ {merge} }}"))];
        for school in [&gone, &stays] {
            let actor = world.actor(Role::Principal, school)?;
            for role in [Role::Principal, Role::FocalPoint] {
                let naming = name(school.organization, world.person(role, school)?, "");
                asked.push((actor.clone(), format!("mutation {{ {naming} }}")));
            }
        }
        let world = Arc::new(world);
        let mut racing = JoinSet::new();
        for (actor, document) in asked {
            let world = world.clone();
            racing.spawn(async move {
                let answer = world.ask(&actor, &document).await;
                answer.map_err(|error| error.to_string())
            });
        }
        while let Some(answer) = racing.join_next().await {
            let answer = answer??;
            assert_ne!(code(&answer), Some("INTERNAL"), "{answer}");
        }
        let reader = all(&world);
        let active = async |at: Uuid| {
            let rows = reader
                .find::<focal_point::Entity>()
                .filter(focal_point::Column::OrganizationId.eq(at))
                .filter(focal_point::Column::Until.is_null());
            reader.count(rows).await
        };
        assert_eq!(active(stays.organization).await?, 1);
        assert_eq!(active(gone.organization).await?, 0, "it is no more");
    }
    Ok(())
}
