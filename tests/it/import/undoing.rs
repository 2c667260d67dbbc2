//! Taking back what was written, or not.

use std::time::Duration;

use serde_json::{Value, json};

use super::world::{ADMIN, book};
use crate::attachment::world::{Browser, Office, codes};

async fn written(office: &Office, admin: &Browser) -> Value {
    let place = office.office(admin).await;
    let file = book(&[
        &["Tên đơn vị", "Cấp học", "Cụm", "Điện thoại"],
        &["Trường Mầm non Bông Lúa", "Mầm non", "Cụm trường số 1", ""],
        &[
            "Trường Tiểu học An Bình",
            "",
            "Cụm trường số 2",
            "0900777888",
        ],
    ]);
    let import = office.looked(admin, "ORGANIZATIONS", &place, &file).await;
    let import = office.ordered(admin, "importApply", &import).await;
    assert_eq!(import["availableActions"], json!(["UNDO"]), "{import}");
    import
}

#[tokio::test]
async fn what_was_changed_is_as_before_and_what_was_made_is_closed() {
    let office = Office::new().await;
    let admin = office.sign_in(ADMIN).await;
    let before = office.organization(&admin, "Trường Tiểu học An Bình").await;
    let import = written(&office, &admin).await;
    let undone = office.ordered(&admin, "importUndo", &import).await;
    assert_eq!(
        (&undone["state"], &undone["availableActions"]),
        (&json!("UNDONE"), &json!([]))
    );
    let mut after = office.organization(&admin, "Trường Tiểu học An Bình").await;
    assert!(after["version"].as_i64() > before["version"].as_i64());
    after["version"] = before["version"].clone();
    assert_eq!(after, before);
    let made = office.organization(&admin, "Trường Mầm non Bông Lúa").await;
    assert_eq!(
        (&made["closedOn"], &made["clusters"]),
        (&json!("2020-10-05"), &json!([]))
    );
    // What was closed stands in nobody's way.
    let again = written(&office, &admin).await;
    assert_eq!(again["state"], "APPLIED");
}

#[tokio::test]
async fn what_somebody_touched_keeps_all_of_it() {
    let office = Office::new().await;
    let admin = office.sign_in(ADMIN).await;
    let import = written(&office, &admin).await;
    let made = office.organization(&admin, "Trường Mầm non Bông Lúa").await;
    let update = "mutation($input: OrganizationUpdateInput!) { organizationUpdate(input: $input) { organization { id } userErrors { code } } }";
    let input = json!({ "input": { "id": made["id"], "address": "Số 2" } });
    office.ask(&admin, update, input).await;
    let refused = office.ordered(&admin, "importUndo", &import).await;
    assert_eq!(
        (&refused["state"], &refused["failure"]),
        (&json!("APPLIED"), &json!("TOUCHED"))
    );
    assert_eq!(refused["refused"][0]["line"], 2);
    assert_eq!(refused["refused"][0]["reasons"][0]["code"], "CHANGED");
    let other = office.organization(&admin, "Trường Tiểu học An Bình").await;
    assert_eq!(other["phone"], "0900777888", "nothing is taken back");
}

#[tokio::test]
async fn a_cluster_that_somebody_put_it_in_since_is_not_overwritten() {
    let office = Office::new().await;
    let admin = office.sign_in(ADMIN).await;
    let import = written(&office, &admin).await;
    let place = office.office(&admin).await;
    let schools = ["Trường Mầm non Bông Lúa", "Trường Tiểu học An Bình"];
    let (made, changed) = (
        office.named(&admin, schools[0]).await,
        office.named(&admin, schools[1]).await,
    );
    let save = "mutation($input: ClusterSaveInput!) { clusterSave(input: $input) { userErrors { code } } }";
    let input = json!({ "input": { "organization": place, "name": "Cụm ven sông", "members": [made, changed] } });
    let saved = office.ask(&admin, save, input).await;
    assert_eq!(codes(&saved["clusterSave"]), Vec::<String>::new());
    let refused = office.ordered(&admin, "importUndo", &import).await;
    assert_eq!(
        (&refused["state"], &refused["failure"]),
        (&json!("APPLIED"), &json!("TOUCHED"))
    );
    let lines = refused["refused"].as_array().unwrap().iter();
    let told: Vec<_> = lines
        .map(|one| {
            (
                one["line"].as_i64().unwrap(),
                one["reasons"][0]["code"].as_str().unwrap(),
            )
        })
        .collect();
    assert_eq!(told, [(2, "CHANGED"), (3, "CHANGED")]);
    for school in schools {
        let now = office.organization(&admin, school).await;
        let clusters = now["clusters"].as_array().unwrap();
        assert!(
            clusters.contains(&json!({ "name": "Cụm ven sông" })),
            "{now}"
        );
    }
}

#[tokio::test]
async fn what_something_hangs_on_is_not_taken_back() {
    let office = Office::new().await;
    let admin = office.sign_in(ADMIN).await;
    let import = written(&office, &admin).await;
    let made = office.organization(&admin, "Trường Mầm non Bông Lúa").await;
    let positions = office
        .ask(&admin, "{ positions { id title } }", json!({}))
        .await;
    let mut positions = positions["positions"].as_array().unwrap().iter();
    let post = positions
        .find(|post| post["title"] == "Hiệu trưởng")
        .unwrap();
    let create = "mutation($input: PersonCreateInput!) { personCreate(input: $input) { userErrors { code } } }";
    let input = json!({ "input": { "name": "Lê Thị Mới", "username": "moi.lt", "organization": made["id"], "position": post["id"] } });
    let done = office.ask(&admin, create, input).await;
    assert_eq!(codes(&done["personCreate"]), Vec::<String>::new());
    let refused = office.ordered(&admin, "importUndo", &import).await;
    assert_eq!(
        refused["refused"][0]["reasons"][0]["code"], "IN_USE",
        "{refused}"
    );
}

#[tokio::test]
async fn after_a_day_it_is_forgotten_with_its_workbook() {
    let office = Office::new().await;
    let admin = office.sign_in(ADMIN).await;
    let import = written(&office, &admin).await;
    let db = &office.app.db;
    db.clock().advance(Duration::from_secs(24 * 3600 + 60));
    let admin = office.sign_in(ADMIN).await;
    let late = office.order(&admin, "importUndo", &import).await;
    assert_eq!(codes(&late["data"]["importUndo"]), ["EXPIRED"]);
    assert!(db.discarded().await.unwrap().is_empty());
    db.sweep().await.unwrap();
    assert_eq!(db.discarded().await.unwrap().len(), 1);
    let imports = office.ask(&admin, "{ imports { id } }", json!({})).await;
    assert_eq!(imports["imports"], json!([]));
}
