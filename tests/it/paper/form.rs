//! The form of papers, looked over: our own, and Word files that come from anywhere.

use axum::http::StatusCode;
use serde_json::{Value, json};

use super::document::issued;
use super::words;
use crate::attachment::world::{Browser, OFFICE, OTHER_SCHOOL, Office};

const CHECK: &str =
    "query($source: PlanSource!, $part: FormCheckPart!) { formCheck(source: $source, part: $part) {
    check { fileName lines { number text } findings { line code excerpt start suggestion inFile } }
    userErrors { code path }
} }";
const CORRECTED: &str =
    "query($source: PlanSource!, $findings: [Int!]!) { formCheck(source: $source) {
    check { correctedUrl(findings: $findings) }
} }";

async fn check(place: &Office, who: &Browser, source: &Value, part: &str) -> Value {
    let asked = json!({ "source": source, "part": part });
    place.ask(who, CHECK, asked).await["formCheck"].clone()
}

fn codes(checked: &Value) -> Vec<&str> {
    let findings = checked["check"]["findings"].as_array().unwrap();
    findings
        .iter()
        .map(|finding| words(&finding["code"]))
        .collect()
}

/// A letter that was written here, as a Word file; its words have two slips.
async fn letter(place: &Office, office: &Browser) -> Vec<u8> {
    let letter = json!({
        "kind": "CV",
        "subject": "V/v tăng cường công tác truyền thông",
        "body": "Kính gửi: Các trường MN, TH, THCS\n\n1. Thực hiện Kế hoạch số 82/KH – SGDĐT ngày 02 tháng 10 năm 2020 của Sở.\n2. Thực hiện Công văn số 82/KH-SGDĐT của Sở.",
        "signer": { "authority": "KT. TRƯỞNG PHÒNG", "title": "PHÓ TRƯỞNG PHÒNG", "name": "Nguyễn Công Hiếu" },
        "recipients": [{ "name": "Như trên", "purpose": "OTHER", "schools": false }],
    });
    let letter = issued(place, office, letter).await;
    let form =
        "query($id: ID!) { document(id: $id) { paper { form { code excerpt suggestion } } } }";
    let told = place.ask(office, form, json!({ "id": letter["id"] })).await;
    let told: Vec<&str> = told["document"]["paper"]["form"]
        .as_array()
        .unwrap()
        .iter()
        .map(|finding| words(&finding["code"]))
        .collect();
    assert_eq!(
        told,
        ["WRONG_DASH", "KIND_SYMBOL_MISMATCH"],
        "of a paper of ours, its words alone"
    );
    let link = words(&letter["paper"]["docxUrl"]);
    place.fetch(link, &office.files).await.bytes.to_vec()
}

