//! To whom an issued plan goes.

use entity::position::Role;
use entity::{education_level, organization, organization_level};
use sea_orm::Set;
use serde_json::json;
use server::platform::{Place, Result};
use uuid::Uuid;

use super::world::{DEPARTMENT, OTHER_SCHOOL, RADIO, SCHOOL, Sent, text};
use crate::plan::world::{World, day, org};

#[tokio::test]
async fn an_issued_plan_goes_to_every_open_school_and_to_whoever_is_named() -> Result<()> {
    let sent = Sent::new().await?;
    assert_eq!(
        sent.names(&sent.officer).await,
        [RADIO, DEPARTMENT, SCHOOL, OTHER_SCHOOL]
    );
    let department = sent.delivery(DEPARTMENT).await;
    assert_eq!(department["organization"]["shortName"], DEPARTMENT);
    assert_eq!(department["purpose"], "REPORT");
    let radio = sent.delivery(RADIO).await;
    assert!(radio["organization"].is_null(), "{radio}");
    assert_eq!(radio["receipt"], "AWAITED");
    Ok(())
}

#[tokio::test]
async fn each_sees_what_was_sent_to_it_and_the_office_sees_all() -> Result<()> {
    let sent = Sent::new().await?;
    assert_eq!(sent.names(&sent.principal).await, [SCHOOL]);
    assert_eq!(sent.names(&sent.other_principal).await, [OTHER_SCHOOL]);
    assert_eq!(sent.names(&sent.head).await.len(), 4);
    // What a province sent down is the office's to oversee; what the office sent up is the province's.
    assert_eq!(
        sent.names(&sent.observer).await,
        [DEPARTMENT, SCHOOL, OTHER_SCHOOL]
    );
    Ok(())
}

#[tokio::test]
async fn a_line_that_names_levels_goes_to_the_schools_of_those() -> Result<()> {
    let world = World::new().await?;
    teaches(&world, &world.school, "THCS", "Trung học cơ sở").await?;
    teaches(&world, &world.other_school, "TH", "Tiểu học").await?;
    for (line, expected) in [
        ("Các trường THCS", vec![SCHOOL]),
        ("Các trường tiểu học", vec![OTHER_SCHOOL]),
        ("Các trường TH, THCS", vec![SCHOOL, OTHER_SCHOOL]),
        ("Các đơn vị trực thuộc", vec![SCHOOL, OTHER_SCHOOL]),
    ] {
        let world = World::new().await?;
        teaches(&world, &world.school, "THCS", "Trung học cơ sở").await?;
        teaches(&world, &world.other_school, "TH", "Tiểu học").await?;
        let line = json!([{ "name": line, "purpose": "EXECUTE", "schools": true }]);
        let sent = Sent::to(world, line.clone()).await?;
        assert_eq!(sent.names(&sent.officer).await, expected, "{line}");
    }
    Ok(())
}

async fn teaches(world: &World, school: &Place, code: &str, name: &str) -> Result<()> {
    let level = Uuid::now_v7();
    let row = education_level::ActiveModel {
        id: Set(level),
        code: Set(code.to_owned()),
        name: Set(name.to_owned()),
        position: Set(1),
        ..Default::default()
    };
    let taught = organization_level::ActiveModel {
        organization_id: Set(school.organization),
        level_id: Set(level),
        ..Default::default()
    };
    world.seed::<education_level::Entity>(vec![row]).await?;
    world.seed::<organization_level::Entity>(vec![taught]).await
}

#[tokio::test]
async fn a_school_that_is_closed_that_day_gets_nothing() -> Result<()> {
    let world = World::new().await?;
    let closed = organization::ActiveModel {
        parent_id: Set(Some(world.office.organization)),
        id: Set(Uuid::now_v7()),
        kind: Set(organization::Kind::School),
        name: Set("Trường Mầm non cũ".to_owned()),
        short_name: Set("MN cũ".to_owned()),
        name_folded: Set("mam non cu".to_owned()),
        name_sort: Set(vec![1]),
        path: Set(format!("{}{}/", world.office.path, Uuid::now_v7().simple())),
        closed_on: Set(Some(day("2020-10-01"))),
        ..Default::default()
    };
    world.seed::<organization::Entity>(vec![closed]).await?;
    let line = json!([{ "name": "Các trường", "purpose": "EXECUTE", "schools": true }]);
    let sent = Sent::to(world, line).await?;
    assert_eq!(sent.names(&sent.officer).await, [SCHOOL, OTHER_SCHOOL]);
    Ok(())
}

