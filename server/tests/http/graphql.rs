//! GraphQL over HTTP: what the specification's audits look at, and our limits.

use axum::body::Body;
use axum::http::{Method, Request, StatusCode};
use serde_json::json;
use sha2::{Digest, Sha256};

use crate::server::{RESPONSE, Reply, Server};

const OK: &str = r#"{"query":"{__typename}"}"#;
const TYPENAME: &str = "%7B__typename%7D";

/// An answer is as the specification has it, whatever it says.
fn check_shape(name: &str, reply: &Reply) {
    let body = reply.json();
    let kind = reply.header("content-type");
    assert!(kind.ends_with("json; charset=utf-8"), "{name}: {kind}");
    assert_eq!(reply.header("cache-control"), "no-store", "{name}");
    if !reply.status.is_success() {
        assert!(body.get("data").is_none(), "{name}: data on a refusal");
    }
    for error in body["errors"].as_array().into_iter().flatten() {
        assert_eq!(
            error["extensions"]["requestId"],
            reply.header("x-request-id"),
            "{name}"
        );
        assert!(error["extensions"]["code"].is_string(), "{name}");
    }
}

#[tokio::test]
async fn posts_by_the_specification() {
    let server = Server::start().await;
    let json = "application/json";
    // name, accept, body, status, code
    let table = [
        ("a query", RESPONSE, OK, 200, ""),
        ("a query of old", json, OK, 200, ""),
        ("any format", "*/*", OK, 200, ""),
        ("no such format", "text/html", OK, 406, "BAD_USER_INPUT"),
        (
            "no UTF-8",
            "application/json; charset=latin1",
            OK,
            406,
            "BAD_USER_INPUT",
        ),
        ("nothing", RESPONSE, "", 400, "BAD_USER_INPUT"),
        ("no JSON", RESPONSE, "{", 400, "BAD_USER_INPUT"),
        ("no JSON, of old", json, "{", 400, "BAD_USER_INPUT"),
        ("no query", RESPONSE, "{}", 400, "BAD_USER_INPUT"),
        ("no query, of old", json, "{}", 400, "BAD_USER_INPUT"),
        (
            "an array",
            RESPONSE,
            r#"[{"query":"{__typename}"}]"#,
            400,
            "BAD_USER_INPUT",
        ),
        (
            "a string",
            RESPONSE,
            r#""{__typename}""#,
            400,
            "BAD_USER_INPUT",
        ),
        (
            "query no string",
            RESPONSE,
            r#"{"query":{"a":1}}"#,
            400,
            "BAD_USER_INPUT",
        ),
        (
            "query null",
            RESPONSE,
            r#"{"query":null}"#,
            400,
            "BAD_USER_INPUT",
        ),
        (
            "name no string",
            RESPONSE,
            r#"{"query":"{__typename}","operationName":1}"#,
            400,
            "BAD_USER_INPUT",
        ),
        (
            "variables no object",
            RESPONSE,
            r#"{"query":"{__typename}","variables":[1]}"#,
            400,
            "BAD_USER_INPUT",
        ),
        (
            "variables a string",
            json,
            r#"{"query":"{__typename}","variables":"{}"}"#,
            400,
            "BAD_USER_INPUT",
        ),
        (
            "extensions no object",
            RESPONSE,
            r#"{"query":"{__typename}","extensions":0}"#,
            400,
            "BAD_USER_INPUT",
        ),
        (
            "nulls",
            RESPONSE,
            r#"{"query":"{__typename}","operationName":null,"variables":null,"extensions":null}"#,
            200,
            "",
        ),
        (
            "unknown parameters",
            RESPONSE,
            r#"{"query":"{__typename}","more":1}"#,
            200,
            "",
        ),
        (
            "no document",
            RESPONSE,
            r#"{"query":"{"}"#,
            400,
            "GRAPHQL_PARSE_FAILED",
        ),
        (
            "no document, of old",
            json,
            r#"{"query":"{"}"#,
            200,
            "GRAPHQL_PARSE_FAILED",
        ),
        (
            "invalid",
            RESPONSE,
            r#"{"query":"{nowhere}"}"#,
            400,
            "GRAPHQL_VALIDATION_FAILED",
        ),
        (
            "invalid, of old",
            json,
            r#"{"query":"{nowhere}"}"#,
            200,
            "GRAPHQL_VALIDATION_FAILED",
        ),
        (
            "no such operation",
            RESPONSE,
            r#"{"query":"query A{__typename}","operationName":"B"}"#,
            400,
            "GRAPHQL_VALIDATION_FAILED",
        ),
        (
            "which operation",
            RESPONSE,
            r#"{"query":"query A{__typename} query B{__typename}"}"#,
            400,
            "GRAPHQL_VALIDATION_FAILED",
        ),
        (
            "this operation",
            RESPONSE,
            r#"{"query":"query A{__typename} query B{a:__typename}","operationName":"A"}"#,
            200,
            "",
        ),
        (
            "no mutation here",
            RESPONSE,
            r#"{"query":"mutation{nowhere}"}"#,
            400,
            "GRAPHQL_VALIDATION_FAILED",
        ),
        (
            "a variable missing",
            RESPONSE,
            r#"{"query":"query($i:ID!){organization(id:$i){name}}"}"#,
            400,
            "GRAPHQL_VALIDATION_FAILED",
        ),
        (
            "a variable of another type",
            RESPONSE,
            r#"{"query":"query($i:ID!){organization(id:$i){name}}","variables":{"i":{}}}"#,
            400,
            "GRAPHQL_VALIDATION_FAILED",
        ),
        (
            "not signed in",
            RESPONSE,
            r#"{"query":"{organization(id:\"org_0198c1c1c1c17000800000000000c1c1\"){name}}"}"#,
            401,
            "UNAUTHENTICATED",
        ),
        (
            "not signed in, of old",
            json,
            r#"{"query":"{organization(id:\"org_0198c1c1c1c17000800000000000c1c1\"){name}}"}"#,
            200,
            "UNAUTHENTICATED",
        ),
        (
            "a foreign id",
            RESPONSE,
            r#"{"query":"{organization(id:\"plan_0198c1c1c1c17000800000000000c1c1\"){name}}"}"#,
            200,
            "BAD_USER_INPUT",
        ),
        (
            "the schema",
            RESPONSE,
            r#"{"query":"{__schema{types{name}}}"}"#,
            403,
            "FORBIDDEN",
        ),
    ];
    for (name, accept, body, status, code) in table {
        let reply = server.post(accept, body).await;
        check_shape(name, &reply);
        assert_eq!(
            (reply.status.as_u16(), reply.code().as_str()),
            (status, code),
            "{name}: {}",
            reply.text
        );
        if code.is_empty() {
            assert!(reply.json()["data"].is_object(), "{name}");
        }
    }
}

