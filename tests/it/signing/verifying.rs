//! What somebody alters behind the server's back is found: a byte of a signed copy, an entry of a register.

use sea_orm::{ConnectionTrait as _, Database, DatabaseConnection};
use serde_json::json;
use server::platform::Error;
use server::verify::verify;

use crate::attachment::cloud::{BUCKET, Cloud, SECRET};
use crate::attachment::world::{OFFICE, Office, PDF, SCHOOL};

/// The lines that say what is broken.
async fn broken(place: &Office) -> Vec<String> {
    let found = verify(&place.app.db, &place.app.blobs).await.unwrap();
    let mut lines = found.lines;
    lines.retain(|line| line.contains("BROKEN"));
    assert_eq!(found.whole, lines.is_empty());
    lines
}

async fn hand(place: &Office) -> DatabaseConnection {
    let url = &place.app.config.database_url;
    Database::connect(url).await.unwrap()
}

#[tokio::test]
async fn a_changed_byte_of_a_signed_copy_is_found_and_so_is_one_that_is_gone() {
    let place = Office::new().await;
    let office = place.sign_in(OFFICE).await;
    let paper = place.letter(&office, json!({})).await;
    place.signed(&office, &paper, PDF, "").await;
    assert_eq!(broken(&place).await, Vec::<String>::new());
    let found = verify(&place.app.db, &place.app.blobs).await.unwrap();
    assert!(
        found
            .lines
            .iter()
            .any(|line| line.ends_with("1 signed copies hold"))
    );

    let folder = place.app.config.data_dir.join("files");
    let file = std::fs::read_dir(folder).unwrap().next().unwrap().unwrap();
    let mut bytes = PDF.to_vec();
    bytes[9] ^= 1;
    std::fs::write(file.path(), bytes).unwrap();
    let symbol = paper["symbol"].as_str().unwrap();
    let told = broken(&place).await;
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(
        told[0].contains(symbol) && told[0].contains("is not the file"),
        "{told:?}"
    );

    std::fs::remove_file(file.path()).unwrap();
    let told = broken(&place).await;
    assert!(told[0].ends_with("is gone"), "{told:?}");
}

#[tokio::test]
async fn an_entry_that_was_removed_leaves_a_gap_in_its_register() {
    let place = Office::new().await;
    let (office, school) = (place.sign_in(OFFICE).await, place.sign_in(SCHOOL).await);
    let mut papers = Vec::new();
    for _ in 0..3 {
        papers.push(place.letter(&school, json!({ "recipients": [] })).await);
    }
    let enter = "mutation($input: ArrivalEnterInput!) { arrivalEnter(input: $input) { arrival { id } userErrors { code } } }";
    let own = place.own(&office).await;
    for number in ["11", "12"] {
        let paper = json!({
            "organization": own, "arrivedOn": "2020-10-05", "kind": "CV", "paperNumber": number, "symbol": "SGDĐT-VP",
            "subject": "V/v khai giảng", "issuerName": "Sở Giáo dục và Đào tạo", "issuedOn": "2020-10-01",
        });
        let entered = place.ask(&office, enter, json!({ "input": paper })).await;
        assert_eq!(entered["arrivalEnter"]["userErrors"], json!([]));
    }
    // Copies are counted for themselves.
    let copy = "mutation($input: DocumentCopyInput!) { documentCopy(input: $input) { document { number } userErrors { code } } }";
    let copied = json!({
        "document": papers[0]["id"], "organization": place.own(&school).await, "form": "SY", "issuedOn": "2020-10-05",
        "recipients": [], "signer": { "title": "HIỆU TRƯỞNG", "name": "Lê Thị Sen" },
    });
    let copied = place.ask(&school, copy, json!({ "input": copied })).await;
    assert_eq!(
        copied["documentCopy"]["document"]["number"], "01",
        "{copied}"
    );
    assert_eq!(broken(&place).await, Vec::<String>::new());

    let hand = hand(&place).await;
    let number = papers[1]["number"].as_str().unwrap();
    let symbol = papers[1]["symbol"].as_str().unwrap();
    // The middle one of what was issued; the last one of what arrived.
    for removed in [
        format!(
            "DELETE FROM document WHERE symbol = '{symbol}' AND number = {}",
            number.trim_start_matches('0')
        ),
        "DELETE FROM arrival WHERE paper_number = '12'".to_owned(),
    ] {
        let gone = hand.execute_unprepared(&removed).await.unwrap();
        assert_eq!(gone.rows_affected(), 1, "{removed}");
    }
    let told = broken(&place).await;
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(
        told[0].ends_with(&format!("what issued in 2020: {number} missing")),
        "{told:?}"
    );
    assert!(
        told[1].contains("what arrived in 2020: ") && told[1].ends_with(" missing"),
        "{told:?}"
    );
    hand.close().await.unwrap();
}

/// Whether they are as they were is not known then: nothing is said of them, and nothing passes for whole.
#[tokio::test]
async fn a_bucket_that_does_not_answer_is_no_finding() {
    let mut cloud = Cloud::new().await;
    let files = cloud.files(BUCKET, SECRET);
    let place = Office::keeping(files).await.unwrap();
    let office = place.sign_in(OFFICE).await;
    let paper = place.letter(&office, json!({})).await;
    place.signed(&office, &paper, PDF, "").await;
    assert_eq!(broken(&place).await, Vec::<String>::new());
    cloud.goes().await;
    let failed = verify(&place.app.db, &place.app.blobs).await;
    assert!(matches!(failed, Err(Error::Internal { .. })), "{failed:?}");
}

#[tokio::test]
async fn a_register_that_went_on_from_paper_is_whole() {
    let place = Office::new().await;
    let office = place.sign_in(OFFICE).await;
    let begin = "mutation($input: RegisterBeginInput!) { registerBegin(input: $input) { userErrors { code } } }";
    let organization = place.own(&office).await;
    let input =
        json!({ "organization": organization, "series": "ISSUED", "year": 2020, "lastNumber": 40 });
    let begun = place.ask(&office, begin, json!({ "input": input })).await;
    assert_eq!(begun["registerBegin"]["userErrors"], json!([]));
    assert_eq!(broken(&place).await, Vec::<String>::new());
    place.letter(&office, json!({})).await;
    assert_eq!(broken(&place).await, Vec::<String>::new());
}
