//! From draft to issue: each step is told to whoever goes on with it, once, and to nobody else.

use std::sync::Arc;

use entity::position::Role;
use sea_orm::ActiveValue::Set;
use serde_json::{Value, json};
use server::platform::{Actor, Result};

use crate::plan::world::World;

const NOTIFICATIONS: &str = "{ viewer { newNotifications notifications(first: 100) { totalCount nodes { \
    kind at actor isNew organization { name } plan { id title } report { id } } } } }";
const READ: &str = "mutation($input: NotificationsReadInput!) { notificationsRead(input: $input) { \
    userErrors { path code } } }";

async fn told(world: &World, who: &Arc<Actor>) -> Vec<Value> {
    let answer = world.ask(who, NOTIFICATIONS, json!({})).await;
    assert_eq!(answer.codes, Vec::<&str>::new(), "{:?}", answer.messages);
    let nodes = answer.at("/viewer/notifications/nodes").as_array();
    nodes.cloned().unwrap_or_default()
}

async fn kinds(world: &World, who: &Arc<Actor>) -> Vec<String> {
    let told = told(world, who).await;
    let kinds = told.iter().filter_map(|node| node.get("kind")?.as_str());
    kinds.map(str::to_owned).collect()
}

async fn new(world: &World, who: &Arc<Actor>) -> Value {
    let answer = world.ask(who, NOTIFICATIONS, json!({})).await;
    answer.at("/viewer/newNotifications").clone()
}

async fn read(world: &World, who: &Arc<Actor>, until: &Value) -> Vec<String> {
    let answer = world
        .ask(who, READ, json!({ "input": { "until": until } }))
        .await;
    let faults = answer.faults("notificationsRead");
    faults.into_iter().map(str::to_owned).collect()
}

#[tokio::test]
async fn each_step_of_a_plan_is_told_to_whoever_goes_on_with_it() -> Result<()> {
    let world = World::new().await?;
    let (officer, head) = world.officer_and_head().await?;
    let inspector = [(Role::Inspection, &world.office)];
    let inspector = world.person("Trần Văn Soi", &inspector).await?;
    let principal = [(Role::Principal, &world.school)];
    let principal = world.person("Bùi Thị Sáu", &principal).await?;

    let plan = world
        .draft(&officer, &world.office, "Truyền thông năm học")
        .await;
    world.act(&officer, "planSubmit", &plan).await;
    assert_eq!(kinds(&world, &head).await, ["PLAN_SUBMITTED"]);
    assert_eq!(kinds(&world, &officer).await, Vec::<String>::new());

    let back = json!({ "id": plan, "reason": "Thiếu nơi nhận" });
    world.act_with(&head, "planReturn", back).await;
    assert_eq!(kinds(&world, &officer).await, ["PLAN_RETURNED"]);

    world.act(&officer, "planSubmit", &plan).await;
    world.act(&head, "planApprove", &plan).await;
    world.act(&officer, "planIssue", &plan).await;
    assert_eq!(
        kinds(&world, &officer).await,
        ["PLAN_APPROVED", "PLAN_RETURNED"]
    );
    assert_eq!(
        kinds(&world, &head).await,
        ["PLAN_ISSUED", "PLAN_SUBMITTED", "PLAN_SUBMITTED"]
    );
    assert_eq!(kinds(&world, &inspector).await, ["PLAN_ISSUED"]);

    let issued = told(&world, &principal).await;
    assert_eq!(issued.len(), 1);
    assert_eq!(issued[0]["kind"], "PLAN_ISSUED");
    assert_eq!(
        issued[0]["actor"],
        Value::Null,
        "an office's people are not the schools' to know"
    );
    assert_eq!(issued[0]["isNew"], true);
    assert_eq!(issued[0]["plan"]["id"], plan);
    assert_eq!(issued[0]["report"], Value::Null);
    Ok(())
}

