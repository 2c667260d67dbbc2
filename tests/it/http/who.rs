//! Who asks, with which documents, and what he is not told.

use axum::body::Body;
use axum::http::{Request, StatusCode};
use entity::position::Role;
use serde_json::json;
use sha2::{Digest, Sha256};

use crate::http::server::{OK, RESPONSE, Server, check_shape};

#[tokio::test]
async fn a_token_that_does_not_hold_is_not_nobody() {
    let server = Server::start().await;
    for given in [
        "Bearer x",
        "Bearer",
        "Basic eDp5",
        "Bearer a.b.c",
        "bearer  ",
    ] {
        let request = Request::post("/graphql")
            .header("authorization", given)
            .header("content-type", "application/json")
            .body(Body::from(OK))
            .unwrap();
        let reply = server.send(request).await;
        check_shape(given, &reply);
        assert_eq!(
            (reply.status.as_u16(), reply.code().as_str()),
            (401, "UNAUTHENTICATED"),
            "{given}"
        );
        assert_eq!(reply.header("www-authenticate"), "Bearer");
    }
}

#[tokio::test]
async fn documents_are_named_in_both_ways() {
    let server = Server::start().await;
    let hash = hex::encode(Sha256::digest("{__typename}"));
    let named = |extra: serde_json::Value| server.ask(extra);
    let table = [
        (
            json!({ "documentId": format!("sha256:{hash}") }),
            400,
            "PERSISTED_QUERY_NOT_FOUND",
        ),
        (json!({ "documentId": hash }), 400, "BAD_USER_INPUT"),
        (
            json!({ "extensions": { "persistedQuery": { "version": 1, "sha256Hash": hash } } }),
            400,
            "PERSISTED_QUERY_NOT_FOUND",
        ),
        (
            json!({ "extensions": { "persistedQuery": { "version": 2, "sha256Hash": hash } } }),
            400,
            "BAD_USER_INPUT",
        ),
        (
            json!({ "query": "{__typename}", "documentId": format!("sha256:{hash}") }),
            200,
            "",
        ),
        (
            json!({ "query": "{a:__typename}", "documentId": format!("sha256:{hash}") }),
            400,
            "BAD_USER_INPUT",
        ),
    ];
    for (body, status, code) in table {
        let shown = body.to_string();
        let reply = named(body).await;
        assert_eq!(
            (reply.status.as_u16(), reply.code().as_str()),
            (status, code),
            "{shown}"
        );
    }
}

#[tokio::test]
async fn administrators_and_inspectors_send_what_they_like() {
    let server = Server::with(|config| config.trusted_documents = Some(true)).await;
    for (role, status) in [
        (Role::Admin, 200),
        (Role::Inspection, 200),
        (Role::Head, 403),
        (Role::Observer, 403),
    ] {
        let (token, _) = server.sign_in(role).await;
        let body = json!({ "query": "{__schema{queryType{name}}}" });
        let reply = server.ask_as(&token, RESPONSE, body).await;
        check_shape("own document", &reply);
        assert_eq!(reply.status.as_u16(), status, "{role:?}: {}", reply.text);
    }
}

#[tokio::test]
async fn a_person_is_known_by_his_token_until_he_signs_out() {
    let server = Server::with(|config| config.budget = 100).await;
    let (token, refresh) = server.sign_in(Role::Head).await;
    let missing =
        json!({ "query": "{organization(id:\"org_0198c1c1c1c17000800000000000c1c1\"){name}}" });
    let reply = server.ask_as(&token, RESPONSE, missing.clone()).await;
    check_shape("out of sight", &reply);
    assert_eq!(
        (reply.status.as_u16(), reply.code().as_str()),
        (200, "NOT_FOUND")
    );
    assert_eq!(reply.header("ratelimit-limit"), "100");
    assert_eq!(reply.header("ratelimit-remaining"), "98");
    server.sign_out(&refresh).await;
    let reply = server.ask_as(&token, RESPONSE, missing).await;
    assert_eq!(
        (reply.status.as_u16(), reply.code().as_str()),
        (401, "UNAUTHENTICATED")
    );
}

