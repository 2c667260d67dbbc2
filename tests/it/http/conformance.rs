//! GraphQL over HTTP: what the specification's audits look at.

use axum::body::Body;
use axum::http::{Method, Request, StatusCode};

use crate::http::server::{OK, RESPONSE, Server, check_shape};

const TYPENAME: &str = "%7B__typename%7D";

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
        ("*/*", "application/json; charset=utf-8"),
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
        "application/json; charset=utf-8"
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
