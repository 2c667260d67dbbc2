//! Addresses, headers and the web page.

use axum::body::Body;
use axum::http::{Request, StatusCode};

use crate::http::server::Server;

#[tokio::test]
async fn every_answer_has_an_id_and_forbids_the_browser_much() {
    let server = Server::start().await;
    for address in ["/", "/graphql", "/healthz", "/nowhere.txt", "/auth/nowhere"] {
        let reply = server.get(address).await;
        assert_eq!(
            reply.header("x-content-type-options"),
            "nosniff",
            "{address}"
        );
        let policy = reply.header("content-security-policy");
        assert!(policy.starts_with("default-src 'self'; script-src 'self' 'wasm-unsafe-eval';"));
        assert!(!policy.contains("'unsafe-inline'") && !policy.contains("'unsafe-eval'"));
        assert_eq!(reply.header("referrer-policy"), "no-referrer");
        assert_eq!(reply.header("cross-origin-opener-policy"), "same-origin");
        assert!(reply.header("permissions-policy").contains("camera=()"));
        assert_eq!(
            reply.header("strict-transport-security"),
            "",
            "not over http"
        );
        assert_eq!(reply.header("x-request-id").len(), 36, "{address}");
    }
}

#[tokio::test]
async fn over_https_it_stays_https() {
    let server =
        Server::with(|config| config.public_url = "https://sen.example.vn".to_owned()).await;
    let reply = server.get("/healthz").await;
    assert!(
        reply
            .header("strict-transport-security")
            .starts_with("max-age=31536000")
    );
}

#[tokio::test]
async fn a_request_keeps_its_id_if_it_is_one() {
    let server = Server::start().await;
    let with = |id: &str| {
        Request::get("/healthz")
            .header("x-request-id", id)
            .body(Body::empty())
            .unwrap()
    };
    let id = "0198c1c1-c1c1-7000-8000-00000000c1c1";
    assert_eq!(server.send(with(id)).await.header("x-request-id"), id);
    let stranger = server.send(with("<script>")).await;
    assert_ne!(stranger.header("x-request-id"), "<script>");
}

#[tokio::test]
async fn unknown_addresses_have_no_page() {
    let server = Server::start().await;
    for address in [
        "/favicon.ico",
        "/app-0/x.js",
        "/graphql/nowhere",
        "/.stamp",
        "/.well-known/x",
        "/../Cargo.toml",
    ] {
        assert_eq!(
            server.get(address).await.status,
            StatusCode::NOT_FOUND,
            "{address}"
        );
    }
    let post = Request::post("/plans").body(Body::empty()).unwrap();
    assert_eq!(
        server.send(post).await.status,
        StatusCode::METHOD_NOT_ALLOWED
    );
}
