//! What holds for every kind of list: all or nothing, one's own, as it was shown, in few statements.

use serde_json::json;
use server::jobs;
use uuid::Uuid;

use super::world::{ADMIN, book, counts};
use crate::attachment::world::{Browser, OFFICE, Office, codes};

/// So many new schools.
fn schools(count: usize) -> Vec<u8> {
    let names: Vec<String> = (0..count)
        .map(|n| format!("Trường Mầm non Số {n}"))
        .collect();
    let rows: Vec<[&str; 2]> = names
        .iter()
        .map(|name| [name.as_str(), "Mầm non"])
        .collect();
    let mut lines: Vec<&[&str]> = vec![&["Tên đơn vị", "Cấp học"]];
    lines.extend(rows.iter().map(|row| &row[..]));
    book(&lines)
}

async fn make(office: &Office, admin: &Browser, place: &str, name: &str) {
    let levels = office
        .ask(admin, "{ educationLevels { id } }", json!({}))
        .await;
    let create = "mutation($input: OrganizationCreateInput!) { organizationCreate(input: $input) { userErrors { code } } }";
    let input = json!({ "input": {
        "parent": place, "kind": "SCHOOL", "name": name, "shortName": name,
        "levels": [levels["educationLevels"][0]["id"]],
    } });
    let made = office.ask(admin, create, input).await;
    assert_eq!(codes(&made["organizationCreate"]), Vec::<String>::new());
}

#[tokio::test]
async fn when_the_world_has_moved_it_is_shown_anew_before_anything_is_written() {
    let office = Office::new().await;
    let admin = office.sign_in(ADMIN).await;
    let place = office.office(&admin).await;
    let file = book(&[
        &["Tên đơn vị", "Loại", "Cấp học"],
        &["Trường Mầm non Số 0", "", "Mầm non"],
        &["Trường Mầm non Số 1", "Phòng", ""],
        &["Trường Mầm non Số 2", "", "Mầm non"],
    ]);
    let import = office.looked(&admin, "ORGANIZATIONS", &place, &file).await;
    assert!(import["check"]["file"].is_null(), "nothing is wrong yet");
    make(&office, &admin, &place, "Trường Mầm non Số 1").await;
    let moved = office.ordered(&admin, "importApply", &import).await;
    assert_eq!(
        (&moved["state"], &moved["failure"]),
        (&json!("CHECKED"), &json!("CHANGED"))
    );
    assert_eq!(counts(&moved), [2, 0, 0, 1], "{moved}");
    let copy = sheet::read(&office.copy(&admin, &moved).await).unwrap();
    assert_eq!(
        copy[0].lines[2].cells[3].words(),
        "Loại: «Phòng» khác với đang có",
        "the copy is of what was read now, in the words of who asked first"
    );
    assert!(
        office
            .organization(&admin, "Trường Mầm non Số 0")
            .await
            .is_null()
    );
    let done = office.ordered(&admin, "importApply", &moved).await;
    assert_eq!(
        (&done["state"], &done["failure"]),
        (&json!("APPLIED"), &json!(null))
    );
}

#[tokio::test]
async fn one_row_that_is_refused_keeps_all_from_being_written() {
    let office = Office::new().await;
    let admin = office.sign_in(ADMIN).await;
    let root = office.own(&admin).await;
    // To whoever reads them the names are the same: Word left a soft hyphen in one. Only the command finds that.
    let file = book(&[
        &["Tên đơn vị", "Cấp học"],
        &["Trường Mầm non Một", "Mầm non"],
        &["Trường Mầm non M\u{ad}ột", "Mầm non"],
    ]);
    let import = office.looked(&admin, "ORGANIZATIONS", &root, &file).await;
    assert_eq!(counts(&import), [2, 0, 0, 0]);
    let taken = office.ordered(&admin, "importApply", &import).await;
    assert_eq!(
        (&taken["state"], &taken["failure"]),
        (&json!("CHECKED"), &json!("REFUSED")),
        "{taken}"
    );
    assert_eq!(taken["refused"][0]["line"], 3);
    assert!(
        office
            .organization(&admin, "Trường Mầm non Một")
            .await
            .is_null()
    );
}

