//! To whom a paper goes, and who sees it.

use serde_json::{Value, json};
use server::platform::Result;

use super::world::{Registers, but, faults};
use crate::plan::world::org;

async fn sees(world: &Registers, who: &std::sync::Arc<server::platform::Actor>, id: &str) -> bool {
    let query = "query($id: ID!) { document(id: $id) { subject } }";
    let found = world.world.ask(who, query, json!({ "id": id })).await;
    found.codes.is_empty()
}

async fn sent_to(world: &Registers, document: &str) -> Value {
    let query = "query($filter: DeliveryFilter) { deliveries(filter: $filter) { nodes { organization { id } name } } }";
    let filter = json!({ "filter": { "document": document } });
    let sent = world.world.ask(&world.officer, query, filter).await;
    sent.at("/deliveries/nodes").clone()
}

fn line(name: &str) -> Value {
    json!([{ "name": name, "purpose": "EXECUTE", "schools": false }])
}

#[tokio::test]
async fn a_letter_to_a_school_by_its_name_reaches_it_and_no_other() -> Result<()> {
    let world = Registers::new().await?;
    let to_one = but(
        world.letter(),
        json!({ "recipients": line("trường thcs Hùng Vương") }),
    );
    let letter = world.issued(&world.officer, to_one).await;
    assert_eq!(
        sent_to(&world, &letter).await,
        json!([{ "organization": { "id": org(&world.world.school) }, "name": "Trường THCS Hùng Vương" }])
    );
    assert!(sees(&world, &world.principal, &letter).await);
    assert!(!sees(&world, &world.other_principal, &letter).await);
    assert_eq!(
        world
            .subjects(&world.other_principal, "documents", json!({}))
            .await,
        Vec::<String>::new()
    );

    let to_both = but(
        world.letter(),
        json!({ "recipients": line("Trường THCS Hùng Vương, Trường Tiểu học Trưng Vương") }),
    );
    let letter = world.issued(&world.officer, to_both).await;
    assert!(sees(&world, &world.other_principal, &letter).await);
    // One of two that nobody knows: the line stands for somebody outside, as it is.
    let unknown = "Trường THCS Hùng Vương, Trường Không Có";
    let to_unknown = but(world.letter(), json!({ "recipients": line(unknown) }));
    let letter = world.issued(&world.officer, to_unknown).await;
    assert_eq!(
        sent_to(&world, &letter).await,
        json!([{ "organization": null, "name": unknown }])
    );
    Ok(())
}

/// Numbers begin anew every year: the same number of the next is another paper.
#[tokio::test]
async fn the_same_number_of_another_year_is_another_paper() -> Result<()> {
    let world = Registers::new().await?;
    for (day, entry) in [("2019-11-04", "01"), ("2020-10-20", "02")] {
        let letter = but(world.letter(), json!({ "issuedOn": day }));
        let letter = world.issued(&world.officer, letter).await;
        let take = json!({
            "organization": org(&world.world.school), "arrivedOn": "2020-10-20", "document": letter,
        });
        let taken = world
            .write(&world.principal, "arrivalTake", take.clone())
            .await;
        assert_eq!(faults(&taken, "arrivalTake"), []);
        assert_eq!(taken.at("/arrivalTake/arrival/number"), entry);
        let again = world.write(&world.principal, "arrivalTake", take).await;
        assert_eq!(faults(&again, "arrivalTake")[0].1, "DUPLICATE");
    }
    Ok(())
}

#[tokio::test]
async fn nobody_takes_a_paper_of_his_own() -> Result<()> {
    let world = Registers::new().await?;
    let letter = world.issued(&world.officer, world.letter()).await;
    let take = json!({
        "organization": org(&world.world.office), "arrivedOn": "2020-10-20", "document": letter,
    });
    let taken = world.write(&world.officer, "arrivalTake", take).await;
    assert_eq!(
        faults(&taken, "arrivalTake"),
        [("document".to_owned(), "OWN".to_owned())]
    );
    Ok(())
}

