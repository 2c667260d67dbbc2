//! Numbers without gaps or doubles, of what is issued and of what arrives.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde_json::{Value, json};
use server::platform::{Error, Result};

use super::world::{Registers, at, but, text};

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
