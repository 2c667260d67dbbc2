//! Whatever one is told of leads to a page that there is, and in a letter to the same one.

use entity::notification;
use entity::position::Role;
use sea_orm::ActiveValue::Set;
use serde_json::Value;
use server::features::notification::KINDS;

use crate::access::model::viewers;
use crate::access::records::furnish;
use crate::report::world::{Done, World};

/// The page's routes, as they are written there.
const PAGE: &str = include_str!("../../../frontend/src/app.rs");

fn routes() -> Vec<Vec<&'static str>> {
    PAGE.split("path!(\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .filter(|route| !route.is_empty() && *route != "/*any")
        .map(|route| route.split('/').collect())
        .collect()
}

fn is_page(path: &str) -> bool {
    let path = path.split('?').next().unwrap_or_default();
    let steps: Vec<&str> = path.split('/').collect();
    routes().iter().any(|route| {
        let optional = route.last().is_some_and(|last| last.ends_with('?'));
        let long_enough =
            steps.len() == route.len() || (optional && steps.len() + 1 == route.len());
        let fits = |(step, wanted): (&&str, &&str)| wanted.starts_with(':') || step == wanted;
        long_enough && steps.iter().zip(route).all(fits)
    })
}

#[tokio::test]
async fn whatever_is_told_leads_to_a_page() -> Done {
    let world = World::with_schools(2).await?;
    let mut places = vec![world.department.clone(), world.office.clone()];
    places.extend(world.schools.iter().cloned());
    let viewers = viewers(&world, &places)?;
    let records = furnish(&world, &places, &viewers).await?;
    let head = viewers
        .iter()
        .find(|viewer| viewer.role == Role::Head)
        .ok_or("no head")?;
    let subject = |event: &str| {
        let kind = event.split('.').next().unwrap_or_default();
        let mut of_kind = records.iter().filter(|record| record.name == kind);
        of_kind.find(|record| head.sees(record)).map(|it| it.id)
    };
    let told = KINDS.map(|(event, _)| notification::ActiveModel {
        event: Set(event.to_owned()),
        // What is about a place says so by where it happened.
        subject_id: Set(subject(event).unwrap_or(world.office.organization)),
        at: Set(world.db.clock().now()),
        organization_id: Set(Some(world.office.organization)),
        caused_by_name: Set("Ai đó".to_owned()),
        person_id: Set(Some(head.user)),
        below: Set(false),
        roles: Set(0),
        ..Default::default()
    });
    world.seed::<notification::Entity>(told.into()).await?;
    let query = "{ viewer { notifications(first: 100) { nodes { kind path } } } }";
    let answer = world.ask(&head.actor, query).await?;
    let nodes = answer.pointer("/data/viewer/notifications/nodes");
    let nodes = nodes.and_then(Value::as_array).ok_or(answer.to_string())?;
    assert!(nodes.len() >= KINDS.len(), "{answer}");
    // What was furnished beside may be about what is not there.
    let mut led = std::collections::BTreeMap::new();
    for node in nodes {
        let kind = node.get("kind").and_then(Value::as_str).unwrap_or_default();
        if let Some(path) = node.get("path").and_then(Value::as_str) {
            assert!(is_page(path), "{kind} leads to {path}");
            led.insert(kind, path);
        }
    }
    assert_eq!(led.len(), KINDS.len(), "{led:#?}");
    assert!(!is_page("/nowhere") && !is_page("/plans/1/2/3"));
    Ok(())
}
