//! What is in the file.

use axum::http::StatusCode;
use serde_json::json;
use server::jobs;
use uuid::Uuid;

use super::world::{ORGANIZATIONS, rows, schools};
use crate::attachment::world::{OFFICE, OTHER_SCHOOL, Office, SCHOOL};

#[tokio::test]
async fn all_rows_of_a_list_stand_in_the_workbook_under_its_columns() {
    let place = Office::new().await;
    let office = place.sign_in(OFFICE).await;
    let asked = place.export(&office, schools()).await["job"].clone();
    assert_eq!(
        (&asked["state"], &asked["availableActions"]),
        (&json!("QUEUED"), &json!(["CANCEL"]))
    );
    place.work().await;
    let job = place.job(&office, &asked["id"]).await;
    assert_eq!(
        (&job["state"], &job["done"]),
        (&json!("DONE"), &job["total"])
    );
    assert!(
        job["done"].as_i64().unwrap() > 10,
        "more than a page: {job}"
    );
    assert_eq!(job["file"]["name"], "Đơn vị- trường 2020-10-05.xlsx");

    let got = place.made(&office, &job).await;
    assert_eq!(got.status, StatusCode::OK);
    assert_eq!(
        got.bytes.len() as i64,
        job["file"]["size"].as_i64().unwrap()
    );
    let sheets = sheet::read(&got.bytes).unwrap();
    assert_eq!(sheets[0].sheet, "Đơn vị  trường");
    let table = rows(&sheets[0]);
    assert_eq!(table[0], ["Tên", "Loại", "Cấp học", "Điện thoại"]);
    assert_eq!(table.len() as i64 - 1, job["total"].as_i64().unwrap());
    assert!(
        table[1..].iter().all(|row| row[1] == "Trường"),
        "codes have words"
    );
    let shown = place
        .ask(
            &office,
            ORGANIZATIONS,
            json!({ "filter": { "kind": "SCHOOL" } }),
        )
        .await;
    let shown = shown["organizations"]["nodes"].as_array().unwrap().iter();
    let names: Vec<_> = shown.map(|row| row["name"].as_str().unwrap()).collect();
    let taken: Vec<_> = table[1..].iter().map(|row| row[0].as_str()).collect();
    assert_eq!(taken[..names.len()], names, "in the order that is shown");
    assert_eq!(rows(&sheets[1]), [["Loại", "Trường"]]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_more_than_ten_thousand_rows_it_is_said_how_far_it_is() {
    let place = Office::new().await;
    place.more_schools(10_001).await;
    let office = place.sign_in(OFFICE).await;
    let mut input = schools();
    input["query"] = json!(ORGANIZATIONS.replace("first: 10", "first: 100"));
    let asked = place.export(&office, input).await["job"].clone();
    let app = place.app.clone();
    let working = tokio::spawn(async move { jobs::rest(&app, Uuid::now_v7()).await });
    let begun = loop {
        let job = place.job(&office, &asked["id"]).await;
        if job["done"].as_i64() > Some(0) {
            break job;
        }
    };
    assert_eq!(begun["state"], "RUNNING");
    let total = begun["total"].as_i64().unwrap();
    assert!(
        total > 10_000 && begun["done"].as_i64() < Some(total),
        "{begun}"
    );
    working.await.unwrap().unwrap();
    let job = place.job(&office, &asked["id"]).await;
    assert_eq!(
        (&job["state"], &job["done"]),
        (&json!("DONE"), &json!(total))
    );
    let sheets = sheet::read(&place.made(&office, &job).await.bytes).unwrap();
    assert_eq!(rows(&sheets[0]).len() as i64 - 1, total);
}

#[tokio::test]
async fn as_text_it_has_the_mark_by_which_excel_knows_it() {
    let place = Office::new().await;
    let office = place.sign_in(OFFICE).await;
    let mut input = schools();
    input["format"] = json!("CSV");
    let job = place.exported(&office, input).await;
    let got = place.made(&office, &job).await;
    assert_eq!(got.header("content-type"), "text/csv; charset=utf-8");
    let text = String::from_utf8(got.bytes).unwrap();
    assert!(
        text.starts_with("\u{feff}\"Tên\",\"Loại\",\"Cấp học\",\"Điện thoại\"\r\n"),
        "{text}"
    );
}

#[tokio::test]
async fn a_school_takes_along_what_it_sees() {
    let place = Office::new().await;
    let (office, school) = (place.sign_in(OFFICE).await, place.sign_in(SCHOOL).await);
    let mut input = schools();
    input["query"] = json!(
        "query Tasks($after: String) { tasks(first: 10, after: $after) { nodes { title assignee { name } } pageInfo { hasNextPage endCursor } } }"
    );
    input["operationName"] = json!("Tasks");
    input["list"] = json!("tasks");
    input["variables"] = json!("{}");
    input["columns"] = json!([{ "title": "Việc", "cells": "TEXT", "paths": ["title"] }]);
    place.task(&office, &school).await;
    let other = place.sign_in(OTHER_SCHOOL).await;
    let own = place.exported(&school, input.clone()).await;
    let others = place.exported(&other, input).await;
    let count = async |who, job| {
        let got = place.made(who, job).await;
        let sheets = sheet::read(&got.bytes).unwrap();
        let table = rows(&sheets[0]);
        table
            .iter()
            .filter(|row| row[0] == "Viết bài về ngày khai giảng")
            .count()
    };
    assert_eq!(
        (count(&school, &own).await, count(&other, &others).await),
        (1, 0)
    );
}

#[tokio::test]
async fn a_job_and_its_file_are_its_owners_alone() {
    let place = Office::new().await;
    let (office, school) = (place.sign_in(OFFICE).await, place.sign_in(SCHOOL).await);
    let again = place.sign_in(OFFICE).await;
    let job = place.exported(&office, schools()).await;
    let url = job["file"]["url"].as_str().unwrap();
    for (who, cookie) in [
        ("another", &school.files),
        ("nobody", &String::new()),
        ("another session", &again.files),
    ] {
        let got = place.fetch(url, cookie).await;
        assert_eq!(got.status, StatusCode::NOT_FOUND, "{who}");
    }
    let query = "query($id: ID!) { job(id: $id) { title } }";
    let asked = place
        .answer(&school, query, json!({ "id": job["id"] }))
        .await;
    assert_eq!(asked["errors"][0]["extensions"]["code"], "NOT_FOUND");
    let forged = url.replace("/files/jobs/", "/files/");
    assert_eq!(
        place.fetch(&forged, &office.files).await.status,
        StatusCode::NOT_FOUND
    );
}

#[tokio::test]
async fn a_file_is_gone_with_the_rights_that_it_was_made_by() {
    for endings in [["endsOn", "2020-10-04"], ["", ""]] {
        let place = Office::new().await;
        let (admin, school) = (place.sign_in("admin").await, place.sign_in(SCHOOL).await);
        let job = place.exported(&school, schools()).await;
        assert_eq!(place.made(&school, &job).await.status, StatusCode::OK);
        let own = "{ viewer { person { id } appointments { id } } }";
        let own = place.ask(&school, own, json!({})).await["viewer"].clone();
        let (mutation, ids) = match endings {
            ["endsOn", _] => (
                "mutation($input: AppointmentEndInput!) { done: appointmentEnd(input: $input) { userErrors { code } } }",
                own["appointments"]
                    .as_array()
                    .unwrap()
                    .iter()
                    .map(|held| held["id"].clone())
                    .collect(),
            ),
            _ => (
                "mutation($input: PersonRef!) { done: personDisable(input: $input) { userErrors { code } } }",
                vec![own["person"]["id"].clone()],
            ),
        };
        for id in ids {
            let mut input = json!({ "id": id });
            if let ["endsOn", day] = endings {
                input["endsOn"] = json!(day);
            }
            let done = place.ask(&admin, mutation, json!({ "input": input })).await;
            assert_eq!(done["done"]["userErrors"], json!([]));
        }
        let got = place.made(&school, &job).await;
        assert_eq!(got.status, StatusCode::NOT_FOUND, "{endings:?}");
    }
}

#[tokio::test]
async fn what_makes_no_file_is_told_at_once() {
    let place = Office::new().await;
    let office = place.sign_in(OFFICE).await;
    for (field, value) in [
        ("columns", json!([])),
        ("variables", json!("nonsense")),
        ("title", json!("  ")),
        ("title", json!("x".repeat(301))),
        ("document", json!("sha256:00")),
    ] {
        let mut input = schools();
        input[field] = value;
        let asked = place.export(&office, input).await;
        assert_eq!(
            asked["userErrors"],
            json!([{ "code": "INVALID" }]),
            "{field}"
        );
        assert_eq!(asked["job"], json!(null));
    }
}

#[tokio::test]
async fn what_is_no_list_or_writes_is_refused() {
    let place = Office::new().await;
    let office = place.sign_in(OFFICE).await;
    for (query, list) in [
        (
            "mutation Organizations { jobCancel(input: { id: \"job_x\" }) { job { id } } }",
            "jobCancel",
        ),
        ("query Organizations { viewer { name } }", "viewer"),
        ("query Organizations { nowhere }", "nowhere"),
        ("query Organizations {", "organizations"),
        (ORGANIZATIONS, "organizations.nodes"),
    ] {
        let mut input = schools();
        input["query"] = json!(query);
        input["list"] = json!(list);
        let job = place.exported(&office, input).await;
        assert_eq!(
            (&job["state"], &job["failure"]),
            (&json!("FAILED"), &json!("REFUSED")),
            "{query}"
        );
        assert_eq!(job["file"], json!(null));
    }
}