#[tokio::test]
async fn the_format_is_what_was_asked_for() {
    let server = Server::start().await;
    for (accept, kind) in [
        (RESPONSE, "application/graphql-response+json; charset=utf-8"),
        ("application/json", "application/json; charset=utf-8"),
        (
            "application/json;charset=utf-8",
            "application/json; charset=utf-8",
        ),
        ("*/*", "application/graphql-response+json; charset=utf-8"),
    ] {
        let reply = server.post(accept, OK).await;
        assert_eq!(reply.header("content-type"), kind, "{accept}");
    }
    let unsaid = Request::post("/graphql")
        .header("content-type", "application/json; charset=UTF-8")
        .body(Body::from(OK))
        .unwrap();
    let reply = server.send(unsaid).await;
    assert_eq!(
        reply.header("content-type"),
        "application/graphql-response+json; charset=utf-8"
    );
}

#[tokio::test]
async fn gets_by_the_specification() {
    let server = Server::start().await;
    let table = [
        ("a query", format!("query={TYPENAME}"), 200, ""),
        ("nothing", String::new(), 400, "BAD_USER_INPUT"),
        (
            "variables",
            format!("query={TYPENAME}&variables=%7B%7D"),
            200,
            "",
        ),
        (
            "variables no JSON",
            format!("query={TYPENAME}&variables=x"),
            400,
            "BAD_USER_INPUT",
        ),
        (
            "variables no object",
            format!("query={TYPENAME}&variables=1"),
            400,
            "BAD_USER_INPUT",
        ),
        (
            "extensions no JSON",
            format!("query={TYPENAME}&extensions=x"),
            400,
            "BAD_USER_INPUT",
        ),
        (
            "no name",
            format!("query={TYPENAME}&operationName="),
            200,
            "",
        ),
        (
            "no document",
            "query=%7B".to_owned(),
            400,
            "GRAPHQL_PARSE_FAILED",
        ),
        (
            "a mutation",
            "query=mutation%7Ba%7D".to_owned(),
            405,
            "BAD_USER_INPUT",
        ),
        (
            "a subscription",
            "query=subscription%7Ba%7D".to_owned(),
            405,
            "BAD_USER_INPUT",
        ),
    ];
    for (name, query, status, code) in table {
        let request = Request::get(format!("/graphql?{query}"))
            .header("accept", RESPONSE)
            .body(Body::empty())
            .unwrap();
        let reply = server.send(request).await;
        check_shape(name, &reply);
        assert_eq!(
            (reply.status.as_u16(), reply.code().as_str()),
            (status, code),
            "{name}"
        );
    }
}