#[tokio::test]
async fn another_tenants_ids_are_of_nothing() {
    let server = Server::start().await;
    let (theirs, _) = server.sign_in(Role::Admin).await;
    let (ours, _) = server.sign_in(Role::Admin).await;
    let ask = async |token: &str, query: &str, id: &serde_json::Value| {
        let body = json!({ "query": query, "variables": { "id": id } });
        server.ask_as(token, RESPONSE, body).await
    };
    let here = "{ viewer { organization { id } person { id } } }";
    let told = ask(&theirs, here, &json!(null)).await.json();
    let organization = &told["data"]["viewer"]["organization"]["id"];
    let person = &told["data"]["viewer"]["person"]["id"];
    assert!(organization.is_string() && person.is_string(), "{told}");
    for (query, id) in [
        (
            "query($id: ID!) { organization(id: $id) { name } }",
            organization,
        ),
        ("query($id: ID!) { node(id: $id) { id } }", organization),
        ("query($id: ID!) { node(id: $id) { id } }", person),
        (
            "mutation($id: ID!) { organizationUpdate(input: { id: $id, name: \"Của tôi\" }) { userErrors { code } } }",
            organization,
        ),
        (
            "mutation($id: ID!) { clusterSave(input: { organization: $id, name: \"Cụm\" }) { userErrors { code } } }",
            organization,
        ),
        (
            "mutation($id: ID!) { personDisable(input: { id: $id }) { userErrors { code } } }",
            person,
        ),
        (
            "mutation($id: ID!) { personInvite(input: { id: $id }) { link } }",
            person,
        ),
    ] {
        let reply = ask(&ours, query, id).await;
        check_shape(query, &reply);
        assert_eq!(reply.code(), "NOT_FOUND", "{query}: {}", reply.text);
        let owner = ask(&theirs, query, id).await;
        assert_ne!(owner.code(), "NOT_FOUND", "{query}: {}", owner.text);
    }
}

#[tokio::test]
async fn an_event_stream_answers_and_ends() {
    let server = Server::start().await;
    let (token, _) = server.sign_in(Role::Head).await;
    let reply = server
        .ask_as(
            &token,
            "text/event-stream",
            json!({ "query": "{__typename}" }),
        )
        .await;
    assert_eq!(reply.status, 200);
    assert_eq!(reply.header("content-type"), "text/event-stream");
    assert_eq!(reply.header("cache-control"), "no-store");
    let events: Vec<_> = reply
        .text
        .split("\n\n")
        .filter(|event| !event.is_empty())
        .collect();
    assert!(
        events[0].starts_with("event: next\ndata: {"),
        "{}",
        reply.text
    );
    assert!(events[1].starts_with("event: complete"), "{}", reply.text);
    let refused = server
        .ask_as(&token, "text/event-stream", json!({ "query": "{" }))
        .await;
    check_shape("no stream", &refused);
    assert_eq!(
        (refused.status.as_u16(), refused.code().as_str()),
        (400, "GRAPHQL_PARSE_FAILED")
    );
}

#[tokio::test]
async fn only_known_documents_where_only_those_are_trusted() {
    let server = Server::with(|config| config.trusted_documents = Some(true)).await;
    let reply = server.query("{__typename}").await;
    check_shape("unknown", &reply);
    assert_eq!(
        (reply.status.as_u16(), reply.code().as_str()),
        (403, "FORBIDDEN")
    );
}

#[tokio::test]
async fn a_cause_is_never_told() {
    let server = Server::start().await;
    let (token, _) = server.sign_in(Role::Head).await;
    server.app.db.clone().close().await.unwrap();
    let reply = server
        .ask_as(&token, RESPONSE, json!({ "query": "{__typename}" }))
        .await;
    check_shape("no database", &reply);
    assert_eq!(
        (reply.status.as_u16(), reply.code().as_str()),
        (500, "INTERNAL")
    );
    assert_eq!(
        reply.json()["errors"][0]["message"],
        "The server failed. Quote the request id."
    );
    let ready = server.get("/readyz").await;
    assert_eq!(ready.status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(ready.text, "the database does not answer\n");
    assert_eq!(server.get("/healthz").await.status, StatusCode::OK);
}
