//! Papers that a plan names, held against the registers: what ends too soon, was taken back or gave way is told, and to nobody
//! who does not see it.

use std::sync::Arc;

use serde_json::{Value, json};
use server::platform::{Actor, Result};

use crate::document::world::{Registers, at, but};

const CITED: &str = "query($citations: [PlanCitationInput!]!, $year: ID) { \
    citedDocuments(citations: $citations, schoolYear: $year) { \
        place standing validUntil document { subject } by { subject } } }";

fn citation(kind: &str, number: &str, symbol: &str) -> Value {
    json!({ "kind": kind, "number": number, "symbol": symbol, "inLegalBasis": true })
}

/// What is told of these, of a plan of 2020-2021.
async fn told(world: &Registers, who: &Arc<Actor>, citations: Value) -> Value {
    let year = &world.world.year;
    let asked = json!({ "citations": citations, "year": year });
    let answer = world.world.ask(who, CITED, asked).await;
    assert_eq!(answer.codes, Vec::<&str>::new(), "{:?}", answer.messages);
    answer.at("/citedDocuments").clone()
}

fn follows(world: &Registers, paper: &str, kind: &str, subject: &str) -> Value {
    let follows = json!({ "document": paper, "kind": kind });
    but(
        world.letter(),
        json!({ "follows": follows, "subject": subject }),
    )
}

#[tokio::test]
async fn a_paper_that_ends_before_the_school_year_does_is_told() -> Result<()> {
    let world = Registers::new().await?;
    for (number, until) in [("29", "2020-12-31"), ("30", "2021-12-31")] {
        let paper = json!({ "paperNumber": number, "validUntil": until });
        let paper = but(world.paper(), paper);
        world.entered(&world.principal, paper).await;
    }
    // A nought before the number is the same number; the other lasts, and nobody knows the third.
    let cited = json!([
        citation("KH", "30", "KH-UBND"),
        citation("KH", "029", "KH-UBND"),
        citation("KH", "31", "KH-UBND"),
    ]);
    let ends = json!([{ "place": 1, "standing": "ENDS", "validUntil": "2020-12-31", "document": null, "by": null }]);
    assert_eq!(told(&world, &world.principal, cited).await, ends);
    // Another day's, or another symbol's, is another paper.
    let other = but(
        citation("KH", "29", "KH-UBND"),
        json!({ "issuedOn": "2019-10-12" }),
    );
    let cited = json!([other, citation("KH", "29", "KH-PGDĐT")]);
    assert_eq!(told(&world, &world.principal, cited).await, json!([]));
    Ok(())
}

#[tokio::test]
async fn a_paper_that_was_taken_back_or_gave_way_is_told_with_what_did_it() -> Result<()> {
    let world = Registers::new().await?;
    let recalled = world.issued(&world.officer, world.letter()).await;
    let replaced = world.issued(&world.officer, world.letter()).await;
    let corrected = world.issued(&world.officer, world.letter()).await;
    for (paper, kind, subject) in [
        (&recalled, "RECALLS", "V/v thu hồi"),
        (&replaced, "REPLACES", "V/v thay thế"),
        (&corrected, "CORRECTS", "V/v đính chính"),
    ] {
        let follower = follows(&world, paper, kind, subject);
        world.issued(&world.officer, follower).await;
    }
    let on = json!({ "issuedOn": "2020-10-20" });
    let cited = json!([
        citation("CV", "01", "PGDĐT"),
        but(citation("CV", "02", "PGDĐT"), on),
        citation("CV", "03", "PGDĐT"),
    ]);
    let subject = "V/v tăng cường công tác truyền thông";
    let known = json!([
        { "place": 0, "standing": "RECALLED", "validUntil": null, "document": { "subject": subject },
          "by": { "subject": "V/v thu hồi" } },
        { "place": 1, "standing": "REPLACED", "validUntil": null, "document": { "subject": subject },
          "by": { "subject": "V/v thay thế" } },
    ]);
    assert_eq!(told(&world, &world.officer, cited.clone()).await, known);
    // The schools to which all of it was sent know as much.
    assert_eq!(told(&world, &world.principal, cited).await, known);
    Ok(())
}

#[tokio::test]
async fn what_another_school_keeps_is_nobody_elses_to_know() -> Result<()> {
    let world = Registers::new().await?;
    let paper = but(world.paper(), json!({ "validUntil": "2020-12-31" }));
    world.entered(&world.principal, paper).await;
    let own = but(
        at(&world.world.school, world.letter()),
        json!({ "symbol": "HV", "validUntil": "2020-12-31", "recipients": [] }),
    );
    world.issued(&world.principal, own).await;
    let cited = json!([citation("KH", "29", "KH-UBND"), citation("CV", "01", "HV")]);
    let places = async |who| {
        let told = told(&world, who, cited.clone()).await;
        told.as_array().map_or(0, Vec::len)
    };
    assert_eq!(places(&world.principal).await, 2);
    assert_eq!(places(&world.officer).await, 2);
    assert_eq!(places(&world.other_principal).await, 0);
    Ok(())
}

#[tokio::test]
async fn an_entry_that_is_void_says_nothing() -> Result<()> {
    let world = Registers::new().await?;
    let paper = but(world.paper(), json!({ "validUntil": "2020-12-31" }));
    let entered = world.entered(&world.principal, paper).await;
    let voided = json!({ "id": entered["id"], "reason": "Vào sổ nhầm" });
    world.write(&world.principal, "arrivalVoid", voided).await;
    let cited = json!([citation("KH", "29", "KH-UBND")]);
    assert_eq!(told(&world, &world.principal, cited).await, json!([]));
    Ok(())
}

#[tokio::test]
async fn of_many_papers_it_is_known_in_as_many_statements_as_of_one() -> Result<()> {
    let world = Registers::new().await?;
    let mut cited = Vec::new();
    let mut costs = Vec::new();
    for number in 1..=6 {
        let paper = world.issued(&world.officer, world.letter()).await;
        let follower = follows(&world, &paper, "REPLACES", "V/v thay thế");
        world.issued(&world.officer, follower).await;
        cited.push(citation("CV", &(2 * number - 1).to_string(), "PGDĐT"));
        let before = world.world.db.statements();
        let known = told(&world, &world.officer, json!(cited)).await;
        costs.push(world.world.db.statements() - before);
        assert_eq!(known.as_array().map(Vec::len), Some(cited.len()));
    }
    assert_eq!(costs.first(), costs.last(), "{costs:?}");
    Ok(())
}
