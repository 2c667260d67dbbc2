//! From choosing a file to the day its bytes go.

use std::time::Duration;

use axum::http::StatusCode;
use serde_json::{Value, json};
use server::backup::{self, BackupError};
use server::platform::blob::Blobs;

use super::world::{OFFICE, Office, PDF, SCHOOL, address, codes};

const DAY: u64 = 24 * 3600;

/// How many files there are on the disk.
fn kept(place: &Office) -> usize {
    let folder = place.app.config.data_dir.join("files");
    std::fs::read_dir(folder).map_or(0, Iterator::count)
}

fn finish(task: &str) -> Value {
    json!({ "id": task, "result": "Đã đăng một bài", "links": [] })
}

#[tokio::test]
async fn files_of_what_is_done_stay_and_the_record_tells_of_each() {
    let place = Office::new().await;
    let (office, school) = (place.sign_in(OFFICE).await, place.sign_in(SCHOOL).await);
    let task = place.task(&office, &school).await;
    let first = place.attached(&school, &task, "một.pdf", PDF).await;
    let second = place.attached(&school, &task, "hai.pdf", PDF).await;
    let gone = place.remove(&school, &first).await;
    assert_eq!(
        codes(&gone["data"]["attachmentRemove"]),
        Vec::<String>::new()
    );
    assert_eq!(
        place.act(&school, "taskFinish", finish(&task)).await["userErrors"],
        json!([])
    );
    let refused = place.remove(&school, &second).await;
    assert_eq!(codes(&refused["data"]["attachmentRemove"]), ["WRONG_STATE"]);
    let late = place.uploaded(&school, "ba.pdf", PDF).await;
    let late = place.attach(&school, &task, &late).await;
    assert_eq!(codes(&late["data"]["attachmentAdd"]), ["WRONG_STATE"]);
    let back = json!({ "id": task, "reason": "Thiếu ảnh" });
    place.act(&office, "taskReturn", back).await;
    let more = place.attached(&school, &task, "ba.pdf", PDF).await;
    let names: Vec<Value> = place.files(&office, &task).await;
    let names: Vec<&str> = names
        .iter()
        .filter_map(|file| file["name"].as_str())
        .collect();
    assert_eq!(names, ["hai.pdf", "ba.pdf"]);
    assert_eq!(
        more["addedByName"],
        place.files(&office, &task).await[0]["addedByName"]
    );
    let history = "query($id: ID!) { task(id: $id) { version history { action note } } }";
    let told = place.ask(&office, history, json!({ "id": task })).await;
    let told = told["task"]["history"].as_array().unwrap();
    let lines: Vec<(&str, &str)> = told
        .iter()
        .map(|line| {
            (
                line["action"].as_str().unwrap(),
                line["note"].as_str().unwrap_or_default(),
            )
        })
        .collect();
    assert_eq!(
        lines,
        [
            ("task.attach", "ba.pdf"),
            ("task.return", "Thiếu ảnh"),
            ("task.finish", ""),
            ("task.detach", "một.pdf"),
            ("task.attach", "hai.pdf"),
            ("task.attach", "một.pdf"),
            ("task.assign", ""),
        ]
    );
}

#[tokio::test]
async fn bytes_go_when_nothing_names_them_and_not_before() {
    let place = Office::new().await;
    let (office, school) = (place.sign_in(OFFICE).await, place.sign_in(SCHOOL).await);
    let task = place.task(&office, &school).await;
    let stays = place.attached(&school, &task, "a.pdf", PDF).await;
    let goes = place.attached(&school, &task, "b.pdf", PDF).await;
    place.uploaded(&school, "never-used.pdf", PDF).await;
    place.put(&school, "never-completed.pdf", PDF).await;
    assert_eq!(kept(&place), 4);
    place.app.sweep().await.unwrap();
    assert_eq!(kept(&place), 4);
    place.remove(&school, &goes).await;
    place.app.sweep().await.unwrap();
    assert_eq!(kept(&place), 3);
    place.app.db.clock().advance(Duration::from_secs(DAY));
    place.app.sweep().await.unwrap();
    assert_eq!(kept(&place), 2, "what was never completed is gone");
    place.app.db.clock().advance(Duration::from_secs(2 * DAY));
    place.app.sweep().await.unwrap();
    assert_eq!(kept(&place), 1, "and what was never used");
    let school = place.sign_in(SCHOOL).await;
    let files = place.files(&school, &task).await;
    assert_eq!(files[0]["id"], stays["id"]);
    let got = place.fetch(address(&files[0]), &school.files).await;
    assert_eq!((got.status, got.bytes.as_slice()), (StatusCode::OK, PDF));
    // The task goes, and its files with it.
    let office = place.sign_in(OFFICE).await;
    let withdraw =
        "mutation($id: ID!) { taskWithdraw(input: { id: $id }) { userErrors { code } } }";
    let gone = place.ask(&office, withdraw, json!({ "id": task })).await;
    assert_eq!(gone["taskWithdraw"]["userErrors"], json!([]));
    place.app.sweep().await.unwrap();
    assert_eq!(kept(&place), 0);
}