#[tokio::test]
async fn a_word_file_is_looked_over_and_comes_back_mended() {
    let place = Office::new().await;
    let office = place.sign_in(OFFICE).await;
    let file = letter(&place, &office).await;
    let upload = place.uploaded(&office, "cong-van.docx", &file).await;
    let source = json!({ "upload": upload });
    let checked = check(&place, &office, &source, "WHOLE").await;
    assert_eq!(checked["check"]["fileName"], "cong-van.docx");
    assert_eq!(codes(&checked), ["WRONG_DASH", "KIND_SYMBOL_MISMATCH"]);
    let dash = &checked["check"]["findings"][0];
    assert_eq!(dash["inFile"], true, "{dash}");
    let lines = checked["check"]["lines"].as_array().unwrap();
    let line = lines
        .iter()
        .find(|line| line["number"] == dash["line"])
        .unwrap();
    let start = usize::try_from(dash["start"].as_u64().unwrap()).unwrap();
    let there: String = words(&line["text"]).chars().skip(start).collect();
    assert!(there.starts_with(words(&dash["excerpt"])), "{dash}: {line}");

    let asked = json!({ "source": source, "findings": [0] });
    let link = place.ask(&office, CORRECTED, asked).await;
    let link = words(&link["formCheck"]["check"]["correctedUrl"]).to_owned();
    let mended = place.fetch(&link, &office.files).await;
    assert_eq!(mended.status, StatusCode::OK);
    assert!(
        mended
            .header("content-disposition")
            .ends_with("cong-van.docx")
    );
    let read = reader::read_bytes("cong-van.docx", &mended.bytes).unwrap();
    let left: Vec<_> = reader::form(&read)
        .iter()
        .map(|finding| finding.code)
        .collect();
    assert_eq!(left, [reader::FindingCode::KindSymbolMismatch]);

    // Named twice it is mended once; what was not found is mended nowhere.
    let twice = json!({ "source": source, "findings": [0, 0] });
    let twice = place.ask(&office, CORRECTED, twice).await;
    let twice = words(&twice["formCheck"]["check"]["correctedUrl"]).to_owned();
    let path = |link: &str| link.split('?').next().unwrap().to_owned();
    assert_eq!(path(&twice), path(&link));
    for nowhere in [2, -1] {
        let asked = json!({ "source": source, "findings": [nowhere] });
        let refused = place.answer(&office, CORRECTED, asked).await;
        assert_eq!(
            refused["errors"][0]["extensions"]["code"], "BAD_USER_INPUT",
            "{refused}"
        );
    }

    // The link is good for these findings, to this session.
    let more = link.replace("/0?", "/0-1?");
    assert_ne!(more, link);
    assert_eq!(
        place.fetch(&more, &office.files).await.status,
        StatusCode::NOT_FOUND
    );
    let stranger = place.sign_in(OTHER_SCHOOL).await;
    assert_eq!(
        place.fetch(&link, &stranger.files).await.status,
        StatusCode::NOT_FOUND
    );
    let refused = json!({ "source": source, "part": "WHOLE" });
    let refused = place.answer(&stranger, CHECK, refused).await;
    assert_eq!(
        refused["errors"][0]["extensions"]["code"], "NOT_FOUND",
        "{refused}"
    );
}

#[tokio::test]
async fn a_text_has_no_file_to_mend_and_of_words_no_head_is_missed() {
    let place = Office::new().await;
    let office = place.sign_in(OFFICE).await;
    let source = json!({ "text": "Căn cứ Kế hoạch số 82/KH–SGDĐT ngày 02 tháng 10 năm 2020 của Sở;\nĐề nghị các trường thực hiện." });
    let checked = check(&place, &office, &source, "WORDS").await;
    assert_eq!(codes(&checked), ["WRONG_DASH", "CITATION_PUNCTUATION"]);
    assert_eq!(checked["check"]["findings"][0]["inFile"], false);
    let whole = check(&place, &office, &source, "WHOLE").await;
    assert!(
        codes(&whole).contains(&"MISSING_NATIONAL_HEADING"),
        "{whole}"
    );
    let asked = json!({ "source": source, "findings": [0] });
    let link = place.ask(&office, CORRECTED, asked).await;
    assert_eq!(link["formCheck"]["check"]["correctedUrl"], Value::Null);
    let empty = check(&place, &office, &json!({ "text": " \n" }), "WHOLE").await;
    assert_eq!(empty["userErrors"][0]["code"], "SOURCE_EMPTY");
}

#[tokio::test]
async fn an_organization_is_called_as_on_the_papers_own_day() {
    const FORMER: &str = "Trường Tiểu học An Bình";
    const NEW: &str = "Trường Tiểu học Bông Sen";
    let place = Office::new().await;
    let (admin, office) = (place.sign_in("admin").await, place.sign_in(OFFICE).await);
    let rename = "mutation($input: ReorganizationPlanInput!) { reorganizationPlan(input: $input) { userErrors { code } } }";
    let what = json!({
        "kind": "RENAME", "organization": place.named(&admin, FORMER).await, "takesEffectOn": "2020-10-05", "decisionNumber": "12/QĐ-UBND",
        "name": NEW, "shortName": "TH Bông Sen",
    });
    let done = place
        .ask(&admin, rename, json!({ "input": { "what": what } }))
        .await;
    assert_eq!(done["reorganizationPlan"]["userErrors"], json!([]));
    let told = async |day: &str, name: &str| {
        let text = format!(
            "Số: 05/TB-PGDĐT\nSen Hồng, ngày {day}\n\nTHÔNG BÁO\nVề lịch họp\n\n1. {name} chuẩn bị phòng họp."
        );
        let checked = check(&place, &office, &json!({ "text": text }), "WHOLE").await;
        let findings = checked["check"]["findings"].as_array().unwrap().iter();
        let named = findings.filter(|finding| finding["code"] == "FORMER_NAME");
        named
            .map(|finding| words(&finding["suggestion"]).to_owned())
            .collect::<Vec<_>>()
    };
    let (before, after) = ("01 tháng 10 năm 2020", "06 tháng 10 năm 2020");
    assert_eq!(told(before, FORMER).await, [""; 0]);
    assert_eq!(told(after, FORMER).await, [NEW]);
    assert_eq!(told(after, NEW).await, [""; 0]);
    assert_eq!(
        told(before, NEW).await,
        [FORMER],
        "nobody was called so yet"
    );
}

