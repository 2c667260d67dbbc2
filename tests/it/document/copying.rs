//! Certified copies: by who has the paper, in one series of numbers, and of the paper's own words.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde_json::{Value, json};
use server::platform::{Actor, Error, Result};

use super::sending::sent_to;
use super::world::{Registers, but, faults, text};
use crate::plan::world::{Answer, org};

const COPY: &str = "mutation($input: DocumentCopyInput!) { documentCopy(input: $input) { \
    document { id kind number symbol subject issuerName body copyOf { id } deliveryCounts { total } availableActions } \
    userErrors { code path message } } }";

impl Registers {
    /// A sao y by the office, for nobody yet.
    fn copy_of(&self, paper: &str) -> Value {
        json!({
            "document": paper,
            "organization": org(&self.world.office),
            "form": "SY",
            "issuedOn": "2020-10-20",
            "signer": { "authority": "TL. TRƯỞNG PHÒNG", "title": "PHỤ TRÁCH VĂN PHÒNG", "name": "Lê Thị Sen" },
            "recipients": [],
        })
    }

    fn excerpt_of(&self, paper: &str, part: &str) -> Value {
        but(
            self.copy_of(paper),
            json!({ "form": "TRS", "excerpt": part }),
        )
    }

    async fn copy(&self, who: &Arc<Actor>, input: Value) -> Answer {
        self.world.ask(who, COPY, json!({ "input": input })).await
    }

    async fn copied(&self, who: &Arc<Actor>, input: Value) -> Value {
        let answer = self.copy(who, input).await;
        assert_eq!(faults(&answer, "documentCopy"), []);
        answer.at("/documentCopy/document").clone()
    }

    async fn refused(&self, who: &Arc<Actor>, input: Value) -> Vec<(String, String)> {
        faults(&self.copy(who, input).await, "documentCopy")
    }

    async fn taken(&self, who: &Arc<Actor>, paper: &str) {
        let take = json!({ "organization": org(&self.world.school), "document": paper, "arrivedOn": "2020-10-20" });
        let taken = self.write(who, "arrivalTake", take).await;
        assert_eq!(faults(&taken, "arrivalTake"), []);
    }
}

fn one(path: &str, code: &str) -> [(String, String); 1] {
    [(path.to_owned(), code.to_owned())]
}

