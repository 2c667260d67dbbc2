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

const COPY: &str = "mutation($input: DocumentCopyInput!) { documentCopy(input: $input) {
    document { id number symbol paper { html docxUrl pdfUrl } }
    userErrors { code path }
} }";

pub async fn copied(place: &Office, who: &Browser, of: &Value, more: Value) -> Value {
    let mut input = json!({
        "document": of["id"],
        "organization": place.own(who).await,
        "form": "SY",
        "issuedOn": "2020-10-05",
        "signer": { "authority": "TL. TRƯỞNG PHÒNG", "title": "PHỤ TRÁCH VĂN PHÒNG", "name": "Phạm Văn Bình" },
        "recipients": [{ "name": "Các trường MN, TH, THCS", "purpose": "EXECUTE", "schools": true }],
    });
    if let (Some(input), Value::Object(more)) = (input.as_object_mut(), more) {
        input.extend(more);
    }
    let made = place.ask(who, COPY, json!({ "input": input })).await;
    let payload = &made["documentCopy"];
    assert_eq!(payload["userErrors"], json!([]));
    payload["document"].clone()
}

pub fn internal() -> Value {
    json!({
        "kind": "TB",
        "subject": "Kết luận cuộc họp giao ban",
        "body": "1. Cử đầu mối truyền thông.\n2. Báo cáo trước 15/01/2021.",
        "signer": { "title": "TRƯỞNG PHÒNG", "name": "Nguyễn Công Hiếu" },
        "recipients": [],
    })
}

#[tokio::test]
async fn a_sao_y_says_all_that_was_said_and_whoever_has_it_reads_it() {
    let place = Office::new().await;
    let (office, school) = (
        place.sign_in(OFFICE).await,
        place.sign_in(OTHER_SCHOOL).await,
    );
    let notice = issued(&place, &office, internal()).await;
    let copy = copied(&place, &office, &notice, json!({})).await;
    let query =
        "query($id: ID!) { document(id: $id) { copyOf { id } paper { html docxUrl pdfUrl } } }";
    let seen = place.ask(&school, query, json!({ "id": copy["id"] })).await;
    assert_eq!(
        seen["document"]["copyOf"],
        Value::Null,
        "the original was not sent to it"
    );
    let paper = &seen["document"]["paper"];
    let html = words(&paper["html"]);
    let order = [
        "THÔNG BÁO",
        "Cử đầu mối truyền thông.",
        "15/01/2021./.",
        "Nguyễn Công Hiếu",
        // The left block, then the right.
        &format!("Số: {}/SY-", words(&copy["number"])),
        "SAO Y",
        "Nơi nhận:",
        "- Các trường MN, TH, THCS (để th/h);",
        "TL. TRƯỞNG PHÒNG",
        "Phạm Văn Bình",
    ];
    let mut rest = html;
    for said in order {
        let (_, after) = rest
            .split_once(said)
            .unwrap_or_else(|| panic!("{said} in its place: {html}"));
        rest = after;
    }
    let pdf = place.fetch(words(&paper["pdfUrl"]), &school.files).await;
    assert!(pdf.bytes.starts_with(b"%PDF-"));
    let name = pdf.header("content-disposition");
    assert!(name.contains("Sao%20y%20"), "{name}");
}

#[tokio::test]
async fn a_trich_sao_says_its_part_alone() {
    let place = Office::new().await;
    let office = place.sign_in(OFFICE).await;
    let notice = issued(&place, &office, internal()).await;
    let part = json!({ "form": "TRS", "excerpt": "2. Báo cáo trước 15/01/2021." });
    let copy = copied(&place, &office, &notice, part).await;
    let html = words(&copy["paper"]["html"]);
    assert!(
        html.contains("TRÍCH SAO") && html.contains("/TrS-"),
        "{html}"
    );
    assert!(html.contains("Báo cáo trước 15/01/2021."), "{html}");
    assert!(!html.contains("đầu mối") && !html.contains("./."), "{html}");
}

#[tokio::test]
async fn an_issued_plan_is_copied_as_it_was_issued() {
    let place = super::office().await;
    let office = place.sign_in(OFFICE).await;
    let query = "{ documents(filter: { kind: KH }) { nodes { id plan { id } } } }";
    let found = place.ask(&office, query, json!({})).await;
    let nodes = found["documents"]["nodes"].as_array().unwrap();
    let paper = nodes.iter().find(|node| node["plan"].is_object()).unwrap();
    let copy = copied(&place, &office, paper, json!({})).await;
    let html = words(&copy["paper"]["html"]);
    assert!(
        html.contains("KẾ HOẠCH") && html.contains("SAO Y"),
        "{html}"
    );
    assert!(
        html.contains("Phân công 01 lãnh đạo đơn vị làm đầu mối"),
        "{html}"
    );
}

