//! The calendar on one's phone: what is one's to do, from an address that can be ended.

use axum::http::StatusCode;
use entity::position::Role;
use serde_json::{Value, json};

use crate::http::server::{RESPONSE, Server};

async fn ask(server: &Server, token: &str, query: &str, variables: Value) -> Value {
    let body = json!({ "query": query, "variables": variables });
    let answer = server.ask_as(token, RESPONSE, body).await.json();
    assert_eq!(answer["errors"], Value::Null, "{answer}");
    answer["data"].clone()
}

/// Gives oneself something to do by a day far ahead.
async fn give(server: &Server, token: &str, title: &str) {
    give_again(server, token, title, Value::Null).await;
}

/// The same, if it comes again.
async fn give_again(server: &Server, token: &str, title: &str, repeat: Value) {
    let own = "{ viewer { person { id } appointments { organization { id } } } }";
    let own = ask(server, token, own, json!({})).await;
    let input = json!({
        "organization": own["viewer"]["appointments"][0]["organization"]["id"],
        "title": title,
        "dueOn": "2098-12-31",
        "to": { "person": own["viewer"]["person"]["id"] },
        "repeat": repeat,
    });
    let give =
        "mutation($input: TaskAssignInput!) { taskAssign(input: $input) { userErrors { code } } }";
    let given = ask(server, token, give, json!({ "input": input })).await;
    assert_eq!(given["taskAssign"]["userErrors"], json!([]));
}

/// The address, and the session that it is.
async fn open(server: &Server, token: &str) -> (String, Value) {
    let open = "mutation { calendarOpen(input: { idempotencyKey: \"lịch\" }) { path session { id } userErrors { code } } }";
    let opened = ask(server, token, open, json!({})).await;
    let path = opened["calendarOpen"]["path"].as_str().unwrap().to_owned();
    (path, opened["calendarOpen"]["session"]["id"].clone())
}

#[tokio::test]
async fn a_calendar_reads_ones_tasks_until_its_session_is_ended() {
    let server = Server::start().await;
    let (token, _) = server.sign_in(Role::Office).await;
    give(&server, &token, "Viết bài; gửi văn phòng, đăng tải").await;
    let (path, session) = open(&server, &token).await;
    assert_eq!(open(&server, &token).await.0, path, "a repeated request");

    let calendar = server.get(&path).await;
    assert_eq!(calendar.status, StatusCode::OK);
    assert_eq!(
        calendar.header("content-type"),
        "text/calendar; charset=utf-8"
    );
    for line in [
        "BEGIN:VCALENDAR",
        "SUMMARY:Viết bài\\; gửi văn phòng\\, đăng tải",
        "DTSTART;VALUE=DATE:20981231",
        // It ends before that day begins.
        "DTEND;VALUE=DATE:20990101",
    ] {
        assert!(calendar.text.contains(line), "{line}: {}", calendar.text);
    }

    let (other, _) = server.sign_in(Role::Office).await;
    let (others, _) = open(&server, &other).await;
    assert!(!server.get(&others).await.text.contains("SUMMARY"));

    let end = "mutation($id: ID!) { sessionRevoke(input: { id: $id }) { userErrors { code } } }";
    ask(&server, &token, end, json!({ "id": session })).await;
    assert_eq!(server.get(&path).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn what_comes_again_stands_on_each_of_its_days() {
    let server = Server::start().await;
    let (token, _) = server.sign_in(Role::Office).await;
    let weekly = json!({ "every": "WEEK", "until": "2099-01-20" });
    give_again(&server, &token, "Tin tuần", weekly).await;
    let (path, _) = open(&server, &token).await;
    let calendar = server.get(&path).await.text;
    for day in ["20981231", "20990107", "20990114"] {
        let line = format!("DTSTART;VALUE=DATE:{day}");
        assert!(calendar.contains(&line), "{line}: {calendar}");
    }
}

#[tokio::test]
async fn an_address_cannot_be_guessed() {
    let server = Server::start().await;
    let (token, _) = server.sign_in(Role::Office).await;
    let (path, _) = open(&server, &token).await;
    let (_, proof) = path.split_once('.').unwrap();
    let (other, _) = server.sign_in(Role::Office).await;
    let (others, _) = open(&server, &other).await;
    let (others, _) = others.split_once('.').unwrap();
    let here = "{ viewer { sessions { id current } } }";
    let here = ask(&server, &token, here, json!({})).await;
    let sessions = here["viewer"]["sessions"].as_array().unwrap();
    let signed_in = sessions.iter().find(|one| one["current"] == true).unwrap();
    let signed_in = signed_in["id"].as_str().unwrap();
    let signed_in = signed_in.trim_start_matches("session_");
    for address in [
        format!("{others}.{proof}"),
        format!("/calendar/{signed_in}.{proof}"),
        path.replace(".ics", ""),
        format!("{path}.ics"),
        "/calendar/x.y.ics".to_owned(),
    ] {
        let answer = server.get(&address).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{address}");
    }
}