#[tokio::test]
async fn all_three_kinds_are_counted_in_one_series_of_their_own() -> Result<()> {
    let world = Registers::new().await?;
    let first = world.issued(&world.officer, world.letter()).await;
    let whole = world.copied(&world.officer, world.copy_of(&first)).await;
    assert_eq!(
        (&whole["number"], &whole["symbol"], &whole["kind"]),
        (&json!("01"), &json!("SY-PGDĐT"), &json!("SY"))
    );
    assert_eq!(whole["copyOf"]["id"], json!(first));
    assert_eq!(whole["subject"], "V/v tăng cường công tác truyền thông");
    assert_eq!(whole["body"], Value::Null, "it says what the paper says");
    let part = world.excerpt_of(&first, "Phòng GDĐT đề nghị các trường thực hiện.");
    let part = world.copied(&world.officer, part).await;
    assert_eq!(
        (&part["number"], &part["symbol"]),
        (&json!("02"), &json!("TrS-PGDĐT"))
    );
    let next = world.issue(&world.officer, world.letter()).await;
    assert_eq!(
        next.at("/documentIssue/document/number"),
        "02",
        "copies take no number of what is issued"
    );
    let list =
        |copies: bool| world.subjects(&world.officer, "documents", json!({ "copies": copies }));
    assert_eq!((list(true).await.len(), list(false).await.len()), (2, 2));
    let shown = world
        .document(&world.officer, &first, "copies { id }")
        .await;
    assert_eq!(
        shown["copies"],
        json!([{ "id": whole["id"] }, { "id": part["id"] }])
    );
    Ok(())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn fifty_at_once_are_made_under_fifty_numbers() -> Result<()> {
    let world = Arc::new(Registers::new().await?);
    let paper = world.issued(&world.officer, world.letter()).await;
    let copies: Vec<_> = (0..50)
        .map(|n| {
            let (world, paper) = (world.clone(), paper.clone());
            tokio::spawn(async move {
                let input = match n % 2 {
                    0 => world.copy_of(&paper),
                    _ => world.excerpt_of(&paper, "Kính gửi: Các trường MN, TH, THCS"),
                };
                text(&world.copied(&world.officer, input).await["number"])
            })
        })
        .collect();
    let mut numbers = BTreeSet::new();
    for copy in copies {
        numbers.insert(copy.await.map_err(Error::internal)?);
    }
    let all: BTreeSet<_> = (1..=50).map(|n| format!("{n:02}")).collect();
    assert_eq!(numbers, all);
    Ok(())
}

#[tokio::test]
async fn a_receiver_copies_what_it_entered_and_nobody_else_does() -> Result<()> {
    let world = Registers::new().await?;
    let own = json!({ "organization": org(&world.world.school) });
    let internal = but(world.letter(), json!({ "recipients": [] }));
    let internal = world.issued(&world.officer, internal).await;
    let unseen = world
        .copy(&world.principal, but(world.copy_of(&internal), own.clone()))
        .await;
    assert_eq!(unseen.codes, ["NOT_FOUND"]);

    let sent = world.issued(&world.officer, world.letter()).await;
    let input = but(world.copy_of(&sent), own);
    let early = world.refused(&world.principal, input.clone()).await;
    assert_eq!(early, one("document", "NOT_HELD"));
    world.taken(&world.principal, &sent).await;
    let copy = world.copied(&world.principal, input.clone()).await;
    assert_eq!(copy["number"], "01", "the school's own series");
    assert_ne!(copy["symbol"], "SY-PGDĐT");
    let elsewhere = but(
        input.clone(),
        json!({ "organization": org(&world.world.other_school) }),
    );
    let other = world
        .refused(&world.other_principal, elsewhere.clone())
        .await;
    assert_eq!(
        other,
        one("document", "NOT_HELD"),
        "the other school has not entered it"
    );
    let foreign = world.copy(&world.other_principal, input).await;
    assert_eq!(
        foreign.codes,
        ["NOT_FOUND"],
        "nobody copies in another's name"
    );
    let above = world.copy(&world.officer, elsewhere).await;
    assert_eq!(
        above.codes,
        ["FORBIDDEN"],
        "nor does the office in a school's"
    );
    Ok(())
}

#[tokio::test]
async fn a_copy_of_a_copy_is_a_sao_luc_by_another() -> Result<()> {
    let world = Registers::new().await?;
    let paper = world.issued(&world.officer, world.letter()).await;
    let to_schools =
        json!([{ "name": "Các trường MN, TH, THCS", "purpose": "EXECUTE", "schools": true }]);
    let sent = but(world.copy_of(&paper), json!({ "recipients": to_schools }));
    let sent = world.copied(&world.officer, sent).await;
    assert_eq!(sent["deliveryCounts"]["total"], 2);
    assert_eq!(
        sent["availableActions"]
            .as_array()
            .map(|may| may.contains(&json!("COPY"))),
        Some(false)
    );
    let sent = text(&sent["id"]);
    let again = json!({ "form": "SL" });
    let of_original = world
        .refused(&world.officer, but(world.copy_of(&paper), again.clone()))
        .await;
    assert_eq!(of_original, one("document", "NOT_COPYABLE"));

    world.taken(&world.principal, &sent).await;
    let own = but(
        world.copy_of(&sent),
        json!({ "organization": org(&world.world.school) }),
    );
    let twice = world.refused(&world.principal, own.clone()).await;
    assert_eq!(
        twice,
        one("document", "NOT_COPYABLE"),
        "a sao y is made from the original"
    );
    let again = world.copied(&world.principal, but(own, again)).await;
    assert_eq!(
        (&again["number"], &again["kind"]),
        (&json!("01"), &json!("SL"))
    );
    Ok(())
}

#[tokio::test]
async fn a_part_is_the_papers_own_words() -> Result<()> {
    let world = Registers::new().await?;
    let paper = world.issued(&world.officer, world.letter()).await;
    for (part, code) in [
        (" ", "REQUIRED"),
        ("Phòng GDĐT yêu cầu các trường", "NOT_IN_TEXT"),
        (
            "Phòng GDĐT đề nghị các trường thực hiện.\nKính gửi: Các trường MN, TH, THCS",
            "NOT_IN_TEXT",
        ),
        ("các trường thực hiện.", "NOT_IN_TEXT"),
    ] {
        let told = world
            .refused(&world.officer, world.excerpt_of(&paper, part))
            .await;
        assert_eq!(told, one("excerpt", code), "{part}");
    }
    let part = world.excerpt_of(&paper, "Phòng GDĐT đề nghị các trường thực hiện.");
    let early = but(part, json!({ "issuedOn": "2020-10-19" }));
    let told = world.refused(&world.officer, early).await;
    assert_eq!(
        told,
        one("issuedOn", "BEFORE_ORIGINAL"),
        "not before the paper itself"
    );
    Ok(())
}

#[tokio::test]
async fn a_copy_is_signed() -> Result<()> {
    let world = Registers::new().await?;
    let paper = world.issued(&world.officer, world.letter()).await;
    let unsigned = but(world.copy_of(&paper), json!({ "signer": null }));
    let told = world.refused(&world.officer, unsigned).await;
    assert_eq!(told, one("signer", "REQUIRED"));
    Ok(())
}

#[tokio::test]
async fn what_was_recalled_or_is_no_text_here_is_not_copied() -> Result<()> {
    let world = Registers::new().await?;
    let entry = but(world.letter(), json!({ "body": null }));
    let entry = world.issued(&world.officer, entry).await;
    let told = world.refused(&world.officer, world.copy_of(&entry)).await;
    assert_eq!(told, one("document", "NOT_COPYABLE"));
    let paper = world.issued(&world.officer, world.letter()).await;
    let follows = json!({ "document": paper, "kind": "RECALLS" });
    let recall = but(world.letter(), json!({ "follows": follows }));
    world.issued(&world.officer, recall).await;
    let told = world.refused(&world.officer, world.copy_of(&paper)).await;
    assert_eq!(told, one("document", "WRONG_STATE"));
    let alone = but(world.letter(), json!({ "kind": "SY" }));
    let told = faults(&world.issue(&world.officer, alone).await, "documentIssue");
    assert_eq!(told, one("kind", "NOT_COPYABLE"), "a copy is of something");
    Ok(())
}

/// Who has only a copy has to know as well that the paper counts no more.
#[tokio::test]
async fn a_copy_stands_as_what_it_copies_and_who_has_one_is_told() -> Result<()> {
    let world = Registers::new().await?;
    let to = |name: &str| json!([{ "name": name, "purpose": "INFORM", "schools": false }]);
    let paper = but(
        world.letter(),
        json!({ "recipients": [], "validUntil": "2021-05-31" }),
    );
    let paper = world.issued(&world.officer, paper).await;
    let copy = but(
        world.copy_of(&paper),
        json!({ "recipients": to("Trường THCS Hùng Vương") }),
    );
    let copy = text(&world.copied(&world.officer, copy).await["id"]);
    world.taken(&world.principal, &copy).await;
    let again = json!({
        "organization": org(&world.world.school), "form": "SL", "recipients": to("Công an phường Đông Hải"),
    });
    let again = but(world.copy_of(&copy), again);
    let again = text(&world.copied(&world.principal, again).await["id"]);
    let stands = async |of: &str| {
        let shown = "validity validUntil followers { kind }";
        json!(world.document(&world.principal, of, shown).await)
    };
    let before = json!({ "validity": "IN_FORCE", "validUntil": "2021-05-31", "followers": [] });
    assert_eq!(stands(&copy).await, before);

    let follows = json!({ "document": paper, "kind": "RECALLS" });
    let recall = json!({ "follows": follows, "recipients": [], "subject": "V/v thu hồi" });
    let recall = but(world.letter(), recall);
    let recall = world.issued(&world.officer, recall).await;
    let after = json!({
        "validity": "RECALLED", "validUntil": "2021-05-31", "followers": [{ "kind": "RECALLS" }],
    });
    assert_eq!(stands(&copy).await, after);
    assert_eq!(stands(&again).await, after);
    let told = sent_to(&world, &recall).await.to_string();
    for name in ["Trường THCS Hùng Vương", "Công an phường Đông Hải"] {
        assert!(told.contains(name), "{name}: {told}");
    }
    let recalled = json!({ "validity": "RECALLED", "copies": true });
    let listed = world.subjects(&world.officer, "documents", recalled).await;
    assert_eq!(listed.len(), 2, "{listed:?}");
    let arrived = json!({ "validity": "RECALLED" });
    let arrived = world.subjects(&world.principal, "arrivals", arrived).await;
    assert_eq!(arrived.len(), 1, "{arrived:?}");
    Ok(())
}

#[tokio::test]
async fn what_was_recalled_offers_no_copy() -> Result<()> {
    let world = Registers::new().await?;
    let paper = world.issued(&world.officer, world.letter()).await;
    world.taken(&world.principal, &paper).await;
    let (office, school) = (org(&world.world.office), org(&world.world.school));
    let offered = async || {
        let fields = format!(
            "availableActions own: copyForms(organization: \"{office}\") theirs: copyForms(organization: \"{school}\")"
        );
        let paper = world.document(&world.officer, &paper, &fields).await;
        let query = "{ arrivals { nodes { availableActions } } }";
        let entry = world.world.ask(&world.principal, query, json!({})).await;
        let may = |actions: &Value| {
            let actions = actions.as_array().cloned().unwrap_or_default();
            actions.contains(&json!("COPY"))
        };
        let entered = may(entry.at("/arrivals/nodes/0/availableActions"));
        let forms = json!([paper["own"], paper["theirs"]]);
        (may(&paper["availableActions"]), entered, forms)
    };
    let both = json!([["SY", "TRS"], ["SY", "TRS"]]);
    assert_eq!(offered().await, (true, true, both));
    let follows = json!({ "document": paper, "kind": "RECALLS" });
    let recall = but(world.letter(), json!({ "follows": follows }));
    world.issued(&world.officer, recall).await;
    assert_eq!(offered().await, (false, false, json!([[], []])));
    Ok(())
}

#[tokio::test]
async fn a_copy_is_looked_at_before_it_is_made() -> Result<()> {
    let world = Registers::new().await?;
    let preview = "query($input: DocumentCopyInput!) { documentCopyPreview(input: $input) { \
        preview { number symbol organizations html form { code } } userErrors { code path } } }";
    let ask = async |who, input: &Value| {
        let input = json!({ "input": input });
        world.world.ask(who, preview, input).await
    };
    let paper = world.issued(&world.officer, world.letter()).await;
    let to_schools = json!([{ "name": "Các trường", "purpose": "EXECUTE", "schools": true }]);
    let part = world.excerpt_of(&paper, "Phòng GDĐT đề nghị các trường thực hiện.");
    let part = but(part, json!({ "recipients": to_schools }));
    let seen = ask(&world.officer, &part).await;
    assert_eq!(faults(&seen, "documentCopyPreview"), []);
    let seen = seen.at("/documentCopyPreview/preview").clone();
    assert_eq!(
        (&seen["number"], &seen["symbol"], &seen["organizations"]),
        (&json!("01"), &json!("TrS-PGDĐT"), &json!(2))
    );
    let html = text(&seen["html"]);
    assert!(html.contains("Số: 01/PGDĐT"), "the original's own: {html}");
    assert!(html.contains("…/TrS-PGDĐT"), "the copy's is open: {html}");
    let wrong = but(part.clone(), json!({ "signer": null, "excerpt": "Khác" }));
    let told = faults(&ask(&world.officer, &wrong).await, "documentCopyPreview");
    assert_eq!(told, world.refused(&world.officer, wrong).await);
    assert_eq!(told.len(), 2, "{told:?}");
    let foreign = ask(&world.principal, &part).await;
    assert_eq!(foreign.codes, ["FORBIDDEN"]);
    let copy = world.copied(&world.officer, part).await;
    assert_eq!(copy["number"], "01", "looking took none");
    let history = world
        .document(&world.officer, &text(&copy["id"]), "history { action }")
        .await;
    assert_eq!(history["history"], json!([{ "action": "document.copy" }]));
    Ok(())
}
