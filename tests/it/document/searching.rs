//! Finding papers: without diacritics, by what narrows, and never another school's.

use serde_json::{Value, json};
use server::platform::Result;

use super::world::{Registers, at, but};
use crate::plan::world::org;

const SUBJECT: &str = "Kế hoạch phòng, chống dịch bệnh đầu năm học";

#[tokio::test]
async fn marks_and_case_do_not_matter() -> Result<()> {
    let world = Registers::new().await?;
    world.entered(&world.principal, world.paper()).await;
    for typed in [
        "ke hoach",
        "KẾ HOẠCH",
        "29/kh",
        "dau nam",
        "dong hai",
        "kế hoạch đông hải",
    ] {
        let found = world
            .subjects(&world.principal, "arrivals", json!({ "search": typed }))
            .await;
        assert_eq!(found, [SUBJECT], "{typed}");
    }
    let found = world
        .subjects(
            &world.principal,
            "arrivals",
            json!({ "search": "nghi dinh" }),
        )
        .await;
    assert!(found.is_empty());
    world.issued(&world.officer, world.letter()).await;
    let found = world
        .subjects(
            &world.officer,
            "documents",
            json!({ "search": "pgddt truyen thong" }),
        )
        .await;
    assert_eq!(found.len(), 1);
    Ok(())
}

#[tokio::test]
async fn what_narrows_narrows_together() -> Result<()> {
    let world = Registers::new().await?;
    let urgent = json!({ "urgency": "EXPRESS", "validUntil": "2020-10-15", "note": "Bản giấy" });
    world
        .entered(&world.principal, but(world.paper(), urgent))
        .await;
    let other = json!({ "paperNumber": "30", "kind": "QD", "subject": "Quyết định" });
    world
        .entered(&world.principal, but(world.paper(), other))
        .await;
    let found = async |filter: Value| world.subjects(&world.principal, "arrivals", filter).await;
    assert_eq!(found(json!({ "urgency": "EXPRESS" })).await, [SUBJECT]);
    assert_eq!(found(json!({ "validity": "ENDED" })).await, [SUBJECT]);
    assert_eq!(
        found(json!({ "validity": "IN_FORCE", "kind": "QD" })).await,
        ["Quyết định"]
    );
    assert_eq!(found(json!({ "year": 2019 })).await, Vec::<String>::new());
    assert_eq!(
        found(json!({ "from": "2020-10-20", "until": "2020-10-20" }))
            .await
            .len(),
        2
    );
    assert_eq!(
        found(json!({ "from": "2020-10-21" })).await,
        Vec::<String>::new()
    );
    Ok(())
}

#[tokio::test]
async fn pages_follow_each_other_by_number() -> Result<()> {
    let world = Registers::new().await?;
    for n in 1..=5 {
        let paper = json!({ "paperNumber": n.to_string() });
        world
            .entered(&world.principal, but(world.paper(), paper))
            .await;
    }
    let query = "query($after: String) { arrivals(first: 2, after: $after, orderBy: { field: NUMBER, direction: ASC }) { \
        totalCount nodes { number } pageInfo { hasNextPage endCursor } } }";
    let (mut numbers, mut after) = (Vec::new(), Value::Null);
    loop {
        let page = world
            .world
            .ask(&world.principal, query, json!({ "after": after }))
            .await;
        assert_eq!(page.at("/arrivals/totalCount"), 5);
        let nodes = page.at("/arrivals/nodes").as_array().cloned();
        numbers.extend(nodes.into_iter().flatten().map(|row| row["number"].clone()));
        after = page.at("/arrivals/pageInfo/endCursor").clone();
        if page.at("/arrivals/pageInfo/hasNextPage") == false {
            break;
        }
    }
    assert_eq!(numbers, ["01", "02", "03", "04", "05"]);
    Ok(())
}

#[tokio::test]
async fn another_schools_registers_are_out_of_sight() -> Result<()> {
    let world = Registers::new().await?;
    let entered = world.entered(&world.principal, world.paper()).await;
    let own = but(
        at(&world.world.school, world.letter()),
        json!({ "recipients": [] }),
    );
    let issued = world.issued(&world.principal, own).await;
    let nothing = Vec::<String>::new();
    assert_eq!(
        world
            .subjects(&world.other_principal, "arrivals", json!({}))
            .await,
        nothing
    );
    assert_eq!(
        world
            .subjects(&world.other_principal, "documents", json!({}))
            .await,
        nothing
    );
    let receiver = json!({ "receiver": org(&world.world.school) });
    assert_eq!(
        world
            .subjects(&world.other_principal, "arrivals", receiver)
            .await,
        nothing
    );
    for (query, id) in [
        (
            "query($id: ID!) { arrival(id: $id) { subject } }",
            &entered["id"],
        ),
        (
            "query($id: ID!) { document(id: $id) { subject } }",
            &json!(issued),
        ),
    ] {
        let asked = world
            .world
            .ask(&world.other_principal, query, json!({ "id": id }))
            .await;
        assert_eq!(asked.codes, ["NOT_FOUND"]);
    }
    let voided = json!({ "id": entered["id"], "reason": "Không" });
    let refused = world
        .write(&world.other_principal, "arrivalVoid", voided.clone())
        .await;
    assert_eq!(refused.codes, ["NOT_FOUND"]);
    let refused = world.write(&world.officer, "arrivalVoid", voided).await;
    assert_eq!(
        refused.codes,
        ["FORBIDDEN"],
        "the office reads it and keeps its own"
    );
    Ok(())
}
