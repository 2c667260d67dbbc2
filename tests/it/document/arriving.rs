//! What arrives: entered once, corrected and made void, never lost; and taken as it was issued.

use serde_json::{Value, json};
use server::platform::Result;

use super::world::{Registers, but, faults, text};
use crate::plan::world::org;

#[tokio::test]
async fn the_same_paper_twice_is_a_question_and_no_refusal() -> Result<()> {
    let world = Registers::new().await?;
    world.entered(&world.principal, world.paper()).await;
    let same = but(
        world.paper(),
        json!({ "symbol": "kh-ubnd", "issuerName": "UBND  phường Đông Hải " }),
    );
    let asked = world
        .write(&world.principal, "arrivalEnter", same.clone())
        .await;
    assert_eq!(
        faults(&asked, "arrivalEnter"),
        [("paperNumber".to_owned(), "DUPLICATE".to_owned())]
    );
    let said = text(asked.at("/arrivalEnter/userErrors/0/message"));
    assert!(said.contains("arrival number 01"), "{said}");
    let sure = but(same, json!({ "allowDuplicate": true }));
    assert_eq!(world.entered(&world.principal, sure).await["number"], "02");
    // Elsewhere it arrived once.
    let other = but(
        world.paper(),
        json!({ "organization": org(&world.world.other_school) }),
    );
    assert_eq!(
        world.entered(&world.other_principal, other).await["number"],
        "01"
    );
    Ok(())
}

#[tokio::test]
async fn what_is_wrong_is_told_at_once_and_where() -> Result<()> {
    let world = Registers::new().await?;
    let wrong = but(
        world.paper(),
        json!({
            "arrivedOn": "2020-10-21",
            "paperNumber": "1".repeat(31),
            "subject": " ",
            "issuedOn": "2020-10-22",
            "validUntil": "2020-10-01",
        }),
    );
    let told = faults(
        &world.write(&world.principal, "arrivalEnter", wrong).await,
        "arrivalEnter",
    );
    let expected = [
        ("paperNumber", "TOO_LONG"),
        ("subject", "REQUIRED"),
        ("validUntil", "DATE_ORDER"),
        ("arrivedOn", "DATE_IN_FUTURE"),
        ("issuedOn", "DATE_ORDER"),
    ];
    assert_eq!(
        told,
        expected.map(|(path, code)| (path.to_owned(), code.to_owned()))
    );
    world.entered(&world.principal, world.paper()).await;
    let earlier = but(
        world.paper(),
        json!({ "paperNumber": "30", "arrivedOn": "2020-10-19" }),
    );
    let told = faults(
        &world.write(&world.principal, "arrivalEnter", earlier).await,
        "arrivalEnter",
    );
    assert_eq!(told, [("arrivedOn".to_owned(), "DATE_ORDER".to_owned())]);
    Ok(())
}

#[tokio::test]
async fn a_void_entry_keeps_its_number_and_stands_in_nobodys_way() -> Result<()> {
    let world = Registers::new().await?;
    let entered = world.entered(&world.principal, world.paper()).await;
    let id = &entered["id"];
    let silent = json!({ "id": id, "reason": " " });
    let refused = world.write(&world.principal, "arrivalVoid", silent).await;
    assert_eq!(refused.faults("arrivalVoid"), ["REASON_REQUIRED"]);
    let voided = json!({ "id": id, "reason": "Vào sổ nhầm" });
    let voided = world.write(&world.principal, "arrivalVoid", voided).await;
    let row = voided.at("/arrivalVoid/arrival");
    assert_eq!(
        (&row["number"], &row["voidReason"]),
        (&json!("01"), &json!("Vào sổ nhầm"))
    );
    assert_eq!(row["availableActions"], json!(["DETACH"]));
    let again = world.entered(&world.principal, world.paper()).await;
    assert_eq!(again["number"], "02");
    let correct = but(world.paper(), json!({ "id": id }));
    let correct = without(correct, &["organization", "arrivedOn"]);
    let refused = world
        .write(&world.principal, "arrivalCorrect", correct)
        .await;
    assert_eq!(refused.faults("arrivalCorrect"), ["WRONG_STATE"]);
    Ok(())
}