#[tokio::test]
async fn an_import_is_its_owners_alone() {
    let office = Office::new().await;
    let admin = office.sign_in(ADMIN).await;
    let other = office.sign_in(OFFICE).await;
    let place = office.office(&admin).await;
    let import = office
        .looked(&admin, "ORGANIZATIONS", &place, &schools(1))
        .await;
    let query = "query($id: ID!) { import(id: $id) { id } }";
    let asked = office
        .answer(&other, query, json!({ "id": import["id"] }))
        .await;
    let refusals = [
        asked,
        office.order(&other, "importApply", &import).await,
        office.order(&other, "importUndo", &import).await,
    ];
    for refused in refusals {
        assert_eq!(
            refused["errors"][0]["extensions"]["code"], "NOT_FOUND",
            "{refused}"
        );
    }
    let imports = office.ask(&other, "{ imports { id } }", json!({})).await;
    assert_eq!(imports["imports"], json!([]));
    let of_kind = async |kind: &str| {
        let query = "query($kind: ImportKind) { imports(kind: $kind) { id created } }";
        let found = office.ask(&admin, query, json!({ "kind": kind })).await;
        found["imports"].clone()
    };
    assert_eq!(
        of_kind("ORGANIZATIONS").await,
        json!([{ "id": import["id"], "created": 1 }])
    );
    assert_eq!(of_kind("PEOPLE").await, json!([]));
}

#[tokio::test]
async fn it_is_written_once_and_not_while_it_is_being_worked_on() {
    let office = Office::new().await;
    let admin = office.sign_in(ADMIN).await;
    let place = office.office(&admin).await;
    let import = office
        .looked(&admin, "ORGANIZATIONS", &place, &schools(1))
        .await;
    assert_eq!(
        codes(&office.order(&admin, "importUndo", &import).await["data"]["importUndo"]),
        ["WRONG_STATE"]
    );
    office.order(&admin, "importApply", &import).await;
    let again = office.order(&admin, "importApply", &import).await;
    assert_eq!(codes(&again["data"]["importApply"]), ["WRONG_STATE"]);
    office.work().await;
    let done = office.order(&admin, "importApply", &import).await;
    assert_eq!(codes(&done["data"]["importApply"]), ["WRONG_STATE"]);
}

