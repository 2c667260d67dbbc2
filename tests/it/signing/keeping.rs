//! Putting a signed copy there, and another in its place.

use axum::http::StatusCode;
use serde_json::json;
use sha2::{Digest as _, Sha256};

use super::world::text;
use crate::attachment::world::{OFFICE, OTHER_SCHOOL, Office, PDF, SCHOOL};

const BETTER: &[u8] = b"%PDF-1.7\n1 0 obj\n<</Better true>>\nendobj\n%%EOF\n";

fn sum(bytes: &[u8]) -> String {
    hex::encode(Sha256::digest(bytes))
}

#[tokio::test]
async fn a_signed_copy_is_kept_with_its_sum_and_fetched_by_whoever_sees_the_paper() {
    let place = Office::new().await;
    let (office, school) = (place.sign_in(OFFICE).await, place.sign_in(SCHOOL).await);
    let paper = place.letter(&office, json!({})).await;
    let before = place.copies(&school, &paper).await;
    assert_eq!(before["signedCopy"], json!(null));
    place.signed(&office, &paper, PDF, "").await;

    let seen = place.copies(&school, &paper).await;
    let copy = &seen["signedCopy"];
    assert_eq!(copy["sha256"], sum(PDF));
    assert_eq!(copy["size"], PDF.len());
    assert_eq!(
        (&copy["reason"], &copy["current"]),
        (&json!(null), &json!(true))
    );
    assert_eq!(seen["formerSignedCopies"], json!([]));
    assert!(!seen["availableActions"].to_string().contains("SIGN"));
    let own = place.copies(&office, &paper).await;
    assert!(own["availableActions"].to_string().contains("SIGN"));
    assert_eq!(own["history"][0]["action"], "document.sign");
    assert_eq!(own["history"][0]["note"], "Bản ký.pdf");

    let link = text(&copy["url"]);
    let got = place.fetch(link, &school.files).await;
    assert_eq!((got.status, got.bytes.as_slice()), (StatusCode::OK, PDF));
    assert_eq!(got.header("content-type"), "application/pdf");
    assert_eq!(got.header("cache-control"), "private, no-cache");
    assert_eq!(
        got.header("content-security-policy"),
        "default-src 'none'; sandbox"
    );
    for (why, cookie) in [("another's session", office.files.as_str()), ("nobody", "")] {
        let taken = place.fetch(link, cookie).await;
        assert_eq!(taken.status, StatusCode::NOT_FOUND, "{why}");
    }
    // The upload is gone; the bytes that it brought are not.
    place.app.sweep().await.unwrap();
    assert_eq!(place.fetch(link, &school.files).await.bytes, PDF);
}

