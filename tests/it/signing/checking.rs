//! Checking a paper by its code, by anybody; and the code on the paper itself.

use serde_json::json;
use sha2::{Digest as _, Sha256};

use super::world::{code, text};
use crate::attachment::world::{OFFICE, Office, PDF, SCHOOL};

fn sum(bytes: &[u8]) -> String {
    hex::encode(Sha256::digest(bytes))
}

#[tokio::test]
async fn whoever_holds_the_paper_is_told_what_it_says_and_nothing_else() {
    let place = Office::new().await;
    let office = place.sign_in(OFFICE).await;
    let paper = place.letter(&office, json!({})).await;
    let told = place.verified(code(&paper)).await;
    assert_eq!(
        told,
        json!({
            "kind": "CV",
            "number": paper["number"],
            "symbol": paper["symbol"],
            "issuedOn": "2020-10-05",
            "issuer": "Phòng Giáo dục và Đào tạo thành phố Sen Hồng",
            "subject": "V/v tăng cường công tác truyền thông",
            "validity": "IN_FORCE",
            "copyOf": null,
            "followers": [],
            "sha256": null,
            "formerSha256": [],
        })
    );
    place.signed(&office, &paper, PDF, "").await;
    assert_eq!(place.verified(code(&paper)).await["sha256"], sum(PDF));
    let better = [PDF, b"\n"].concat();
    place.signed(&office, &paper, &better, "Quét lại").await;
    let told = place.verified(code(&paper)).await;
    assert_eq!(told["sha256"], sum(&better));
    assert_eq!(told["formerSha256"], json!([sum(PDF)]));
    // Not a letter of the paper's own text, nor who put what there, nor an id.
    let asked = "query($code: String!) { verifiedDocument(code: $code) { id } }";
    for field in ["id", "body", "recipients", "organization", "tenant"] {
        let query = asked.replace("{ id }", &format!("{{ {field} }}"));
        let answer = place
            .unsigned(&query, json!({ "code": code(&paper) }))
            .await;
        assert!(answer.json()["errors"].is_array(), "{field}");
    }
    let document = "query($id: ID!) { document(id: $id) { subject } }";
    let answer = place.unsigned(document, json!({ "id": paper["id"] })).await;
    let refused = answer.json()["errors"][0]["extensions"]["code"].clone();
    assert_eq!(refused, "UNAUTHENTICATED");
}

#[tokio::test]
async fn codes_that_no_paper_bears_are_answered_alike() {
    let place = Office::new().await;
    let office = place.sign_in(OFFICE).await;
    let paper = place.letter(&office, json!({})).await;
    let own = code(&paper);
    assert_eq!(own.len(), 24);
    let another = place.letter(&office, json!({})).await;
    assert_ne!(code(&another), own);
    let last = if own.ends_with('0') { "1" } else { "0" };
    let (start, _) = own.split_at(23);
    let forged = format!("{start}{last}");
    let id = text(&paper["id"])
        .trim_start_matches("document_")
        .to_owned();
    let long = own.repeat(500);
    for wrong in [
        "",
        "0",
        "%",
        "' OR 1=1",
        start,
        &forged,
        &format!("{own}0"),
        &id,
        &long,
    ] {
        assert_eq!(place.verified(wrong).await, json!(null), "{wrong}");
    }
    // As somebody types it from paper.
    let typed = format!(" {} ", own.to_uppercase());
    assert_eq!(place.verified(&typed).await["number"], paper["number"]);
}

#[tokio::test]
async fn what_followed_is_told_by_name() {
    let place = Office::new().await;
    let office = place.sign_in(OFFICE).await;
    let paper = place.letter(&office, json!({})).await;
    let follow = async |how: &str| {
        let follows = json!({ "document": paper["id"], "kind": how });
        let fields = json!({ "subject": "V/v văn bản trước", "follows": follows });
        place.letter(&office, fields).await
    };
    let correction = follow("CORRECTS").await;
    let told = place.verified(code(&paper)).await;
    assert_eq!(
        told["validity"], "IN_FORCE",
        "what was corrected is in force"
    );
    assert_eq!(told["followers"][0]["followsAs"], "CORRECTS");
    assert_eq!(told["followers"][0]["number"], correction["number"]);
    follow("RECALLS").await;
    let told = place.verified(code(&paper)).await;
    assert_eq!(told["validity"], "RECALLED");
    assert_eq!(told["followers"][1]["followsAs"], "RECALLS");
    assert_eq!(
        place.verified(code(&correction)).await["validity"],
        "IN_FORCE"
    );
}