#[tokio::test]
async fn who_comes_into_a_post_finds_what_it_was_told() -> Result<()> {
    let world = World::new().await?;
    let (officer, head) = world.officer_and_head().await?;
    let plan = world
        .draft(&officer, &world.office, "Truyền thông năm học")
        .await;
    world.act(&officer, "planSubmit", &plan).await;
    world.act(&head, "planApprove", &plan).await;
    world.act(&officer, "planIssue", &plan).await;

    let school = &world.other_school;
    let later = world
        .person("Phạm Văn Mới", &[(Role::FocalPoint, school)])
        .await?;
    assert_eq!(kinds(&world, &later).await, ["PLAN_ISSUED"]);
    let teacher = world.person("Hồ Thị Ba", &[(Role::Staff, school)]).await?;
    assert_eq!(kinds(&world, &teacher).await, Vec::<String>::new());
    let above = [(Role::Office, &world.department)];
    let above = world.person("Võ Văn Sở", &above).await?;
    assert_eq!(kinds(&world, &above).await, Vec::<String>::new());
    Ok(())
}

#[tokio::test]
async fn what_was_read_is_not_new_and_what_comes_after_it_is() -> Result<()> {
    let world = World::new().await?;
    let (officer, head) = world.officer_and_head().await?;
    let first = world.draft(&officer, &world.office, "Một").await;
    let second = world.draft(&officer, &world.office, "Hai").await;
    world.act(&officer, "planSubmit", &first).await;
    assert_eq!(new(&world, &head).await, 1);
    let shown = told(&world, &head).await[0]["at"].clone();

    world.act(&officer, "planSubmit", &second).await;
    assert_eq!(new(&world, &head).await, 2);
    assert_eq!(read(&world, &head, &shown).await, Vec::<String>::new());
    assert_eq!(new(&world, &head).await, 1);
    let told_now = told(&world, &head).await;
    assert_eq!(told_now[0]["isNew"], true);
    assert_eq!(told_now[1]["isNew"], false);

    let newest = told_now[0]["at"].clone();
    assert_eq!(read(&world, &head, &newest).await, Vec::<String>::new());
    assert_eq!(read(&world, &head, &shown).await, Vec::<String>::new());
    assert_eq!(new(&world, &head).await, 0);
    // The other's mark is his own, and nobody reads what is still to come.
    world.act(&head, "planApprove", &first).await;
    assert_eq!(new(&world, &officer).await, 1);
    let tomorrow = json!("2020-10-21T02:00:00Z");
    assert_eq!(read(&world, &head, &tomorrow).await, ["NOT_YET"]);
    Ok(())
}

#[tokio::test]
async fn a_longer_list_costs_no_more_statements() -> Result<()> {
    let world = World::new().await?;
    let (officer, head) = world.officer_and_head().await?;
    for at in 0..3 {
        let plan = world
            .draft(&officer, &world.office, &format!("Kế hoạch {at}"))
            .await;
        world.act(&officer, "planSubmit", &plan).await;
    }
    let few = world.cost(&head, NOTIFICATIONS, json!({})).await;
    for at in 3..20 {
        let plan = world
            .draft(&officer, &world.office, &format!("Kế hoạch {at}"))
            .await;
        world.act(&officer, "planSubmit", &plan).await;
    }
    assert_eq!(told(&world, &head).await.len(), 20);
    assert_eq!(world.cost(&head, NOTIFICATIONS, json!({})).await, few);
    Ok(())
}

#[tokio::test]
async fn what_nobody_is_told_of_breaks_nobodys_list() -> Result<()> {
    let world = World::new().await?;
    let (officer, head) = world.officer_and_head().await?;
    let plan = world
        .draft(&officer, &world.office, "Truyền thông năm học")
        .await;
    let system = Actor::system(world.tenant, world.db.clock().today());
    let mut w = world
        .db
        .writer(Arc::new(system), server::platform::Intent::once())
        .await?;
    w.seed::<entity::notification::Entity>(vec![entity::notification::ActiveModel {
        event: Set("task.started".to_owned()),
        subject_id: Set(world.tenant),
        at: Set(world.db.clock().now()),
        caused_by_name: Set("Sen".to_owned()),
        person_id: Set(head.user()),
        below: Set(false),
        roles: Set(0),
        ..Default::default()
    }])
    .await?;
    w.commit(&()).await?;
    world.act(&officer, "planSubmit", &plan).await;
    assert_eq!(kinds(&world, &head).await, ["PLAN_SUBMITTED"]);
    assert_eq!(new(&world, &head).await, 1);
    Ok(())
}