#[tokio::test]
async fn one_more_is_added_once_and_told() -> Result<()> {
    let line = json!([{ "name": SCHOOL, "purpose": "EXECUTE", "schools": false }]);
    let world = World::new().await?;
    let sent = Sent::to(world, line).await?;
    let other = org(&sent.world.other_school);
    // A school is known by its name as well when it is named alone.
    let add = |input: serde_json::Value| {
        let mut input = input;
        input["document"] = json!(sent.document);
        input["purpose"] = json!("INFORM");
        input
    };
    let added = sent
        .act(
            &sent.officer,
            "documentSend",
            add(json!({ "organization": other })),
        )
        .await;
    assert_eq!(added.faults("documentSend"), Vec::<&str>::new());
    assert_eq!(added.at("/documentSend/delivery/name"), OTHER_SCHOOL);
    assert_eq!(
        sent.work(&sent.other_principal).await,
        [("DOCUMENT_ACKNOWLEDGE".to_owned(), None)]
    );
    for (input, fault) in [
        (json!({ "organization": other }), "ALREADY_THERE"),
        (
            json!({ "organization": org(&sent.world.office) }),
            "ALREADY_THERE",
        ),
        (json!({}), "ONE_ONLY"),
        (
            json!({ "organization": other, "name": "Báo Sen" }),
            "ONE_ONLY",
        ),
        (json!({ "name": " \u{200b}" }), "REQUIRED"),
        (json!({ "name": "x".repeat(201) }), "TOO_LONG"),
    ] {
        let answer = sent
            .act(&sent.officer, "documentSend", add(input.clone()))
            .await;
        assert_eq!(answer.faults("documentSend"), [fault], "{input}");
    }
    let outside = sent
        .act(
            &sent.officer,
            "documentSend",
            add(json!({ "name": " Báo   Sen " })),
        )
        .await;
    assert_eq!(outside.at("/documentSend/delivery/name"), "Báo Sen");
    let refused = sent
        .act(
            &sent.principal,
            "documentSend",
            add(json!({ "name": "Báo Sen" })),
        )
        .await;
    assert_eq!(refused.codes, ["FORBIDDEN"]);
    assert_eq!(text(&sent.delivery("Báo Sen").await["receipt"]), "AWAITED");
    Ok(())
}

#[tokio::test]
async fn what_was_sent_by_mistake_is_taken_back_until_somebody_has_it() -> Result<()> {
    let sent = Sent::new().await?;
    let id = sent.to_school().await;
    let mutation = "mutation($input: DeliveryActInput!) { deliveryWithdraw(input: $input) { userErrors { code } } }";
    let input = json!({ "input": { "id": id } });
    let refused = sent
        .world
        .ask(&sent.principal, mutation, input.clone())
        .await;
    assert_eq!(refused.codes, ["FORBIDDEN"]);
    let done = sent.world.ask(&sent.officer, mutation, input).await;
    assert_eq!(done.faults("deliveryWithdraw"), Vec::<&str>::new());
    assert!(sent.work(&sent.principal).await.is_empty());
    let other = text(&sent.delivery(OTHER_SCHOOL).await["id"]);
    sent.acknowledge(&sent.other_principal, &other).await;
    let input = json!({ "input": { "id": other } });
    let late = sent.world.ask(&sent.officer, mutation, input).await;
    assert_eq!(late.faults("deliveryWithdraw"), ["WRONG_STATE"]);
    Ok(())
}

#[tokio::test]
async fn nothing_is_sent_to_an_organization_that_is_no_more() -> Result<()> {
    let line =
        json!([{ "name": "Báo", "purpose": "COORDINATE", "purposeText": "p/h", "schools": false }]);
    let sent = Sent::to(World::new().await?, line).await?;
    let world = &sent.world;
    let admin = [(Role::Admin, &world.department)];
    let admin = world.person("Quản trị", &admin).await?;
    let close = "mutation($input: ReorganizationPlanInput!) { reorganizationPlan(input: $input) { userErrors { code } } }";
    let input = json!({ "what": { "organization": org(&world.other_school), "kind": "CLOSE",
        "takesEffectOn": "2020-10-05", "decisionNumber": "7/QĐ-UBND" } });
    let closed = world.ask(&admin, close, json!({ "input": input })).await;
    assert_eq!(closed.faults("reorganizationPlan"), Vec::<&str>::new());
    let input = json!({ "document": sent.document, "organization": org(&world.other_school), "purpose": "INFORM" });
    let answer = sent.act(&sent.officer, "documentSend", input).await;
    assert_eq!(answer.faults("documentSend"), ["CLOSED"]);
    Ok(())
}