#[tokio::test]
async fn nobody_is_reminded_of_what_was_recalled() -> Result<()> {
    let world = Registers::new().await?;
    let letter = world.issued(&world.officer, world.letter()).await;
    let follow = |kind: &str, fields: Value| {
        let follows = json!({ "follows": { "document": letter, "kind": kind } });
        but(but(world.letter(), follows), fields)
    };
    let early = world
        .issue(
            &world.officer,
            follow("RECALLS", json!({ "issuedOn": "2020-10-19" })),
        )
        .await;
    assert_eq!(
        faults(&early, "documentIssue"),
        [("issuedOn".to_owned(), "DATE_ORDER".to_owned())]
    );
    let recall = follow("RECALLS", json!({}));
    world.issued(&world.officer, recall).await;
    let remind = "mutation($input: DocumentRemindInput!) { documentRemind(input: $input) { userErrors { code path } } }";
    let input = json!({ "input": { "document": letter } });
    let reminded = world.world.ask(&world.officer, remind, input).await;
    assert_eq!(reminded.faults("documentRemind"), ["WRONG_STATE"]);
    Ok(())
}

/// What takes a paper's place later ends it later.
#[tokio::test]
async fn a_paper_holds_until_what_replaces_it_does() -> Result<()> {
    let world = Registers::new().await?;
    let letter = world.issued(&world.officer, world.letter()).await;
    let replaces = json!({
        "follows": { "document": letter, "kind": "REPLACES" }, "validFrom": "2020-11-01", "subject": "V/v thay thế",
    });
    world
        .issued(&world.officer, but(world.letter(), replaces))
        .await;
    let standing = world.document(&world.officer, &letter, "validity").await;
    assert_eq!(standing["validity"], "IN_FORCE");
    let in_force = world
        .subjects(
            &world.officer,
            "documents",
            json!({ "validity": "IN_FORCE" }),
        )
        .await;
    assert_eq!(in_force, ["V/v tăng cường công tác truyền thông"]);
    Ok(())
}

/// What counts no more goes to everybody who had it, whoever is named now; what corrects it, to those who are named.
#[tokio::test]
async fn who_was_sent_a_paper_is_sent_and_told_what_recalls_or_replaces_it() -> Result<()> {
    let world = Registers::new().await?;
    let two = json!([
        { "name": "Trường THCS Hùng Vương", "purpose": "EXECUTE", "schools": false },
        { "name": "Công an phường Đông Hải", "purpose": "INFORM", "schools": false },
    ]);
    for kind in ["CORRECTS", "RECALLS", "REPLACES"] {
        let letter = but(world.letter(), json!({ "recipients": two }));
        let letter = world.issued(&world.officer, letter).await;
        let follow = but(
            world.letter(),
            json!({
                "subject": format!("V/v {kind}"),
                "follows": { "document": letter, "kind": kind },
                "recipients": line("Trường Tiểu học Trưng Vương"),
            }),
        );
        let follow = world.issued(&world.officer, follow).await;
        let sent = sent_to(&world, &follow).await;
        let names: Vec<&str> = sent
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|row| row["name"].as_str())
            .collect();
        let ends = kind != "CORRECTS";
        for name in ["Trường THCS Hùng Vương", "Công an phường Đông Hải"] {
            assert_eq!(names.contains(&name), ends, "{kind}: {names:?}");
        }
        assert_eq!(names.len(), if ends { 3 } else { 1 }, "{kind}: {names:?}");
        assert_eq!(sees(&world, &world.principal, &follow).await, ends);
        let query = "{ viewer { notifications { nodes { kind document { subject } } } } }";
        let told = world.world.ask(&world.principal, query, json!({})).await;
        let told = told.at("/viewer/notifications/nodes").to_string();
        assert_eq!(told.contains(&format!("V/v {kind}")), ends, "{told}");
    }
    Ok(())
}

#[tokio::test]
async fn who_is_named_again_gets_what_replaces_a_paper_once() -> Result<()> {
    let world = Registers::new().await?;
    let letter = world.issued(&world.officer, world.letter()).await;
    let before = sent_to(&world, &letter).await;
    let follows = json!({ "follows": { "document": letter, "kind": "REPLACES" } });
    let follow = but(world.letter(), follows);
    let follow = world.issued(&world.officer, follow).await;
    assert_eq!(sent_to(&world, &follow).await, before);
    Ok(())
}
