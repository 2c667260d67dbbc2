//! A file of an entry that is void: whoever keeps the register takes it away still, and puts no other there.

use axum::http::StatusCode;
use serde_json::json;

use super::world::{FILE, OFFICE, Office, PDF, SCHOOL, address, codes};

#[tokio::test]
async fn a_file_of_a_void_entry_is_taken_away_by_who_keeps_the_register_and_by_nobody_else() {
    let place = Office::new().await;
    let (office, school) = (place.sign_in(OFFICE).await, place.sign_in(SCHOOL).await);
    let input = json!({
        "organization": place.own(&office).await, "arrivedOn": "2020-10-05", "kind": "CV", "paperNumber": "11",
        "symbol": "SGDĐT-VP", "subject": "V/v khai giảng", "issuerName": "Sở Giáo dục và Đào tạo", "issuedOn": "2020-10-01",
    });
    let enter = "mutation($input: ArrivalEnterInput!) { arrivalEnter(input: $input) { arrival { id } userErrors { code } } }";
    let entered = place.ask(&office, enter, json!({ "input": input })).await;
    let arrival = entered["arrivalEnter"]["arrival"]["id"].clone();
    let attach = format!(
        "mutation($input: AttachmentAddInput!) {{ attachmentAdd(input: $input) {{ attachment {{ {FILE} }} userErrors {{ code }} }} }}"
    );
    let put = async || {
        let upload = place.uploaded(&office, "a.pdf", PDF).await;
        let input = json!({ "to": { "arrival": arrival }, "upload": upload });
        let put = place.ask(&office, &attach, json!({ "input": input })).await;
        put["attachmentAdd"].clone()
    };
    let file = put().await["attachment"].clone();
    let void = "mutation($input: ArrivalVoidInput!) { arrivalVoid(input: $input) { arrival { availableActions } userErrors { code } } }";
    let input = json!({ "id": arrival, "reason": "Vào sổ nhầm: gửi cho nơi khác" });
    let voided = place.ask(&office, void, json!({ "input": input })).await;
    let actions = &voided["arrivalVoid"]["arrival"]["availableActions"];
    assert_eq!(actions, &json!(["DETACH"]));

    assert_eq!(codes(&put().await), ["WRONG_STATE"]);
    let refused = place.remove(&school, &file).await;
    assert_eq!(refused["errors"][0]["extensions"]["code"], "NOT_FOUND");
    let got = place.fetch(address(&file), &school.files).await;
    assert_eq!(got.status, StatusCode::NOT_FOUND);
    let gone = place.remove(&office, &file).await;
    assert_eq!(
        codes(&gone["data"]["attachmentRemove"]),
        Vec::<String>::new()
    );
    let got = place.fetch(address(&file), &office.files).await;
    assert_eq!(got.status, StatusCode::NOT_FOUND);
}