#[tokio::test]
async fn one_that_was_stopped_leaves_everything_as_it_was() {
    let office = Office::new().await;
    let admin = office.sign_in(ADMIN).await;
    let place = office.office(&admin).await;
    let given = office
        .give(&admin, "ORGANIZATIONS", &place, &schools(2))
        .await;
    let import = &given["data"]["importCheck"]["import"];
    let cancel =
        "mutation($input: JobCancelInput!) { jobCancel(input: $input) { userErrors { code } } }";
    let stop = json!({ "input": { "id": import["job"]["id"] } });
    office.ask(&admin, cancel, stop).await;
    office.work().await;
    let stopped = office.import(&admin, &import["id"]).await;
    assert_eq!(
        (&stopped["state"], &stopped["job"]["state"]),
        (&json!("CHECKING"), &json!("CANCELLED"))
    );
    let import = office
        .looked(&admin, "ORGANIZATIONS", &place, &schools(2))
        .await;
    let asked = office.order(&admin, "importApply", &import).await;
    let job = &asked["data"]["importApply"]["import"]["job"]["id"];
    office
        .ask(&admin, cancel, json!({ "input": { "id": job } }))
        .await;
    office.work().await;
    let stopped = office.import(&admin, &import["id"]).await;
    assert_eq!(
        (&stopped["state"], &stopped["availableActions"]),
        (&json!("CHECKED"), &json!(["APPLY"]))
    );
    assert!(
        office
            .organization(&admin, "Trường Mầm non Số 0")
            .await
            .is_null()
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn it_is_said_how_far_it_is_and_it_stops_in_the_middle() {
    let office = Office::new().await;
    let admin = office.sign_in(ADMIN).await;
    let place = office.office(&admin).await;
    let given = office
        .give(&admin, "ORGANIZATIONS", &place, &schools(5_000))
        .await;
    let import = &given["data"]["importCheck"]["import"];
    let id = &import["job"]["id"];
    let app = office.app.clone();
    let working = tokio::spawn(async move { jobs::rest(&app, Uuid::now_v7()).await });
    let begun = loop {
        let job = office.job(&admin, id).await;
        if job["done"].as_i64() > Some(0) {
            break job;
        }
    };
    assert_eq!(
        (&begun["state"], &begun["total"]),
        (&json!("RUNNING"), &json!(5_000))
    );
    let cancelled = office.cancel(&admin, id).await;
    assert_eq!(cancelled["job"]["state"], "CANCELLED");
    working.await.unwrap().unwrap();
    let stopped = office.import(&admin, &import["id"]).await;
    assert_eq!(stopped["state"], "CHECKING");
    assert!(stopped["job"]["done"].as_i64() < Some(5_000), "{stopped}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn five_thousand_are_written_and_it_stops_in_the_middle_of_that_too() {
    let office = Office::new().await;
    let admin = office.sign_in(ADMIN).await;
    let place = office.office(&admin).await;
    let import = office
        .looked(&admin, "ORGANIZATIONS", &place, &schools(5_000))
        .await;
    let last = "Trường Mầm non Số 4999";
    let asked = office.order(&admin, "importApply", &import).await;
    let id = &asked["data"]["importApply"]["import"]["job"]["id"];
    let app = office.app.clone();
    let working = tokio::spawn(async move { jobs::rest(&app, Uuid::now_v7()).await });
    // Planning again comes first, and counts up to all of them; then it begins anew.
    let mut planned = false;
    let writing = loop {
        let job = office.job(&admin, id).await;
        let done = job["done"].as_i64();
        if planned && Some(0) < done && done < Some(5_000) {
            break job;
        }
        assert_eq!(
            job["state"], "RUNNING",
            "it ended before it said how far it is"
        );
        planned |= done == Some(5_000);
    };
    assert_eq!(
        (&writing["state"], &writing["total"]),
        (&json!("RUNNING"), &json!(5_000))
    );
    let cancelled = office.cancel(&admin, id).await;
    assert_eq!(cancelled["job"]["state"], "CANCELLED");
    working.await.unwrap().unwrap();
    let stopped = office.import(&admin, &import["id"]).await;
    assert_eq!(stopped["state"], "CHECKED");
    assert!(
        office
            .organization(&admin, "Trường Mầm non Số 0")
            .await
            .is_null()
    );

    let written = office.ordered(&admin, "importApply", &import).await;
    assert_eq!(
        (&written["state"], counts(&written)[0]),
        (&json!("APPLIED"), 5_000)
    );
    assert!(!office.organization(&admin, last).await.is_null());
}

/// So many new people of one school.
fn people(count: usize) -> Vec<u8> {
    let names: Vec<String> = (0..count).map(|n| format!("Nguyễn Văn {n}")).collect();
    let row = |name| [name, "TH An Bình", "Giáo viên, nhân viên"];
    let rows: Vec<[&str; 3]> = names.iter().map(|name| row(name.as_str())).collect();
    let mut lines: Vec<&[&str]> = vec![&["Họ và tên", "Đơn vị", "Chức vụ"]];
    lines.extend(rows.iter().map(|row| &row[..]));
    book(&lines)
}

/// How many statements it takes to look at so many rows, and to write them.
async fn statements(kind: &str, list: impl Fn(usize) -> Vec<u8>, count: usize) -> [u64; 2] {
    let office = Office::new().await;
    let admin = office.sign_in(ADMIN).await;
    let place = office.office(&admin).await;
    let given = office.give(&admin, kind, &place, &list(count)).await;
    let db = &office.app.db;
    let before = db.statements();
    office.work().await;
    let looked = db.statements() - before;
    let id = &given["data"]["importCheck"]["import"]["id"];
    let import = office.import(&admin, id).await;
    assert_eq!(counts(&import), [i64::try_from(count).unwrap(), 0, 0, 0]);
    office.order(&admin, "importApply", &import).await;
    let before = db.statements();
    office.work().await;
    let written = db.statements() - before;
    let import = office.import(&admin, &import["id"]).await;
    assert_eq!(import["state"], "APPLIED", "{import}");
    [looked, written]
}

#[tokio::test]
async fn looking_takes_the_same_statements_however_many_rows_there_are() {
    for kind in ["ORGANIZATIONS", "PEOPLE"] {
        let list = match kind {
            "PEOPLE" => people,
            _ => schools,
        };
        let few = statements(kind, list, 100).await;
        let many = statements(kind, list, 1_000).await;
        // It is said how far it is after every 250 rows, and nothing else asked.
        assert_eq!(few[0] + 3, many[0], "{kind}");
        let a_row = (many[1] - few[1]).div_ceil(900);
        assert!(
            a_row <= 16,
            "{kind}: a row takes {a_row} statements to be written"
        );
    }
}
