//! Plans and reports as official papers: by a link, to one's own session, as long as one sees the record.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test's assumptions fail loudly, where they are made"
)]

mod document;
mod form;
mod kept;

use std::time::Duration;

use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::attachment::world::{Browser, OFFICE, OTHER_SCHOOL, Office, SCHOOL};

const PAPER: &str = "id number title paper { html docxUrl pdfUrl }";

fn words(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

/// The office's plan, drawn up, approved and issued.
async fn issue(place: &Office) {
    let (office, head) = (
        place.sign_in(OFFICE).await,
        place.sign_in("truongphong").await,
    );
    let years = place
        .ask(&office, "{ schoolYears { id name } }", json!({}))
        .await;
    let years = years["schoolYears"].as_array().unwrap();
    let year = years
        .iter()
        .find(|year| words(&year["name"]).starts_with("2020"));
    let clause = |depth: i32, marker: &str, kind: &str, text: &str| {
        json!({
            "depth": depth, "marker": marker, "kind": kind, "text": text, "schools": kind == "DUTY", "deadlines": [],
        })
    };
    let content = json!({
        "title": "Truyền thông về giáo dục năm học 2020 - 2021",
        "schoolYear": year.expect("the demonstration's year")["id"],
        "citations": [{ "kind": "CT", "number": "666", "symbol": "CT-BGDĐT", "issuer": "Bộ trưởng Bộ GDĐT", "inLegalBasis": true }],
        "clauses": [
            clause(0, "I.", "SECTION", "NỘI DUNG"),
            clause(1, "a)", "TOPIC", "Tuyên truyền các chủ trương mới."),
            clause(1, "b)", "TOPIC", "Giới thiệu gương người tốt, việc tốt."),
            clause(0, "II.", "SECTION", "TỔ CHỨC THỰC HIỆN"),
            clause(1, "1.", "DUTY", "Phân công 01 lãnh đạo đơn vị làm đầu mối truyền thông."),
            clause(1, "2.", "DUTY", "Báo cáo tình hình thực hiện 02 lần/ năm học."),
        ],
        "recipients": [
            { "name": "Các trường MN, TH, THCS", "purpose": "EXECUTE", "schools": true },
            { "name": "Lưu: VT", "purpose": "FILE", "schools": false },
        ],
        "signer": { "title": "TRƯỞNG PHÒNG", "name": "Nguyễn Công Hiếu" },
    });
    let create = "mutation($input: PlanCreateInput!) { planCreate(input: $input) { plan { id } userErrors { code } } }";
    let input = json!({ "organization": place.own(&office).await, "content": content });
    let made = place.ask(&office, create, json!({ "input": input })).await;
    let id = &made["planCreate"]["plan"]["id"];
    assert!(id.is_string(), "{made}");
    for (who, act) in [
        (&office, "planSubmit"),
        (&head, "planApprove"),
        (&office, "planIssue"),
    ] {
        let act = format!(
            "mutation($input: PlanActInput!) {{ {act}(input: $input) {{ userErrors {{ code path }} }} }}"
        );
        let done = place.ask(who, &act, json!({ "input": { "id": id } })).await;
        assert!(!done.to_string().contains("code"), "{done}");
    }
}

/// The demonstration, with the office's plan issued.
async fn office() -> Office {
    let place = Office::new().await;
    issue(&place).await;
    place
}

/// The plan that the office issued.
async fn issued(place: &Office, who: &Browser) -> Value {
    let query = format!("{{ plans(first: 20) {{ nodes {{ {PAPER} }} }} }}");
    let plans = place.ask(who, &query, json!({})).await;
    let plans = plans["plans"]["nodes"].as_array().unwrap();
    let numbered = plans.iter().find(|plan| plan["number"].is_string());
    numbered.expect("the office has issued its plan").clone()
}

/// The plan that the viewer's school begins under the office's.
async fn begun(place: &Office, school: &Browser) -> Value {
    let office = issued(place, school).await;
    let begin = format!(
        "mutation($input: PlanCreateInput!) {{ planCreate(input: $input) {{ plan {{ {PAPER} }} userErrors {{ code }} }} }}"
    );
    let input = json!({ "parent": office["id"], "organization": place.own(school).await });
    let begun = place.ask(school, &begin, json!({ "input": input })).await;
    begun["planCreate"]["plan"].clone()
}

#[tokio::test]
async fn an_issued_plan_is_a_word_file_and_a_pdf_with_its_number_and_words() {
    let place = office().await;
    let school = place.sign_in(SCHOOL).await;
    let plan = issued(&place, &school).await;
    let number = words(&plan["number"]);
    let html = words(&plan["paper"]["html"]);
    assert!(html.contains(&format!("Số: {number}/KH-")), "{html}");
    assert!(!html.contains("ngày … tháng"));
    let docx = place
        .fetch(words(&plan["paper"]["docxUrl"]), &school.files)
        .await;
    assert_eq!(docx.status, StatusCode::OK);
    let reading = reader::read_bytes("paper.docx", &docx.bytes).unwrap();
    assert_eq!(reading.number.as_deref(), Some(number));
    assert_eq!(reading.title.as_deref(), plan["title"].as_str());
    let marks: Vec<_> = reading
        .walk()
        .filter_map(|clause| clause.marker.as_deref())
        .collect();
    assert_eq!(marks, ["I.", "a)", "b)", "II.", "1.", "2."]);
    assert!(html.contains("Căn cứ Chỉ thị số 666/CT-BGDĐT của Bộ trưởng Bộ GDĐT."));
    assert!(html.contains("- Lưu: VT."));
    let signer = reading.signer.and_then(|signer| signer.name);
    assert_eq!(signer.as_deref(), Some("Nguyễn Công Hiếu"));
    let name = docx.header("content-disposition");
    assert!(
        name.contains("filename*=UTF-8''K%E1%BA%BF%20ho%E1%BA%A1ch%20") && name.ends_with(".docx"),
        "{name}"
    );
    let pdf = place
        .fetch(words(&plan["paper"]["pdfUrl"]), &school.files)
        .await;
    assert_eq!(pdf.status, StatusCode::OK);
    assert!(pdf.bytes.starts_with(b"%PDF"));
    assert_eq!(pdf.header("content-type"), "application/pdf");
    assert_eq!(pdf.header("cache-control"), "private, no-cache");
    assert_eq!(
        pdf.header("content-security-policy"),
        "default-src 'none'; sandbox"
    );
}

#[tokio::test]
async fn a_draft_has_blanks_and_is_its_schools_alone() {
    let place = office().await;
    let (school, other) = (
        place.sign_in(SCHOOL).await,
        place.sign_in(OTHER_SCHOOL).await,
    );
    let plan = begun(&place, &school).await;
    let html = words(&plan["paper"]["html"]);
    assert!(html.contains("Số: …/KH-"), "{html}");
    assert!(html.contains("ngày … tháng … năm …"));
    let link = words(&plan["paper"]["docxUrl"]);
    assert_eq!(
        place.fetch(link, &school.files).await.status,
        StatusCode::OK
    );
    assert_eq!(
        place.fetch(link, &other.files).await.status,
        StatusCode::NOT_FOUND,
        "another school by the school's link"
    );
    // A link of the other school's own making, put on what it does not see.
    let own = begun(&place, &other).await;
    let (own_address, own_proof) = words(&own["paper"]["docxUrl"]).split_once('?').unwrap();
    let (address, _) = link.split_once('?').unwrap();
    assert_ne!(own_address, address);
    let borrowed = format!("{address}?{own_proof}");
    assert_eq!(
        place.fetch(&borrowed, &other.files).await.status,
        StatusCode::NOT_FOUND
    );
    // Nor is a link to the Word file one to the PDF.
    let pdf = link.replace(".docx", ".pdf");
    assert_eq!(
        place.fetch(&pdf, &school.files).await.status,
        StatusCode::NOT_FOUND
    );
    let query = "query($id: ID!) { plan(id: $id) { paper { html } } }";
    let refused = place
        .answer(&other, query, json!({ "id": plan["id"] }))
        .await;
    assert!(refused["errors"].is_array(), "{refused}");
}

#[tokio::test]
async fn an_old_link_and_a_closed_session_open_nothing() {
    let place = office().await;
    let (office, elsewhere) = (place.sign_in(OFFICE).await, place.sign_in(OFFICE).await);
    let plan = issued(&place, &office).await;
    let link = words(&plan["paper"]["docxUrl"]);
    for (why, cookie) in [
        ("the same person's other browser", elsewhere.files.as_str()),
        ("nobody", ""),
        ("a cookie of another purpose", office.auth.as_str()),
    ] {
        let got = place.fetch(link, cookie).await;
        assert_eq!(got.status, StatusCode::NOT_FOUND, "{why}");
    }
    place.app.db.clock().advance(Duration::from_secs(2 * 3600));
    assert_eq!(
        place.fetch(link, &office.files).await.status,
        StatusCode::GONE
    );
    let elsewhere = place.sign_in(OFFICE).await;
    let later = issued(&place, &elsewhere).await;
    let link = words(&later["paper"]["docxUrl"]);
    assert_eq!(
        place.fetch(link, &elsewhere.files).await.status,
        StatusCode::OK
    );
    place.sign_out(&elsewhere).await;
    assert_eq!(
        place.fetch(link, &elsewhere.files).await.status,
        StatusCode::NOT_FOUND
    );
}

#[tokio::test]
async fn a_report_is_a_paper_with_its_figures() {
    let place = office().await;
    // The end of the first term, of which schools report.
    place.app.db.clock().advance(Duration::from_hours(95 * 24));
    let school = place.sign_in(SCHOOL).await;
    let periods = "{ reportingPeriods { id } }";
    let periods = place.ask(&school, periods, json!({})).await;
    let periods = periods["reportingPeriods"].as_array().unwrap();
    let first = periods.last().expect("a period");
    let start = "mutation($input: ReportSaveInput!) { reportSave(input: $input) { report { id paper { html docxUrl } } userErrors { code } } }";
    let input = json!({
        "period": first["id"],
        "summary": "Các kênh được duy trì thường xuyên.",
        "organization": place.own(&school).await,
        "values": [],
    });
    let started = place.ask(&school, start, json!({ "input": input })).await;
    let paper = &started["reportSave"]["report"]["paper"];
    let html = words(&paper["html"]);
    assert!(html.contains("BÁO CÁO"), "{started}");
    assert!(html.contains("Các kênh được duy trì thường xuyên."));
    assert!(html.contains("năm học 2020"), "{html}");
    let me = place
        .ask(&school, "{ viewer { person { name } } }", json!({}))
        .await;
    let leader = words(&me["viewer"]["person"]["name"]);
    assert!(
        html.contains("HIỆU TRƯỞNG") && html.contains(leader),
        "{html}"
    );
    assert!(html.contains("<th scope=\"col\">Chỉ tiêu</th>"), "{html}");
    let docx = place.fetch(words(&paper["docxUrl"]), &school.files).await;
    assert_eq!(docx.status, StatusCode::OK);
    let reading = reader::read_bytes("paper.docx", &docx.bytes).unwrap();
    assert_eq!(reading.kind, Some(reader::DocumentKind::Report));
}
