//! Who says that it arrived, who is reminded, and what waits for whom.

use std::time::Duration;

use serde_json::json;
use server::platform::Result;

use super::world::{OTHER_SCHOOL, RADIO, SCHOOL, Sent};

const DAY: Duration = Duration::from_hours(24);

#[tokio::test]
async fn a_school_says_once_that_it_arrived_and_the_office_sees_who_and_when() -> Result<()> {
    let sent = Sent::new().await?;
    let own = "query($id: ID!) { plan(id: $id) { document { deliveryCounts { total received late } \
        ownDeliveries { id availableActions } } } }";
    let plan = json!({ "id": sent.plan });
    let answer = sent.world.ask(&sent.principal, own, plan.clone()).await;
    let waiting = &answer.at("/plan/document/ownDeliveries/0");
    assert_eq!(waiting["availableActions"], json!(["ACKNOWLEDGE"]));
    assert_eq!(
        sent.work(&sent.principal).await,
        [("DOCUMENT_ACKNOWLEDGE".to_owned(), None)]
    );

    let delivery = sent.to_school().await;
    let said = sent.acknowledge(&sent.principal, &delivery).await;
    assert_eq!(said.faults("deliveryAcknowledge"), Vec::<&str>::new());
    assert_eq!(sent.work(&sent.principal).await, []);
    let seen = sent.delivery(SCHOOL).await;
    assert_eq!(seen["receipt"], "IN_APP");
    assert_eq!(seen["receivedOn"], "2020-10-20");
    assert_eq!(seen["receivedName"], "Bùi Thị Sáu");
    assert!(seen["receivedAt"].is_string(), "{seen}");
    let answer = sent.world.ask(&sent.officer, own, plan).await;
    assert_eq!(
        answer.at("/plan/document/deliveryCounts"),
        &json!({ "total": 4, "received": 1, "late": 0 })
    );
    let again = sent.acknowledge(&sent.principal, &delivery).await;
    assert_eq!(again.faults("deliveryAcknowledge"), ["WRONG_STATE"]);
    Ok(())
}

#[tokio::test]
async fn nobody_says_it_for_another() -> Result<()> {
    let sent = Sent::new().await?;
    let delivery = sent.to_school().await;
    let by_office = sent.acknowledge(&sent.officer, &delivery).await;
    assert_eq!(by_office.codes, ["FORBIDDEN"]);
    let by_other = sent.acknowledge(&sent.other_principal, &delivery).await;
    assert_eq!(by_other.codes, ["NOT_FOUND"]);
    let to_department = sent.delivery(super::world::DEPARTMENT).await;
    let id = to_department["id"].as_str().unwrap_or_default();
    let observed = sent.acknowledge(&sent.observer, id).await;
    assert_eq!(observed.faults("deliveryAcknowledge"), Vec::<&str>::new());
    Ok(())
}

#[tokio::test]
async fn what_came_back_on_paper_is_written_down_and_corrected() -> Result<()> {
    let sent = Sent::new().await?;
    let radio = sent.delivery(RADIO).await;
    let record = |name: &str, on: &str| json!({ "id": radio["id"], "name": name, "receivedOn": on, "note": "Ký sổ công văn" });
    for (input, fault) in [
        (record(" ", "2020-10-20"), "REQUIRED"),
        (record("Chị Hoa", "2020-10-19"), "DATE_ORDER"),
        (record("Chị Hoa", "2020-10-21"), "DATE_ORDER"),
    ] {
        let refused = sent.act(&sent.officer, "deliveryRecord", input).await;
        assert_eq!(refused.faults("deliveryRecord"), [fault]);
    }
    for name in ["Chị Hoa", "Chị Hoà"] {
        let written = sent
            .act(&sent.officer, "deliveryRecord", record(name, "2020-10-20"))
            .await;
        assert_eq!(written.faults("deliveryRecord"), Vec::<&str>::new());
        let delivery = written.at("/deliveryRecord/delivery");
        assert_eq!(delivery["receivedName"], name);
        assert_eq!(delivery["receipt"], "RECORDED");
        assert_eq!(delivery["receivedAt"], json!(null));
        assert_eq!(delivery["receivedBy"]["name"], "Lê Thị Sen");
    }
    // What the recipient said himself stays.
    let delivery = sent.to_school().await;
    sent.acknowledge(&sent.principal, &delivery).await;
    let input = json!({ "id": delivery, "name": "Ai đó", "receivedOn": "2020-10-20" });
    let refused = sent
        .act(&sent.officer, "deliveryRecord", input.clone())
        .await;
    assert_eq!(refused.faults("deliveryRecord"), ["WRONG_STATE"]);
    let refused = sent.act(&sent.principal, "deliveryRecord", input).await;
    assert_eq!(refused.codes, ["FORBIDDEN"]);
    Ok(())
}

#[tokio::test]
async fn only_those_who_are_silent_are_reminded_and_once_a_day() -> Result<()> {
    let sent = Sent::new().await?;
    let delivery = sent.to_school().await;
    sent.acknowledge(&sent.principal, &delivery).await;
    let reminded = sent.remind(&sent.officer).await;
    assert_eq!(reminded.faults("documentRemind"), Vec::<&str>::new());
    // The other school and the department; nobody can be reminded outside.
    assert_eq!(reminded.at("/documentRemind/count"), 2);
    let told = "{ viewer { notifications { nodes { kind delivery { name document { subject plan { id } } } } } } }";
    let other = sent.world.ask(&sent.other_principal, told, json!({})).await;
    let newest = other.at("/viewer/notifications/nodes/0");
    assert_eq!(newest["kind"], "DELIVERY_REMINDED");
    assert_eq!(newest["delivery"]["name"], OTHER_SCHOOL);
    assert_eq!(
        newest["delivery"]["document"]["plan"]["id"],
        json!(sent.plan)
    );
    let first = sent.world.ask(&sent.principal, told, json!({})).await;
    assert_eq!(
        first.at("/viewer/notifications/nodes/0/kind"),
        "PLAN_ISSUED"
    );
    let again = sent.remind(&sent.officer).await;
    assert_eq!(again.at("/documentRemind/count"), 0);
    sent.world.db.clock().advance(DAY);
    let tomorrow = sent.remind(&sent.officer).await;
    assert_eq!(tomorrow.at("/documentRemind/count"), 2);
    let refused = sent.remind(&sent.principal).await;
    assert_eq!(refused.codes, ["FORBIDDEN"]);
    Ok(())
}

#[tokio::test]
async fn after_a_week_the_sender_finds_the_silent_among_his_work() -> Result<()> {
    let sent = Sent::new().await?;
    assert_eq!(sent.work(&sent.officer).await, []);
    sent.world.db.clock().advance(DAY * 8);
    let officer = sent.world.later(&sent.officer);
    assert_eq!(
        sent.work(&officer).await,
        [("DOCUMENT_REMIND".to_owned(), Some(3))]
    );
    let late = sent.seen(&officer).await;
    assert!(late.iter().all(|row| row["late"] == true), "{late:?}");
    Ok(())
}

#[tokio::test]
async fn two_who_say_it_at_the_same_moment_leave_one_receipt() -> Result<()> {
    let sent = Sent::new().await?;
    let delivery = sent.to_school().await;
    let (one, other) = tokio::join!(
        sent.acknowledge(&sent.principal, &delivery),
        sent.acknowledge(&sent.principal, &delivery),
    );
    let mut faults = [
        one.faults("deliveryAcknowledge"),
        other.faults("deliveryAcknowledge"),
    ];
    faults.sort();
    assert_eq!(faults, [vec![], vec!["WRONG_STATE"]]);
    Ok(())
}