#[tokio::test]
async fn appendices_are_numbered_and_name_their_paper() {
    let place = Office::new().await;
    let office = place.sign_in(OFFICE).await;
    let mut notice = internal();
    notice["appendices"] = json!([
        { "title": "Danh sách đầu mối", "body": "STT\tTrường\tSố lớp\n1\tMN Sen Hồng\t12" },
        { "title": "Mẫu báo cáo", "body": "I. Kết quả\n1. Tin, bài đã đăng" },
    ]);
    let notice = issued(&place, &office, notice).await;
    let html = words(&notice["paper"]["html"]);
    let source = format!("(Kèm theo Thông báo số {}/TB-", words(&notice["number"]));
    assert_eq!(html.matches(&source).count(), 2, "{html}");
    for said in [
        "Phụ lục I<",
        "Phụ lục II<",
        "DANH SÁCH ĐẦU MỐI",
        "<td class=\"paper__left\">MN Sen Hồng</td>",
    ] {
        assert!(html.contains(said), "{said}: {html}");
    }
    assert!(html.contains("ngày 05 tháng 10 năm 2020 của"), "{html}");
}

#[tokio::test]
async fn a_table_in_a_text_is_a_table() {
    let place = Office::new().await;
    let office = place.sign_in(OFFICE).await;
    let mut notice = internal();
    notice["body"] = json!(
        "1. Phân công như sau:\nSTT\tTrường\tSố lớp\n1\tMN Sen Hồng\t12\n2\tTH Đầm Sen\t30\n2. Báo cáo trước 15/01/2021."
    );
    let notice = issued(&place, &office, notice).await;
    let html = words(&notice["paper"]["html"]);
    assert!(
        html.contains("<th scope=\"col\">Trường</th>")
            && html.contains("<td class=\"paper__left\">MN Sen Hồng</td>"),
        "{html}"
    );
    assert!(html.contains("15/01/2021./."), "{html}");
}

#[tokio::test]
async fn an_urgent_paper_bears_its_mark_in_its_frame() {
    let place = Office::new().await;
    let office = place.sign_in(OFFICE).await;
    let mut notice = internal();
    notice["urgency"] = json!("EXPRESS");
    let notice = issued(&place, &office, notice).await;
    let html = words(&notice["paper"]["html"]);
    let mark = "<p class=\"paper__urgency paper__urgency--30\">HỎA TỐC</p>";
    assert!(html.contains(mark), "{html}");
    let docx = place
        .fetch(words(&notice["paper"]["docxUrl"]), &office.files)
        .await;
    let read = reader::read_bytes("notice.docx", &docx.bytes).unwrap();
    assert_eq!(read.number.as_deref(), notice["number"].as_str());
    assert!(read.lines.iter().any(|line| line.text.contains("HỎA TỐC")));
}

#[tokio::test]
async fn every_kind_of_the_decree_is_issued_under_its_name_and_none_without_one() {
    let place = Office::new().await;
    let office = place.sign_in(OFFICE).await;
    for (kind, named, letters) in [
        ("QYD", "QUY ĐỊNH", "/QyĐ-"),
        ("DUAN", "DỰ ÁN", "/DA-"),
        ("CD", "CÔNG ĐIỆN", "/CĐ-"),
        ("GGT", "GIẤY GIỚI THIỆU", "/GGT-"),
        ("TCONG", "THƯ CÔNG", "/"),
    ] {
        let mut paper = internal();
        paper["kind"] = json!(kind);
        let paper = issued(&place, &office, paper).await;
        let html = words(&paper["paper"]["html"]);
        assert!(html.contains(named) && html.contains(letters), "{html}");
    }
    let mut unnamed = internal();
    unnamed["kind"] = json!("OTHER");
    unnamed["organization"] = json!(place.own(&office).await);
    unnamed["issuedOn"] = json!("2020-10-05");
    let refused = place.ask(&office, ISSUE, json!({ "input": unnamed })).await;
    assert_eq!(
        refused["documentIssue"]["userErrors"],
        json!([{ "code": "REQUIRED", "path": ["kind"] }])
    );
}
