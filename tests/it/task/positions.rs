//! A task that is given to a position: to whoever holds it, one after another.

use std::sync::Arc;

use entity::appointment;
use entity::position::{self, Role};
use sea_orm::ActiveValue::Set;
use serde_json::{Value, json};
use server::platform::{Actor, Id, Post, Result};

use super::world::{Given, TASK, text};
use crate::plan::world::day;

fn post(who: &Arc<Actor>) -> Post {
    let none = Post {
        position: uuid::Uuid::nil(),
        organization: uuid::Uuid::nil(),
    };
    who.posts().first().copied().unwrap_or(none)
}

fn to(post: Post) -> Value {
    json!({ "position": Id::<position::Entity>::new(post.position).to_string() })
}

#[tokio::test]
async fn whoever_holds_the_position_does_it_and_after_him_his_successor() -> Result<()> {
    let given = Given::new().await?;
    let world = &given.world;
    let deputy = given
        .somebody("Võ Thị Phó", Role::DeputyHead, &world.office)
        .await?;
    let other = given
        .somebody("Lê Văn Khác", Role::DeputyHead, &world.office)
        .await?;
    let held = post(&deputy);
    let task = given.given(to(held)).await;
    assert_eq!(given.told(&deputy).await, ["TASK_ASSIGNED"]);
    assert_eq!(given.told(&other).await, Vec::<String>::new());
    assert_eq!(given.work(&deputy).await, ["TASK_DO"]);
    for nobody in [&given.head, &given.officer, &other] {
        assert_eq!(given.work(nobody).await, Vec::<String>::new());
    }
    let shown = format!(
        "query($id: ID!) {{ node(id: $id) {{ ... on Task {{ position {{ title }} {TASK} }} }} }}"
    );
    let seen = world.ask(&other, &shown, json!({ "id": task })).await;
    assert_eq!(seen.at("/node/position/title"), "DeputyHead");
    let actions = seen.at("/node/availableActions").to_string();
    assert!(!actions.contains("FINISH"), "{actions}");

    // Nobody holds it: whoever leads is to see to it.
    world.leaves(&deputy).await?;
    assert_eq!(given.work(&given.head).await, ["TASK_DO"]);
    let successor = given
        .somebody("Đỗ Thị Kế", Role::Staff, &world.office)
        .await?;
    world
        .seed::<appointment::Entity>(vec![appointment::ActiveModel {
            user_id: Set(successor.user().unwrap_or_default()),
            position_id: Set(held.position),
            organization_id: Set(held.organization),
            starts_on: Set(day("2020-10-20")),
            ..Default::default()
        }])
        .await?;
    let successor = Arc::new(Actor::clone(&successor).holding(vec![held]));
    assert_eq!(given.work(&given.head).await, Vec::<String>::new());
    assert_eq!(given.work(&successor).await, ["TASK_DO"]);
    let done = given.finish(&successor, &task).await;
    assert_eq!(done.faults("taskFinish"), Vec::<&str>::new());
    assert_eq!(text(done.at("/taskFinish/task/doneBy/name")), "Đỗ Thị Kế");
    Ok(())
}

#[tokio::test]
async fn a_position_that_nobody_holds_there_is_nobody() -> Result<()> {
    let given = Given::new().await?;
    let answer = given
        .assign(&given.officer, given.task(to(post(&given.principal))))
        .await;
    assert_eq!(answer.faults("taskAssign"), ["NOBODY"]);
    Ok(())
}
