//! A school becomes part of another, or is no more: what becomes of what was asked of it.

use std::sync::Arc;
use std::time::Duration;

use entity::position::Role;
use serde_json::{Value, json};
use server::platform::{Actor, Place, Result};

use crate::activity::world::School;
use crate::distribution::world::{DEPARTMENT, OTHER_SCHOOL, RADIO, SCHOOL, Sent, text};
use crate::plan::world::{World, org};
use crate::task::world::person;

/// Decided for today: what it changed, by its kind.
async fn decided(world: &World, of: &Place, kind: &str, target: Option<&Place>) -> Result<Value> {
    let admin = [(Role::Admin, &world.department)];
    let admin = world.person("Quản trị", &admin).await?;
    let mutation = "mutation($input: ReorganizationPlanInput!) { reorganizationPlan(input: $input) { \
        reorganization { effects { kind count } } userErrors { path code } } }";
    let input = json!({ "what": { "organization": org(of), "kind": kind, "target": target.map(org),
        "takesEffectOn": "2020-10-20", "decisionNumber": "7/QĐ-UBND" } });
    let answer = world.ask(&admin, mutation, json!({ "input": input })).await;
    assert_eq!(answer.codes, Vec::<&str>::new(), "{:?}", answer.messages);
    assert_eq!(answer.faults("reorganizationPlan"), Vec::<&str>::new());
    let effects = answer.at("/reorganizationPlan/reorganization/effects");
    let effects = effects.as_array().into_iter().flatten();
    Ok(effects
        .map(|effect| (text(&effect["kind"]), effect["count"].clone()))
        .collect())
}

async fn told(world: &World, who: &Arc<Actor>) -> Vec<String> {
    let query = "{ viewer { notifications { nodes { kind } } } }";
    let answer = world.ask(who, query, json!({})).await;
    let told = answer.at("/viewer/notifications/nodes").as_array();
    let told = told.into_iter().flatten();
    told.map(|one| text(&one["kind"])).collect()
}

#[tokio::test]
async fn what_a_school_did_not_say_it_has_is_its_successors_to_say() -> Result<()> {
    for sent_to_both in [true, false] {
        let sent = Sent::new().await?;
        let world = &sent.world;
        if !sent_to_both {
            let id = sent.delivery(OTHER_SCHOOL).await["id"].clone();
            let withdraw = "mutation($input: DeliveryActInput!) { deliveryWithdraw(input: $input) { userErrors { code } } }";
            let input = json!({ "input": { "id": id } });
            let answer = world.ask(&sent.officer, withdraw, input).await;
            assert_eq!(answer.faults("deliveryWithdraw"), Vec::<&str>::new());
            assert_eq!(sent.work(&sent.other_principal).await, []);
        }
        let into = Some(&world.other_school);
        let effects = decided(world, &world.school, "MERGE", into).await?;
        assert_eq!(effects["DELIVERIES_MOVE"], 1, "{effects}");
        assert_eq!(effects["DELIVERIES_END"], Value::Null);
        assert_eq!(
            sent.names(&sent.officer).await,
            [RADIO, DEPARTMENT, OTHER_SCHOOL]
        );
        let waits = ("DOCUMENT_ACKNOWLEDGE".to_owned(), None);
        assert_eq!(sent.work(&sent.other_principal).await, [waits]);
        let reminded = told(world, &sent.other_principal).await;
        let reminded = reminded.contains(&"DELIVERY_REMINDED".to_owned());
        assert_eq!(reminded, !sent_to_both);
    }
    Ok(())
}

#[tokio::test]
async fn nobody_waits_for_a_school_that_is_no_more() -> Result<()> {
    let sent = Sent::new().await?;
    let world = &sent.world;
    let effects = decided(world, &world.school, "CLOSE", None).await?;
    assert_eq!(effects["DELIVERIES_END"], 1, "{effects}");
    let counts =
        "query($id: ID!) { plan(id: $id) { document { deliveryCounts { total received late } } } }";
    let plan = json!({ "id": sent.plan });
    let counted = world.ask(&sent.officer, counts, plan.clone()).await;
    let expected = json!({ "total": 3, "received": 0, "late": 0 });
    assert_eq!(counted.at("/plan/document/deliveryCounts"), &expected);
    // That it was sent stays on record.
    assert!(sent.names(&sent.officer).await.contains(&SCHOOL.to_owned()));

    world.db.clock().advance(Duration::from_secs(10 * 86_400));
    let officer = world.later(&sent.officer);
    let counted = world.ask(&officer, counts, plan).await;
    let expected = json!({ "total": 3, "received": 0, "late": 3 });
    assert_eq!(counted.at("/plan/document/deliveryCounts"), &expected);
    let late =
        "query($filter: DeliveryFilter) { deliveries(filter: $filter) { nodes { name late } } }";
    let filter = json!({ "filter": { "document": sent.document, "received": false } });
    let silent = world.ask(&officer, late, filter).await;
    let silent = silent.at("/deliveries/nodes").as_array();
    let silent: Vec<String> = (silent.into_iter().flatten())
        .map(|row| text(&row["name"]))
        .collect();
    assert_eq!(silent, [RADIO, DEPARTMENT, OTHER_SCHOOL]);
    let gone = json!({ "filter": { "document": sent.document, "search": "hung vuong" } });
    let gone = world.ask(&officer, late, gone).await;
    assert_eq!(gone.at("/deliveries/nodes/0/late"), &json!(false));
    let remind = sent.work(&officer).await;
    assert_eq!(remind, [("DOCUMENT_REMIND".to_owned(), Some(2))]);
    let reminded = sent.remind(&officer).await;
    assert_eq!(reminded.at("/documentRemind/count"), 2);
    Ok(())
}

#[tokio::test]
async fn its_people_are_told_and_what_its_plan_left_is_counted() -> Result<()> {
    let school = School::new().await?;
    let world = &school.given.world;
    let at = |role| [(role, &world.school)];
    let teacher = world.person("Hồ Thị Ba", &at(Role::Staff)).await?;
    let other = world.person("Lê Thị Tư", &at(Role::Staff)).await?;
    let plan = school.begun().await;
    school.added(&plan, &[], Some(&teacher)).await;
    school.issue(&plan).await;
    let admin = [(Role::Admin, &world.department)];
    let admin = world.person("Quản trị", &admin).await?;
    let held = "query($id: ID!) { node(id: $id) { ... on Person { appointments { id } } } }";
    let held = world
        .ask(&admin, held, json!({ "id": person(&teacher) }))
        .await;
    let open = "mutation($input: HandoverOpenInput!) { handoverOpen(input: $input) { userErrors { code } } }";
    let input = json!({ "appointment": held.at("/node/appointments/0/id"), "to": person(&other),
        "takesEffectOn": "2020-11-01" });
    let opened = world.ask(&admin, open, json!({ "input": input })).await;
    assert_eq!(opened.faults("handoverOpen"), Vec::<&str>::new());

    let effects = decided(world, &world.school, "CLOSE", None).await?;
    assert_eq!(effects["ACTIVITIES_LEFT"], 1, "{effects}");
    assert_eq!(effects["HANDOVERS_END"], 1, "{effects}");
    let left = world
        .ask(&admin, "{ handovers { totalCount } }", json!({}))
        .await;
    assert_eq!(left.at("/handovers/totalCount"), 0);
    assert!(
        told(world, &teacher)
            .await
            .contains(&"APPOINTMENT_ENDED".to_owned())
    );
    Ok(())
}