/// Whatever is typed as a letter's text stands in its paper, also what looks like the head or the foot of one.
#[tokio::test]
async fn no_word_of_a_text_is_lost_on_paper() {
    let place = Office::new().await;
    let office = place.sign_in(OFFICE).await;
    for body in [
        "Thông báo như sau:\nNơi nhận: Bộ phận một cửa\nThời gian: 8h00 ngày 5/12.\nĐề nghị đúng giờ.",
        "V/v nghỉ Tết\nNội dung",
        "GIẤY MỜI\nHọp giao ban\nThời gian: 8h",
        "Sen Hồng, ngày 5 tháng 12 năm 2026\nHọp.",
        "UBND TP SEN HỒNG\nPHÒNG GDĐT\nNội dung.",
        "Căn cứ Kế hoạch năm học, Phòng đề nghị các trường thực hiện như sau:\n1. Họp.",
    ] {
        let notice = json!({ "kind": "TB", "subject": "Lịch họp", "body": body, "recipients": [], "signer": { "name": "Nguyễn Công Hiếu" } });
        let notice = issued(&place, &office, notice).await;
        let html = words(&notice["paper"]["html"]);
        for line in body.lines() {
            let said = line.trim_end_matches('.').trim_start_matches("1. ");
            assert!(html.contains(said), "{said}: {html}");
        }
        assert!(
            html.contains("Nguyễn Công Hiếu"),
            "who signs without a title: {html}"
        );
        assert!(!html.contains(":."), "{html}");
    }
}

/// Of a paper that is cited without its day and issuer the register knows both, to whoever sees it there.
#[tokio::test]
async fn a_citation_is_completed_from_the_registers_in_sight() {
    let place = Office::new().await;
    let office = place.sign_in(OFFICE).await;
    let letter = json!({
        "kind": "CV",
        // Of PGDĐT there is one of the same number a year before: nobody would know which is meant.
        "symbol": "PGDĐT-VP",
        "subject": "V/v tăng cường công tác truyền thông",
        "body": "Phòng đề nghị các trường thực hiện.",
        "signer": { "authority": "KT. TRƯỞNG PHÒNG", "title": "PHÓ TRƯỞNG PHÒNG", "name": "Nguyễn Công Hiếu" },
        "recipients": [{ "name": "Sở GDĐT", "purpose": "REPORT", "schools": false }],
    });
    let letter = issued(&place, &office, letter).await;
    let number = words(&letter["number"]);
    // What nobody registered is told as well, and completed by nobody.
    let text = format!("Căn cứ Công văn số {number}/PGDĐT-VP;\nCăn cứ Kế hoạch số 999/KH-XYZ.");
    let source = json!({ "text": text });
    let suggestions = async |who: &Browser| {
        let checked = check(&place, who, &source, "WORDS").await;
        let lacking = [
            "CITATION_WITHOUT_DATE",
            "CITATION_WITHOUT_ISSUER",
            "CITATION_WITHOUT_DATE",
            "CITATION_WITHOUT_ISSUER",
        ];
        assert_eq!(codes(&checked), lacking);
        let findings = checked["check"]["findings"].as_array().unwrap().clone();
        findings
            .iter()
            .map(|finding| finding["suggestion"].as_str().map(str::to_owned))
            .collect::<Vec<_>>()
    };
    let known = suggestions(&office).await;
    let whole = known[0].clone().unwrap();
    let dated = format!("Công văn số {number}/PGDĐT-VP ngày 05 tháng 10 năm 2020 của ");
    assert!(whole.starts_with(&dated), "{whole}");
    assert_eq!(known, [Some(whole.clone()), Some(whole), None, None]);
    let stranger = place.sign_in(OTHER_SCHOOL).await;
    assert_eq!(suggestions(&stranger).await, [None, None, None, None]);
}