#[tokio::test]
async fn a_photograph_is_kept_without_where_it_was_taken() {
    let place = Office::new().await;
    let (office, school) = (place.sign_in(OFFICE).await, place.sign_in(SCHOOL).await);
    let task = place.task(&office, &school).await;
    let photograph = [
        b"\xff\xd8\xff\xe1\x00\x16Exif\0\0MM\0*\0\0\0\x08\0\0\0\0\0\0".as_slice(),
        b"\xff\xfe\x00\x0e10.29 105.75".as_slice(),
        b"\xff\xda\x00\x08\x01\x01\0\0\x3f\0\x12\x34\xff\xd9",
    ]
    .concat();
    let file = place
        .attached(&school, &task, "IMG_1.JPG", &photograph)
        .await;
    assert_eq!(file["contentType"], "image/jpeg");
    let got = place.fetch(address(&file), &school.files).await;
    assert_eq!(file["size"], got.bytes.len());
    assert!(!got.bytes.windows(5).any(|at| at == b"10.29"));
    assert!(got.bytes.ends_with(b"\x12\x34\xff\xd9"));
}

#[tokio::test]
async fn a_backup_holds_the_files_of_records_and_misses_one_that_is_gone() {
    let place = Office::new().await;
    let (office, school) = (place.sign_in(OFFICE).await, place.sign_in(SCHOOL).await);
    let task = place.task(&office, &school).await;
    place.attached(&school, &task, "a.pdf", PDF).await;
    if place.app.db.is_postgres() {
        return;
    }
    let there = tempfile::tempdir().unwrap();
    let copy = there.path().join("copy");
    let made = backup::make(&place.app.db, &place.app.blobs, "files", &copy).await;
    let made = made.unwrap();
    assert_eq!(made.files, 1);
    let restore = async |into: &str| {
        let data = there.path().join(into);
        let files = Blobs::in_folder(&data.join("files")).unwrap();
        backup::restore(&copy, &data, &files).await
    };
    assert_eq!(restore("data").await.unwrap(), made);
    for file in std::fs::read_dir(copy.join("files")).unwrap() {
        std::fs::remove_file(file.unwrap().path()).unwrap();
    }
    let torn = restore("other").await;
    assert!(matches!(torn, Err(BackupError::NotWhole(why)) if why.contains("is missing")));
}

#[tokio::test]
async fn many_files_cost_a_list_no_more_statements() {
    let place = Office::new().await;
    let (office, school) = (place.sign_in(OFFICE).await, place.sign_in(SCHOOL).await);
    let list = "{ tasks(first: 100) { nodes { id files { name size url } } } }";
    let cost = async || {
        let before = place.app.db.statements();
        let answer = place.ask(&office, list, json!({})).await;
        let nodes = answer["tasks"]["nodes"].as_array().unwrap().clone();
        (place.app.db.statements() - before, nodes)
    };
    for _ in 0..3 {
        let task = place.task(&office, &school).await;
        place.attached(&school, &task, "a.pdf", PDF).await;
    }
    let (few, _) = cost().await;
    for _ in 0..7 {
        let task = place.task(&office, &school).await;
        place.attached(&school, &task, "a.pdf", PDF).await;
        place.attached(&school, &task, "b.pdf", PDF).await;
    }
    let (many, nodes) = cost().await;
    assert_eq!(nodes.len(), 10);
    assert!(nodes.iter().all(|task| task["files"][0]["name"] == "a.pdf"));
    assert_eq!(many, few);
}
