//! What is refused, kindly and before it does harm.

use axum::http::StatusCode;
use serde_json::json;

use super::world::{Browser, OFFICE, OTHER_SCHOOL, Office, PDF, SCHOOL, codes};

async fn requested(place: &Office, who: &Browser, size: i64) -> Vec<String> {
    let ask = "mutation($input: UploadRequestInput!) { uploadRequest(input: $input) { url userErrors { code } } }";
    let input = json!({ "input": { "name": "a.pdf", "size": size } });
    let asked = place.ask(who, ask, input).await;
    codes(&asked["uploadRequest"])
}

#[tokio::test]
async fn a_file_of_the_wrong_size_is_refused_before_its_bytes_come() {
    let place = Office::new().await;
    let school = place.sign_in(SCHOOL).await;
    assert_eq!(requested(&place, &school, 0).await, ["EMPTY"]);
    assert_eq!(requested(&place, &school, -1).await, ["EMPTY"]);
    assert_eq!(
        requested(&place, &school, 1_073_741_824).await,
        ["TOO_LARGE"]
    );
    assert_eq!(requested(&place, &school, 20_971_521).await, ["TOO_LARGE"]);
    assert!(requested(&place, &school, 20_971_520).await.is_empty());
}

#[tokio::test]
async fn what_is_no_evidence_is_refused_by_its_bytes() {
    let place = Office::new().await;
    let school = place.sign_in(SCHOOL).await;
    for (name, bytes, code) in [
        ("anh.jpg", b"MZ\x90\0\x03\0".as_slice(), "UNSUPPORTED_TYPE"),
        (
            "trang.html",
            b"<!doctype html><script>alert(1)</script>",
            "UNSUPPORTED_TYPE",
        ),
        ("hinh.svg", b"<svg onload='alert(1)'/>", "UNSUPPORTED_TYPE"),
        ("bai.txt", b"#!/bin/sh\nrm -rf /", "UNSUPPORTED_TYPE"),
        (
            "bai.docx",
            b"PK\x03\x04 and then nothing",
            "UNSUPPORTED_TYPE",
        ),
        ("bai.exe", PDF, "NAME_DISAGREES"),
        ("anh.jpg", PDF, "NAME_DISAGREES"),
        ("anh.png", b"\x89PNG\r\n\x1a\n cut off", "DAMAGED"),
    ] {
        let (upload, status) = place.put(&school, name, bytes).await;
        assert_eq!(status, StatusCode::NO_CONTENT);
        assert_eq!(place.complete(&school, &upload).await, [code], "{name}");
    }
}

#[tokio::test]
async fn only_ones_own_completed_upload_becomes_a_file_and_only_once() {
    let place = Office::new().await;
    let (office, school) = (place.sign_in(OFFICE).await, place.sign_in(SCHOOL).await);
    let other = place.sign_in(OTHER_SCHOOL).await;
    let task = place.task(&office, &school).await;
    let code = |answer: &serde_json::Value| answer["errors"][0]["extensions"]["code"].clone();
    let (half, _) = place.put(&school, "a.pdf", PDF).await;
    let early = place.attach(&school, &task, &half).await;
    assert_eq!(codes(&early["data"]["attachmentAdd"]), ["WRONG_STATE"]);
    let stolen = place.uploaded(&other, "a.pdf", PDF).await;
    let stolen = place.attach(&school, &task, &stolen).await;
    assert_eq!(code(&stolen), "NOT_FOUND");
    let upload = place.uploaded(&office, "a.pdf", PDF).await;
    let not_his = place.attach(&office, &task, &upload).await;
    assert_eq!(code(&not_his), "FORBIDDEN", "who gave it does not do it");
    let unseen = place.uploaded(&other, "a.pdf", PDF).await;
    let unseen = place.attach(&other, &task, &unseen).await;
    assert_eq!(code(&unseen), "NOT_FOUND");
    let upload = place.uploaded(&school, "a.pdf", PDF).await;
    let added = place.attach(&school, &task, &upload).await;
    assert!(added["errors"].is_null(), "{added}");
    let again = place.attach(&school, &task, &upload).await;
    assert_eq!(code(&again), "NOT_FOUND");
    let file = &added["data"]["attachmentAdd"]["attachment"];
    assert_eq!(code(&place.remove(&office, file).await), "FORBIDDEN");
    assert_eq!(code(&place.remove(&other, file).await), "NOT_FOUND");
}

#[tokio::test]
async fn a_record_has_twenty_files_at_most() {
    let place = Office::new().await;
    let (office, school) = (place.sign_in(OFFICE).await, place.sign_in(SCHOOL).await);
    let task = place.task(&office, &school).await;
    for _ in 0..20 {
        place.attached(&school, &task, "a.pdf", PDF).await;
    }
    let upload = place.uploaded(&school, "a.pdf", PDF).await;
    let more = place.attach(&school, &task, &upload).await;
    assert_eq!(codes(&more["data"]["attachmentAdd"]), ["TOO_MANY"]);
}

#[tokio::test]
async fn files_that_nothing_uses_are_counted() {
    let place = Office::new().await;
    let school = place.sign_in(SCHOOL).await;
    for _ in 0..40 {
        assert!(requested(&place, &school, 20).await.is_empty());
    }
    assert_eq!(requested(&place, &school, 20).await, ["TOO_MANY"]);
    let other = place.sign_in(OTHER_SCHOOL).await;
    assert!(requested(&place, &other, 20).await.is_empty());
}
