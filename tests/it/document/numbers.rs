//! Numbers without gaps or doubles, of what is issued and of what arrives.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde_json::{Value, json};
use server::platform::{Error, Result};

use super::world::{Registers, at, but, faults, text};
use crate::plan::world::org;

fn first(many: u32) -> BTreeSet<String> {
    (1..=many).map(|n| format!("{n:02}")).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_hundred_at_once_are_issued_under_a_hundred_numbers() -> Result<()> {
    let world = Arc::new(Registers::new().await?);
    let issues: Vec<_> = (0..100)
        .map(|n| {
            let world = world.clone();
            let letter = but(
                world.letter(),
                json!({ "subject": format!("Công văn {n}"), "recipients": [] }),
            );
            tokio::spawn(async move {
                let issued = world.issue(&world.officer, letter).await;
                text(issued.at("/documentIssue/document/number"))
            })
        })
        .collect();
    let mut numbers = BTreeSet::new();
    for issue in issues {
        numbers.insert(issue.await.map_err(Error::internal)?);
    }
    assert_eq!(numbers, first(100));
    Ok(())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_hundred_at_once_arrive_under_a_hundred_numbers() -> Result<()> {
    let world = Arc::new(Registers::new().await?);
    let entries: Vec<_> = (0..100)
        .map(|n| {
            let world = world.clone();
            let paper = but(world.paper(), json!({ "paperNumber": n.to_string() }));
            tokio::spawn(async move {
                let entered = world.write(&world.principal, "arrivalEnter", paper).await;
                text(entered.at("/arrivalEnter/arrival/number"))
            })
        })
        .collect();
    let mut numbers = BTreeSet::new();
    for entry in entries {
        numbers.insert(entry.await.map_err(Error::internal)?);
    }
    assert_eq!(numbers, first(100));
    Ok(())
}

#[tokio::test]
async fn what_was_refused_reserves_nothing() -> Result<()> {
    let world = Registers::new().await?;
    let letter = but(world.letter(), json!({ "subject": " " }));
    let refused = world.issue(&world.officer, letter).await;
    assert_eq!(refused.faults("documentIssue"), ["REQUIRED"]);
    let issued = world.issue(&world.officer, world.letter()).await;
    assert_eq!(issued.at("/documentIssue/document/number"), "01");

    let paper = but(world.paper(), json!({ "issuerName": "" }));
    let refused = world.write(&world.principal, "arrivalEnter", paper).await;
    assert_eq!(refused.faults("arrivalEnter"), ["REQUIRED"]);
    let entered = world.entered(&world.principal, world.paper()).await;
    assert_eq!(entered["number"], "01");
    Ok(())
}

#[tokio::test]
async fn the_two_registers_and_each_organization_count_for_themselves() -> Result<()> {
    let world = Registers::new().await?;
    let office = world.world.office.clone();
    let issued = world.issue(&world.officer, world.letter()).await;
    assert_eq!(issued.at("/documentIssue/document/number"), "01");
    let came = world
        .entered(&world.officer, at(&office, world.paper()))
        .await;
    assert_eq!(came["number"], "01");
    let came = world.entered(&world.principal, world.paper()).await;
    assert_eq!(came["number"], "01");
    let next = but(world.paper(), json!({ "paperNumber": "30" }));
    assert_eq!(world.entered(&world.principal, next).await["number"], "02");
    Ok(())
}

#[tokio::test]
async fn every_calendar_year_begins_at_01() -> Result<()> {
    let world = Registers::new().await?;
    world.entered(&world.principal, world.paper()).await;
    let new_year = std::time::Duration::from_secs(80 * 24 * 3_600);
    world.world.db.clock().advance(new_year);
    let principal = world.world.later(&world.principal);
    let paper = but(
        world.paper(),
        json!({ "paperNumber": "1", "arrivedOn": "2021-01-04" }),
    );
    let entered = world.entered(&principal, paper).await;
    assert_eq!(entered["number"], "01");
    assert_eq!(entered["year"], Value::from(2021));
    Ok(())
}

/// An office that begins within the year has given numbers on paper already.
#[tokio::test]
async fn a_register_goes_on_from_the_one_on_paper() -> Result<()> {
    let world = Registers::new().await?;
    let begin = async |who, number: i32, year: i32| {
        let input = json!({ "organization": org(&world.world.office), "series": "ISSUED", "year": year, "lastNumber": number });
        let said = world
            .world
            .ask(
                who,
                "mutation($input: RegisterBeginInput!) { registerBegin(input: $input) { register { lastNumber begunAfter } \
                 userErrors { code path message } } }",
                json!({ "input": input }),
            )
            .await;
        faults(&said, "registerBegin")
    };
    let one = |path: &str, code: &str| vec![(path.to_owned(), code.to_owned())];
    assert_eq!(
        begin(&world.officer, -1, 2020).await,
        one("lastNumber", "OUT_OF_RANGE")
    );
    assert_eq!(
        begin(&world.officer, 40, 2021).await,
        one("year", "OUT_OF_RANGE")
    );
    assert_eq!(begin(&world.officer, 400, 2020).await, []);
    assert_eq!(
        begin(&world.officer, 40, 2020).await,
        [],
        "a slip is mended"
    );
    let stranger = json!({ "organization": org(&world.world.office) });
    let registers = "query($organization: ID!) { registers(organization: $organization) { series year lastNumber begunAfter } }";
    let seen = world
        .world
        .ask(&world.principal, registers, stranger.clone())
        .await;
    assert_eq!(seen.at("/registers"), &json!([]));
    let refused = world
        .world
        .ask(
            &world.principal,
            "mutation($input: RegisterBeginInput!) { registerBegin(input: $input) { userErrors { code } } }",
            json!({ "input": { "organization": org(&world.world.office), "series": "ISSUED", "year": 2020, "lastNumber": 9 } }),
        )
        .await;
    assert_eq!(refused.codes, ["FORBIDDEN"]);

    let issued = world.issue(&world.officer, world.letter()).await;
    assert_eq!(issued.at("/documentIssue/document/number"), "41");
    assert_eq!(
        begin(&world.officer, 50, 2020).await,
        one("lastNumber", "WRONG_STATE")
    );
    let seen = world.world.ask(&world.officer, registers, stranger).await;
    let kept = json!([{ "series": "ISSUED", "year": 2020, "lastNumber": 41, "begunAfter": 40 }]);
    assert_eq!(seen.at("/registers"), &kept);
    Ok(())
}
