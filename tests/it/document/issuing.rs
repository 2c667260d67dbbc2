//! Papers of their own: what is refused kindly, what is kept for good, and what follows.

use serde_json::{Value, json};
use server::platform::Result;

use super::world::{Registers, at, but, faults, text};

#[tokio::test]
async fn a_letter_is_numbered_kept_and_sent() -> Result<()> {
    let world = Registers::new().await?;
    let issued = world.issue(&world.officer, world.letter()).await;
    let paper = issued.at("/documentIssue/document");
    assert_eq!(
        paper["symbol"], "PGDĐT",
        "a công văn has no letters of its own"
    );
    assert_eq!(
        paper["issuerName"],
        "Phòng Giáo dục và Đào tạo thành phố Sa Đéc"
    );
    assert_eq!(paper["signer"]["title"], "PHÓ TRƯỞNG PHÒNG");
    assert_eq!(paper["recipients"].as_array().map(Vec::len), Some(2));
    assert_eq!(
        paper["deliveryCounts"]["total"], 2,
        "a delivery for each school"
    );
    assert_eq!(text(&paper["contentHash"]).len(), 64);
    assert_eq!(paper["urgency"], "NORMAL");
    let told = "{ viewer { notifications { nodes { kind document { subject } path } } } }";
    let told = world.world.ask(&world.principal, told, json!({})).await;
    let told = told.at("/viewer/notifications/nodes/0");
    assert_eq!(told["kind"], "DOCUMENT_ISSUED");
    assert_eq!(told["path"], format!("/documents/{}", text(&paper["id"])));
    Ok(())
}

#[tokio::test]
async fn what_is_wrong_is_told_at_once_and_where() -> Result<()> {
    let world = Registers::new().await?;
    let wrong = but(
        world.letter(),
        json!({
            "subject": "",
            "symbol": "X".repeat(61),
            "issuedOn": "2020-10-21",
            "validFrom": "2020-12-01",
            "validUntil": "2020-11-01",
            "recipients": [{ "name": " ", "purpose": "INFORM", "schools": false }],
        }),
    );
    let told = faults(&world.issue(&world.officer, wrong).await, "documentIssue");
    let expected = [
        ("issuedOn", "DATE_IN_FUTURE"),
        ("subject", "REQUIRED"),
        ("validUntil", "DATE_ORDER"),
        ("symbol", "TOO_LONG"),
        ("recipients.0.name", "REQUIRED"),
    ];
    assert_eq!(
        told,
        expected.map(|(path, code)| (path.to_owned(), code.to_owned()))
    );
    world.issued(&world.officer, world.letter()).await;
    let earlier = but(world.letter(), json!({ "issuedOn": "2020-10-19" }));
    let told = faults(&world.issue(&world.officer, earlier).await, "documentIssue");
    assert_eq!(told, [("issuedOn".to_owned(), "DATE_ORDER".to_owned())]);
    Ok(())
}

#[tokio::test]
async fn only_those_who_keep_the_register_issue() -> Result<()> {
    let world = Registers::new().await?;
    let refused = world.issue(&world.principal, world.letter()).await;
    assert_eq!(refused.codes, ["FORBIDDEN"]);
    let unseen = at(&world.world.other_school, world.letter());
    let refused = world.issue(&world.principal, unseen).await;
    assert_eq!(refused.codes, ["NOT_FOUND"]);
    Ok(())
}

#[tokio::test]
async fn a_recalled_paper_says_so_and_both_name_each_other() -> Result<()> {
    let world = Registers::new().await?;
    let first = world.issued(&world.officer, world.letter()).await;
    let follow = |how: &str| {
        let follows = json!({ "document": first, "kind": how });
        but(
            world.letter(),
            json!({ "subject": "V/v thu hồi", "follows": follows }),
        )
    };
    let correction = world.issued(&world.officer, follow("CORRECTS")).await;
    let stands = world.document(&world.officer, &first, "validity").await;
    assert_eq!(
        stands["validity"], "IN_FORCE",
        "what was corrected is in force"
    );
    let recall = world.issued(&world.officer, follow("RECALLS")).await;

    let fields = "validity followers { kind document { id } } follows { id } followsAs";
    let old = world.document(&world.principal, &first, fields).await;
    assert_eq!(old["validity"], "RECALLED");
    let named: Vec<Value> = vec![
        json!({ "kind": "CORRECTS", "document": { "id": correction } }),
        json!({ "kind": "RECALLS", "document": { "id": recall } }),
    ];
    assert_eq!(old["followers"], Value::from(named));
    let new = world.document(&world.principal, &recall, fields).await;
    assert_eq!(
        (&new["follows"]["id"], &new["followsAs"]),
        (&json!(first), &json!("RECALLS"))
    );

    let again = world.issue(&world.officer, follow("REPLACES")).await;
    assert_eq!(
        faults(&again, "documentIssue"),
        [("follows".to_owned(), "WRONG_STATE".to_owned())]
    );
    let recalled = json!({ "validity": "RECALLED" });
    let found = world.subjects(&world.officer, "documents", recalled).await;
    assert_eq!(found, ["V/v tăng cường công tác truyền thông"]);
    Ok(())
}

#[tokio::test]
async fn nobody_recalls_what_another_issued() -> Result<()> {
    let world = Registers::new().await?;
    let first = world.issued(&world.officer, world.letter()).await;
    let follows = json!({ "document": first, "kind": "RECALLS" });
    let own = at(
        &world.world.school,
        but(world.letter(), json!({ "follows": follows })),
    );
    let refused = world.issue(&world.principal, own).await;
    assert_eq!(refused.codes, ["FORBIDDEN"]);
    Ok(())
}