#[tokio::test]
async fn other_methods_and_bodies_are_refused() {
    let server = Server::start().await;
    for method in [Method::PUT, Method::DELETE, Method::PATCH, Method::OPTIONS] {
        let request = Request::builder()
            .method(method.clone())
            .uri("/graphql")
            .body(Body::from(OK))
            .unwrap();
        let reply = server.send(request).await;
        assert_eq!(reply.status, StatusCode::METHOD_NOT_ALLOWED, "{method}");
        assert_eq!(reply.header("allow"), "GET, POST");
    }
    for kind in [
        None,
        Some("text/plain"),
        Some("application/x-www-form-urlencoded"),
        Some("multipart/form-data; boundary=x"),
        Some("application/json; charset=latin1"),
        Some("application/graphql"),
    ] {
        let mut request = Request::post("/graphql");
        if let Some(kind) = kind {
            request = request.header("content-type", kind);
        }
        let reply = server.send(request.body(Body::from(OK)).unwrap()).await;
        assert_eq!(reply.status, StatusCode::UNSUPPORTED_MEDIA_TYPE, "{kind:?}");
        check_shape("a body of another kind", &reply);
    }
}

#[tokio::test]
async fn a_body_has_256_kib() {
    let server = Server::start().await;
    let sized = |bytes: usize| format!("{OK}{}", " ".repeat(bytes - OK.len()));
    let most = 256 * 1024;
    assert_eq!(server.post(RESPONSE, &sized(most)).await.status, 200);
    let reply = server.post(RESPONSE, &sized(most + 1)).await;
    assert_eq!(
        (reply.status.as_u16(), reply.code().as_str()),
        (413, "BAD_USER_INPUT")
    );
    check_shape("too large", &reply);
}

#[tokio::test]
async fn each_limit_and_one_past_it() {
    let server = Server::start().await;
    let aliases = |many: usize| {
        let fields: String = (0..many).map(|n| format!(" a{n}:__typename")).collect();
        format!("{{{fields}}}")
    };
    let directives = |many: usize| format!("{{__typename {}}}", "@skip(if:false)".repeat(many));
    let fields = |many: usize| format!("{{{}}}", " __typename".repeat(many));
    let crowd = |many: usize| {
        (0..many)
            .map(|n| format!("query Q{n}{{__typename}} "))
            .collect::<String>()
    };
    // Inline fragments nest brackets, not fields.
    let brackets = |depth: usize| {
        format!(
            "{}__typename{}",
            "{...".repeat(depth - 1) + "{",
            "}".repeat(depth)
        )
    };
    let parents = |depth: usize| {
        let inside = "parent{".repeat(depth - 2);
        format!(
            "{{organization(id:\"org_0198c1c1c1c17000800000000000c1c1\"){{{inside}name{}}}}}",
            "}".repeat(depth - 2)
        )
    };
    let within = [
        ("aliases", aliases(30), None),
        ("directives", directives(20), None),
        ("fields", fields(2_000), None),
        ("operations", crowd(10), Some("Q0")),
        ("depth", parents(15), None),
    ];
    for (name, query, operation) in within {
        let reply = server
            .ask(json!({ "query": query, "operationName": operation }))
            .await;
        assert_ne!(reply.code(), "COST_EXCEEDED", "{name}: {}", reply.text);
        assert_ne!(reply.status, 400, "{name}: {}", reply.text);
    }
    let past = [
        ("aliases", aliases(31)),
        ("directives", directives(21)),
        ("fields", fields(2_001)),
        ("depth", parents(16)),
        ("brackets", brackets(65)),
        ("many brackets", "[".repeat(200_000)),
    ];
    for (name, query) in past {
        let reply = server.query(&query).await;
        check_shape(name, &reply);
        assert_eq!(
            (reply.status.as_u16(), reply.code().as_str()),
            (400, "COST_EXCEEDED"),
            "{name}"
        );
        assert!(
            reply.text.len() < 600,
            "{name}: the answer repeats the question"
        );
    }
    let reply = server
        .ask(json!({ "query": crowd(11), "operationName": "Q0" }))
        .await;
    assert_eq!(reply.code(), "COST_EXCEEDED");
}

#[tokio::test]
async fn a_budget_is_told_and_kept() {
    let server = Server::with(|config| config.budget_anonymous = 4).await;
    for left in ["3", "2", "1", "0"] {
        let reply = server.query("{__typename}").await;
        assert_eq!(reply.header("ratelimit-limit"), "4");
        assert_eq!(reply.header("ratelimit-remaining"), left);
        assert_eq!(reply.json()["extensions"]["cost"]["requested"], 1);
    }
    let reply = server.query("{__typename}").await;
    check_shape("poor", &reply);
    assert_eq!(
        (reply.status.as_u16(), reply.code().as_str()),
        (429, "RATE_LIMITED")
    );
    assert_eq!(reply.header("retry-after"), "15");
    assert_eq!(
        reply.json()["errors"][0]["extensions"]["retryAfterSeconds"],
        15
    );
}

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
    server.app.db.clone().close().await.unwrap();
    let ready = server.get("/readyz").await;
    assert_eq!(ready.status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(ready.text, "the database does not answer\n");
    assert_eq!(server.get("/healthz").await.status, StatusCode::OK);
}