#[tokio::test]
async fn another_takes_its_place_with_a_reason_and_the_former_stays_known() {
    let place = Office::new().await;
    let (office, school) = (place.sign_in(OFFICE).await, place.sign_in(SCHOOL).await);
    let paper = place.letter(&office, json!({})).await;
    place.signed(&office, &paper, PDF, "").await;
    let without = place.faults(&office, &paper, ("b.pdf", BETTER), " ").await;
    assert_eq!(
        without,
        json!([{ "code": "REASON_REQUIRED", "path": ["reason"] }])
    );
    let same = place
        .faults(&office, &paper, ("b.pdf", PDF), "Quét lại")
        .await;
    assert_eq!(same, json!([{ "code": "SAME_FILE", "path": ["upload"] }]));

    let now = place
        .signed(&office, &paper, BETTER, "Quét lại cho rõ dấu")
        .await;
    assert_eq!(now["signedCopy"]["sha256"], sum(BETTER));
    assert_eq!(now["signedCopy"]["reason"], "Quét lại cho rõ dấu");
    let history = place.copies(&office, &paper).await["history"].clone();
    assert_eq!(history[0]["note"], "Quét lại cho rõ dấu");
    let id = text(&paper["id"]).to_owned();
    assert_eq!(place.found(&school, &sum(PDF)).await, [(id.clone(), false)]);
    assert_eq!(place.found(&school, &sum(BETTER)).await, [(id, true)]);

    // What it took the place of may be a wrong scan: only its office fetches it.
    place.app.sweep().await.unwrap();
    let former = &now["formerSignedCopies"][0];
    assert_eq!(former["current"], false);
    let link = text(&former["url"]);
    assert_eq!(place.fetch(link, &office.files).await.bytes, PDF);
    let seen = place.copies(&school, &paper).await;
    assert_eq!(seen["formerSignedCopies"][0]["url"], json!(null));
    assert_eq!(seen["formerSignedCopies"][0]["sha256"], sum(PDF));
    // Nor does a link do that the school had while it counted.
    let other = place
        .letter(&office, json!({ "subject": "V/v khác" }))
        .await;
    place.signed(&office, &other, PDF, "").await;
    let had = place.copies(&school, &other).await["signedCopy"]["url"].clone();
    place.signed(&office, &other, BETTER, "Quét nhầm").await;
    let got = place.fetch(text(&had), &school.files).await;
    assert_eq!(got.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn what_is_no_signed_pdf_is_refused_kindly() {
    let place = Office::new().await;
    let office = place.sign_in(OFFICE).await;
    let paper = place.letter(&office, json!({})).await;
    let no_pdf = json!([{ "code": "NOT_PDF", "path": ["upload"] }]);
    let words = ("Bản ký.txt", "Đã ký".as_bytes());
    assert_eq!(place.faults(&office, &paper, words, "").await, no_pdf);
    let letter = text(&paper["paper"]["docxUrl"]);
    let letter = place.fetch(letter, &office.files).await.bytes;
    let as_word = ("Bản ký.docx", letter.as_slice());
    assert_eq!(place.faults(&office, &paper, as_word, "").await, no_pdf);
    let (as_pdf, _) = place.put(&office, "Bản ký.pdf", &letter).await;
    assert_eq!(place.complete(&office, &as_pdf).await, ["NAME_DISAGREES"]);
    let incomplete = place.sign(&office, &paper, &as_pdf, "").await;
    let errors = &incomplete["data"]["documentSign"]["userErrors"];
    assert_eq!(errors[0]["code"], "WRONG_STATE", "{incomplete}");
    let empty = "mutation { uploadRequest(input: { name: \"a.pdf\", size: 0 }) { upload userErrors { code } } }";
    let empty = place.ask(&office, empty, json!({})).await;
    assert_eq!(empty["uploadRequest"]["userErrors"][0]["code"], "EMPTY");
    assert_eq!(
        place.copies(&office, &paper).await["signedCopy"],
        json!(null)
    );
}

#[tokio::test]
async fn only_who_keeps_the_register_puts_it_there_and_only_of_what_he_sees() {
    let place = Office::new().await;
    let (office, school) = (place.sign_in(OFFICE).await, place.sign_in(SCHOOL).await);
    let other = place.sign_in(OTHER_SCHOOL).await;
    let refused = |answer: serde_json::Value| answer["errors"][0]["extensions"]["code"].clone();
    let letter = place.letter(&office, json!({})).await;
    let upload = place.uploaded(&school, "a.pdf", PDF).await;
    let answer = place.sign(&school, &letter, &upload, "").await;
    assert_eq!(refused(answer), "FORBIDDEN", "the office's letter");
    let own = place
        .letter(&school, json!({ "subject": "V/v của trường" }))
        .await;
    let others = place.uploaded(&other, "a.pdf", PDF).await;
    let answer = place.sign(&other, &own, &others, "").await;
    assert_eq!(refused(answer), "NOT_FOUND", "another school's letter");
    let answer = place.sign(&office, &own, &upload, "").await;
    assert_eq!(
        refused(answer),
        "FORBIDDEN",
        "the school keeps its own register"
    );
    let answer = place.sign(&school, &own, &others, "").await;
    assert_eq!(refused(answer), "NOT_FOUND", "another's upload");
    let draft = json!({ "id": "plan_00000000000000000000000000000001" });
    let answer = place.sign(&school, &draft, &upload, "").await;
    assert!(
        answer["errors"].is_array(),
        "what is not issued has no signed copy"
    );
    let answer = place.sign(&school, &own, &upload, "").await;
    assert_eq!(
        answer["data"]["documentSign"]["userErrors"],
        json!([]),
        "{answer}"
    );
    let again = place.sign(&school, &own, &upload, "Lần nữa").await;
    assert_eq!(refused(again), "NOT_FOUND", "an upload is used once");
    // The sum is found by those in whose sight the paper is, and by nobody else.
    assert_eq!(place.found(&school, &sum(PDF)).await.len(), 1);
    assert_eq!(place.found(&office, &sum(PDF)).await.len(), 1);
    assert_eq!(place.found(&other, &sum(PDF)).await.len(), 0);
    let copy = place.copies(&school, &own).await["signedCopy"].clone();
    let (address, _) = text(&copy["url"]).split_once('?').unwrap();
    place.signed(&office, &letter, PDF, "").await;
    let proof = place.copies(&other, &letter).await["signedCopy"]["url"].clone();
    let (_, proof) = text(&proof).split_once('?').unwrap();
    let borrowed = place
        .fetch(&format!("{address}?{proof}"), &other.files)
        .await;
    assert_eq!(borrowed.status, StatusCode::NOT_FOUND);
}