fn without(mut input: Value, fields: &[&str]) -> Value {
    if let Some(input) = input.as_object_mut() {
        input.retain(|name, _| !fields.contains(&name.as_str()));
    }
    input
}

#[tokio::test]
async fn a_correction_is_on_the_record_and_found_by_its_new_words() -> Result<()> {
    let world = Registers::new().await?;
    let entered = world.entered(&world.principal, world.paper()).await;
    let said = json!({ "id": entered["id"], "expectedVersion": entered["version"], "subject": "Kế hoạch dạy học" });
    let said = without(but(world.paper(), said), &["organization", "arrivedOn"]);
    let corrected = world.write(&world.principal, "arrivalCorrect", said).await;
    assert_eq!(corrected.faults("arrivalCorrect"), Vec::<&str>::new());
    assert_eq!(corrected.at("/arrivalCorrect/arrival/number"), "01");
    let found = world
        .subjects(&world.principal, "arrivals", json!({ "search": "day hoc" }))
        .await;
    assert_eq!(found, ["Kế hoạch dạy học"]);
    let line = world.world.on_record("arrival.correct").await?;
    assert!(
        line.detail.to_string().contains("subject"),
        "{}",
        line.detail
    );
    Ok(())
}

#[tokio::test]
async fn what_was_sent_is_entered_as_it_is_and_so_received() -> Result<()> {
    let world = Registers::new().await?;
    let sent = world.issued(&world.officer, world.letter()).await;
    let waiting = json!({ "organization": org(&world.world.school), "entered": false });
    let query = "query($filter: DeliveryFilter) { deliveries(filter: $filter) { nodes { document { id } receipt } } }";
    let waits = async |filter: &Value| {
        let found = world
            .world
            .ask(&world.principal, query, json!({ "filter": filter }))
            .await;
        found.at("/deliveries/nodes").clone()
    };
    assert_eq!(
        waits(&waiting).await,
        json!([{ "document": { "id": sent }, "receipt": "AWAITED" }])
    );
    let take = json!({ "organization": org(&world.world.school), "document": sent, "arrivedOn": "2020-10-20", "recipient": "Tổ văn phòng" });
    let taken = world
        .write(&world.principal, "arrivalTake", take.clone())
        .await;
    let row = taken.at("/arrivalTake/arrival");
    assert_eq!(row["subject"], "V/v tăng cường công tác truyền thông");
    assert_eq!(
        (&row["paperNumber"], &row["symbol"]),
        (&json!("01"), &json!("PGDĐT"))
    );
    assert_eq!(row["document"]["id"], json!(sent));
    assert_eq!(row["issuer"]["id"], json!(org(&world.world.office)));
    assert_eq!(waits(&waiting).await, json!([]));
    let there = json!({ "organization": org(&world.world.school), "entered": true });
    assert_eq!(waits(&there).await[0]["receipt"], "IN_APP");
    let again = world.write(&world.principal, "arrivalTake", take).await;
    assert_eq!(again.faults("arrivalTake"), ["DUPLICATE"]);
    Ok(())
}

#[tokio::test]
async fn a_recalled_paper_is_marked_where_it_arrived() -> Result<()> {
    let world = Registers::new().await?;
    let sent = world.issued(&world.officer, world.letter()).await;
    let take = json!({ "organization": org(&world.world.school), "document": sent, "arrivedOn": "2020-10-20" });
    world.write(&world.principal, "arrivalTake", take).await;
    world.entered(&world.principal, world.paper()).await;
    let follows = json!({ "document": sent, "kind": "RECALLS" });
    world
        .issued(
            &world.officer,
            but(world.letter(), json!({ "follows": follows })),
        )
        .await;
    let recalled = world
        .subjects(
            &world.principal,
            "arrivals",
            json!({ "validity": "RECALLED" }),
        )
        .await;
    assert_eq!(recalled, ["V/v tăng cường công tác truyền thông"]);
    let in_force = world
        .subjects(
            &world.principal,
            "arrivals",
            json!({ "validity": "IN_FORCE" }),
        )
        .await;
    assert_eq!(in_force, ["Kế hoạch phòng, chống dịch bệnh đầu năm học"]);
    Ok(())
}
