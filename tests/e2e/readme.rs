//! What the README tells a person at a terminal to type, typed: no browser, the real program.
#![expect(
    clippy::indexing_slicing,
    reason = "a missing field of an answer fails the test"
)]

use std::path::Path;

use futures_util::{SinkExt as _, StreamExt as _};
use serde_json::{Value, json};
use tokio_tungstenite::connect_async;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::client::IntoClientRequest as _;
use tokio_tungstenite::tungstenite::http::HeaderValue;

use crate::server::{PASSWORD, Server};

/// The README's blocks in one language.
fn blocks(language: &str) -> Vec<String> {
    let readme = Path::new(env!("CARGO_MANIFEST_DIR")).join("../README.md");
    let readme = std::fs::read_to_string(readme).expect("the README");
    let fence = format!("```{language}\n");
    let begun = readme.split(&fence).skip(1);
    begun
        .map(|rest| rest.split("```").next().unwrap_or_default().to_owned())
        .collect()
}

/// Types a block at the server's machine and gives what was printed.
fn typed(server: &Server, desk: &Path, block: &str) -> String {
    let address = server.url.trim_start_matches("http://");
    let script = block
        .replace("the one that the demonstration printed", PASSWORD)
        .replace("localhost:8080", address);
    let done = server.shell(desk, &script);
    let printed = String::from_utf8_lossy(&done.stdout).into_owned();
    assert!(
        done.status.success(),
        "{}:\n{script}\n{printed}\n{}",
        done.status,
        String::from_utf8_lossy(&done.stderr)
    );
    printed
}

#[tokio::test]
async fn every_command_of_the_readme_does_what_it_says() {
    let server = Server::demonstration().await;
    let desk = tempfile::tempdir().expect("a desk");
    let desk = desk.path();
    std::fs::write(desk.join("plan.md"), crate::papers::office_plan()).expect("a plan");
    let mut token = String::new();
    for block in blocks("sh") {
        if block.starts_with("cargo xtask ") {
            // Everything else here stands on what these two do.
            assert!(matches!(
                block.trim(),
                "cargo xtask run" | "cargo xtask test"
            ));
        } else if block.contains("curl ") {
            let block = format!("{block}\nprintf '\\n%s\\n' \"$TOKEN\"");
            let printed = typed(&server, desk, &block);
            let mut lines = printed.lines().filter(|line| !line.is_empty());
            let answer: Value =
                serde_json::from_str(lines.next().expect("an answer")).expect("JSON");
            assert_eq!(answer.get("errors"), None, "{answer}");
            let name = answer.pointer("/data/viewer/person/name");
            assert!(name.is_some_and(Value::is_string), "{answer}");
            lines.next().expect("a token").clone_into(&mut token);
        } else if block.contains("sen plan read") {
            let printed = typed(&server, desk, &block);
            let plan: Value = serde_json::Deserializer::from_str(&printed)
                .into_iter()
                .next()
                .expect("a plan")
                .expect("JSON");
            assert_eq!(plan["kind"], "PLAN");
            assert!(plan["clauses"].as_array().is_some_and(|all| all.len() >= 4));
            for said in [
                "ok     integrity: sound",
                "ok     migrations: up to date",
                "lines hold",
                "/set-up?token=",
                "SEN_DATABASE_URL",
            ] {
                assert!(printed.contains(said), "{said}: {printed}");
            }
            assert!(!printed.contains("\nWRONG  "), "{printed}");
        } else if block.contains("sen backup") {
            let printed = typed(&server, desk, &block);
            assert!(printed.contains("Backed up to backup: "), "{printed}");
            assert!(printed.contains("Restored to elsewhere: "), "{printed}");
            assert!(desk.join("elsewhere/sen.db").is_file());
        } else {
            panic!("the README has a block that nothing here tries:\n{block}");
        }
    }
    listens_as_the_readme_says(&server, &token).await;
}

async fn listens_as_the_readme_says(server: &Server, token: &str) {
    let blocks = blocks("json");
    let [block] = blocks.as_slice() else {
        panic!("one block of messages, not {}", blocks.len());
    };
    let messages: Vec<String> = block
        .lines()
        .map(|line| line.replace("Bearer …", &format!("Bearer {token}")))
        .collect();
    let address = format!("{}/graphql/ws", server.url.replace("http:", "ws:"));
    let mut request = address.into_client_request().expect("an address");
    request.headers_mut().insert(
        "sec-websocket-protocol",
        HeaderValue::from_static("graphql-transport-ws"),
    );
    let (mut socket, _) = connect_async(request).await.expect("a socket");
    let (first, rest) = messages.split_first().expect("a message");
    socket.send(Message::text(first)).await.expect("it is sent");
    assert_eq!(heard(&mut socket).await["type"], "connection_ack");
    for message in rest {
        socket
            .send(Message::text(message))
            .await
            .expect("it is sent");
    }
    // A pong to this means that what was sent before it was taken.
    socket
        .send(Message::text(r#"{"type":"ping"}"#))
        .await
        .expect("it is sent");
    assert_eq!(heard(&mut socket).await["type"], "pong");
    let plan = submit_a_plan(server, token).await;
    let next = heard(&mut socket).await;
    assert_eq!((&next["type"], &next["id"]), (&json!("next"), &json!("1")));
    assert_eq!(
        next["payload"]["data"],
        json!({ "planChanged": { "planId": plan, "state": "SUBMITTED" } })
    );
}

async fn heard<S>(socket: &mut S) -> Value
where
    S: futures_util::Stream<Item = Result<Message, tokio_tungstenite::tungstenite::Error>> + Unpin,
{
    loop {
        let message = socket
            .next()
            .await
            .expect("an open socket")
            .expect("a message");
        if let Message::Text(text) = message {
            return serde_json::from_str(&text).expect("JSON");
        }
    }
}

async fn submit_a_plan(server: &Server, token: &str) -> Value {
    let ask = async |query: &str, variables: Value| -> Value {
        let request = reqwest::Client::new()
            .post(format!("{}/graphql", server.url))
            .bearer_auth(token)
            .json(&json!({ "query": query, "variables": variables }));
        let answer: Value = request
            .send()
            .await
            .expect("an answer")
            .json()
            .await
            .expect("JSON");
        assert_eq!(answer.get("errors"), None, "{answer}");
        answer["data"].clone()
    };
    let here = ask(
        "{ viewer { organization { id } currentSchoolYear { id } } }",
        json!({}),
    )
    .await;
    let content = json!({
        "title": "Kế hoạch truyền thông", "schoolYear": here["viewer"]["currentSchoolYear"]["id"], "citations": [],
        "clauses": [{ "depth": 0, "marker": "I.", "kind": "SECTION", "text": "NỘI DUNG", "schools": false, "deadlines": [] }],
        "recipients": [{ "name": "Các trường MN, TH, THCS", "purpose": "EXECUTE", "schools": true }],
        "signer": { "title": "TRƯỞNG PHÒNG", "name": "Nguyễn Thị Sen" },
    });
    let create = "mutation($input: PlanCreateInput!) { planCreate(input: $input) { plan { id } userErrors { code path } } }";
    let input = json!({ "organization": here["viewer"]["organization"]["id"], "content": content });
    let made = ask(create, json!({ "input": input })).await;
    let plan = made["planCreate"]["plan"]["id"].clone();
    assert!(plan.is_string(), "{made}");
    let submit =
        "mutation($id: ID!) { planSubmit(input: { id: $id }) { userErrors { code path } } }";
    let done = ask(submit, json!({ "id": plan })).await;
    assert_eq!(done["planSubmit"]["userErrors"], json!([]));
    plan
}