#[tokio::test]
async fn a_copy_of_what_was_recalled_is_no_more_in_force() {
    let place = Office::new().await;
    let office = place.sign_in(OFFICE).await;
    let paper = place.letter(&office, json!({})).await;
    let copy = place.certified(&office, &paper).await;
    let told = place.verified(code(&copy)).await;
    assert_eq!(
        (&told["kind"], &told["validity"]),
        (&json!("SY"), &json!("IN_FORCE"))
    );
    assert_eq!(told["copyOf"]["number"], paper["number"]);
    let follows = json!({ "document": paper["id"], "kind": "RECALLS" });
    let fields = json!({ "subject": "V/v thu hồi", "follows": follows });
    let recall = place.letter(&office, fields).await;
    let told = place.verified(code(&copy)).await;
    assert_eq!(told["validity"], "RECALLED");
    assert_eq!(told["followers"][0]["number"], recall["number"]);
}

#[tokio::test]
async fn a_file_that_was_changed_by_a_byte_is_no_signed_copy() {
    let place = Office::new().await;
    let (office, school) = (place.sign_in(OFFICE).await, place.sign_in(SCHOOL).await);
    let paper = place.letter(&office, json!({})).await;
    place.signed(&office, &paper, PDF, "").await;
    assert_eq!(place.found(&school, &sum(PDF)).await.len(), 1);
    let mut changed = PDF.to_vec();
    changed[12] ^= 1;
    assert_eq!(place.found(&school, &sum(&changed)).await.len(), 0);
    let query = "{ signedCopies(sha256: \"12\") { id } }";
    let answer = place.answer(&school, query, json!({})).await;
    let refused = &answer["errors"][0]["extensions"]["code"];
    assert_eq!(refused, "BAD_USER_INPUT", "{answer}");
}

/// What the code in a paper's page says.
fn read_code(html: &str) -> String {
    let (_, path) = html.split_once("<path d=\"M").unwrap();
    let (path, _) = path.split_once('"').unwrap();
    let dark: Vec<(usize, usize)> = path
        .split('M')
        .map(|one| {
            let (x, rest) = one.split_once(' ').unwrap();
            let (y, _) = rest.split_once('h').unwrap();
            (x.parse().unwrap(), y.parse().unwrap())
        })
        .collect();
    // Four light modules on each side.
    let side = (dark.iter().map(|(x, _)| x).max().unwrap() + 5) * 4;
    let mut picture = rqrr::PreparedImage::prepare_from_greyscale(side, side, |x, y| {
        if dark.contains(&(x / 4, y / 4)) {
            0
        } else {
            255
        }
    });
    let found = picture.detect_grids();
    let (_, words) = found.first().unwrap().decode().unwrap();
    words
}

#[tokio::test]
async fn the_paper_bears_the_address_as_a_code_and_in_words() {
    let place = Office::new().await;
    let (office, school) = (place.sign_in(OFFICE).await, place.sign_in(SCHOOL).await);
    let paper = place.letter(&office, json!({})).await;
    let address = format!("http://127.0.0.1:8080/verify/{}", code(&paper));
    let html = text(&paper["paper"]["html"]);
    assert!(html.contains(&format!("Kiểm tra văn bản tại: {address}")));
    assert_eq!(read_code(html), address);
    let pdf = text(&paper["paper"]["pdfUrl"]);
    assert!(
        place
            .fetch(pdf, &office.files)
            .await
            .bytes
            .starts_with(b"%PDF")
    );
    // What is not issued has none.
    let begin = "mutation($input: PlanCreateInput!) { planCreate(input: $input) { plan { id paper { html } } userErrors { code } } }";
    let years = "{ schoolYears { id name } }";
    let years = place.ask(&school, years, json!({})).await;
    let content = json!({
        "title": "Kế hoạch của trường",
        "schoolYear": years["schoolYears"][0]["id"],
        "citations": [], "clauses": [], "recipients": [],
    });
    let input = json!({ "organization": place.own(&school).await, "content": content });
    let begun = place.ask(&school, begin, json!({ "input": input })).await;
    let draft = text(&begun["planCreate"]["plan"]["paper"]["html"]);
    assert!(draft.contains("paper--sheet"), "{begun}");
    assert!(!draft.contains("paper__verify"), "{draft}");
}
