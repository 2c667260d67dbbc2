//! Documents that were written here as official papers.

use axum::http::StatusCode;
use serde_json::{Value, json};

use super::words;
use crate::attachment::world::{Browser, OFFICE, OTHER_SCHOOL, Office};

const ISSUE: &str = "mutation($input: DocumentIssueInput!) { documentIssue(input: $input) {
    document { id number paper { html docxUrl pdfUrl } }
    userErrors { code path }
} }";

pub async fn issued(place: &Office, who: &Browser, input: Value) -> Value {
    let mut input = input;
    input["organization"] = json!(place.own(who).await);
    input["issuedOn"] = json!("2020-10-05");
    let issued = place.ask(who, ISSUE, json!({ "input": input })).await;
    let payload = &issued["documentIssue"];
    assert_eq!(payload["userErrors"], json!([]));
    payload["document"].clone()
}

#[tokio::test]
async fn a_letter_has_no_kind_but_whom_it_is_to_and_what_it_is_about() {
    let place = Office::new().await;
    let office = place.sign_in(OFFICE).await;
    let letter = json!({
        "kind": "CV",
        "subject": "V/v tăng cường công tác truyền thông",
        "body": "Kính gửi: Các trường MN, TH, THCS\n\n1. Cử đầu mối truyền thông.\na) Là lãnh đạo trường;\nb) Có quyết định.\n2. Báo cáo trước 15/01/2021.",
        "signer": { "authority": "KT. TRƯỞNG PHÒNG", "title": "PHÓ TRƯỞNG PHÒNG", "name": "Nguyễn Công Hiếu" },
        "recipients": [
            { "name": "Như trên", "purpose": "EXECUTE", "schools": false },
            { "name": "Lưu: VT, TĐ", "purpose": "FILE", "schools": false },
        ],
    });
    let letter = issued(&place, &office, letter).await;
    let docx = place
        .fetch(words(&letter["paper"]["docxUrl"]), &office.files)
        .await;
    assert_eq!(docx.status, StatusCode::OK);
    let read = reader::read_bytes("letter.docx", &docx.bytes).unwrap();
    assert_eq!(read.number.as_deref(), letter["number"].as_str());
    assert_eq!(read.addressees, ["Các trường MN, TH, THCS"]);
    let marks: Vec<_> = read
        .walk()
        .filter_map(|clause| clause.marker.as_deref())
        .collect();
    assert_eq!(marks, ["1.", "a)", "b)", "2."]);
    let signer = read.signer.unwrap();
    assert_eq!(signer.name.as_deref(), Some("Nguyễn Công Hiếu"));
    let html = words(&letter["paper"]["html"]);
    assert_eq!(html.matches("V/v").count(), 1, "{html}");
    assert!(html.contains("VT, TĐ") && html.contains("./."), "{html}");
    assert!(!html.contains("CÔNG VĂN"), "{html}");
    let pdf = place
        .fetch(words(&letter["paper"]["pdfUrl"]), &office.files)
        .await;
    assert!(pdf.bytes.starts_with(b"%PDF-"));
    let stranger = place.sign_in(OTHER_SCHOOL).await;
    let taken = place
        .fetch(words(&letter["paper"]["pdfUrl"]), &stranger.files)
        .await;
    assert_eq!(taken.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_decision_says_who_decides_and_on_what_it_rests() {
    let place = Office::new().await;
    let office = place.sign_in(OFFICE).await;
    let decision = json!({
        "kind": "QD",
        "subject": "Về việc thành lập đoàn kiểm tra công tác truyền thông",
        "body": "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư;\nTheo đề nghị của bộ phận kiểm tra.\nĐiều 1. Thành lập đoàn kiểm tra gồm ba người.\nĐiều 2. Quyết định có hiệu lực kể từ ngày ký.",
        "signer": { "title": "TRƯỞNG PHÒNG", "name": "Nguyễn Công Hiếu" },
        "recipients": [],
    });
    let decision = issued(&place, &office, decision).await;
    let html = words(&decision["paper"]["html"]);
    for said in [
        "QUYẾT ĐỊNH",
        "TRƯỞNG PHÒNG",
        "Căn cứ Nghị định",
        "Điều 1.",
        "Điều 2.",
    ] {
        assert!(html.contains(said), "{said}: {html}");
    }
}

#[tokio::test]
async fn an_entry_without_a_text_has_no_paper_of_ours() {
    let place = Office::new().await;
    let office = place.sign_in(OFFICE).await;
    let notice = json!({ "kind": "TB", "subject": "Lịch họp tháng 10", "recipients": [] });
    let notice = issued(&place, &office, notice).await;
    assert_eq!(notice["paper"], Value::Null);
}
