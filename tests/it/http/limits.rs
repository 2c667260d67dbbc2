//! Each limit at its value and one past it.

use entity::position::Role;
use serde_json::json;

use crate::http::server::{OK, RESPONSE, Server, check_shape};

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
        (
            "cost",
            format!(
                "{{organizations(first:100){{nodes{{{}}}}}}}",
                " name".repeat(101)
            ),
        ),
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
async fn signing_in_and_files_are_paid_for_too() {
    // A request outside the schema costs 20.
    let server = Server::with(|config| config.budget_anonymous = 40).await;
    let sign_in = || {
        let guess = json!({ "username": "truongphong", "password": "đoán mò một lần nữa" });
        axum::http::Request::post("/auth/sign-in")
            .header("x-sen-request", "1")
            .header("content-type", "application/json")
            .body(axum::body::Body::from(guess.to_string()))
            .unwrap()
    };
    assert_eq!(server.send(sign_in()).await.status, 401);
    let forged = "/files/0198c1c1-c1c1-7000-8000-00000000c1c1?tenant=0198c1c1-c1c1-7000-8000-00000000c1c1&expires=9&signature=00";
    let put = axum::http::Request::put(forged)
        .body(axum::body::Body::empty())
        .unwrap();
    let forbidden = server.send(put).await;
    assert_eq!(forbidden.status, 403);
    assert_eq!(forbidden.header("cache-control"), "no-store");
    let refused = server.send(sign_in()).await;
    assert_eq!(refused.status, 429);
    assert_eq!(refused.json()["code"], "RATE_LIMITED");
    assert_eq!(refused.header("retry-after"), "30");
    assert_eq!(refused.header("cache-control"), "no-store");
}

/// What is typed into a search, and what a filter repeats, must not make a statement that no database takes.
#[tokio::test]
async fn searches_and_filters_have_an_end() {
    let server = Server::start().await;
    let (token, _) = server.sign_in(Role::Head).await;
    let states = vec!["DRAFT"; 30_000].join(" ");
    for variables in [
        json!({ "search": "a ".repeat(5_000) }),
        json!({ "search": "%_\\".repeat(20_000) }),
        json!({ "search": "ả".repeat(60_000) }),
    ] {
        let body = json!({
            "query": "query($search: String){organizations(filter:{search:$search}){totalCount} plans(filter:{search:$search}){totalCount} people(filter:{search:$search}){totalCount}}",
            "variables": variables,
        });
        let reply = server.ask_as(&token, RESPONSE, body).await;
        assert_eq!(
            reply.json()["data"]["plans"]["totalCount"],
            0,
            "{}",
            reply.text
        );
    }
    let body = json!({ "query": format!("{{plans(filter:{{state:[{states}]}}){{totalCount}}}}") });
    let reply = server.ask_as(&token, RESPONSE, body).await;
    assert_eq!(
        reply.json()["data"]["plans"]["totalCount"],
        0,
        "{}",
        reply.text
    );
}

#[tokio::test]
async fn a_cursor_of_another_list_is_refused() {
    use base64::Engine as _;
    let server = Server::start().await;
    let (token, _) = server.sign_in(Role::Head).await;
    let id = "0198c1c1-c1c1-7000-8000-00000000c1c1";
    for key in [
        json!([{ "i": 5 }, id]),
        json!([{ "s": "a\u{0}b" }, id]),
        json!([{ "b": "no hex" }, id]),
        json!([{ "t": "+262000-01-01T00:00:00Z" }, id]),
        json!([{ "d": "-0001-01-01" }, id]),
    ] {
        let cursor = base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(key.to_string());
        for list in ["organizations", "people", "plans"] {
            let query = format!("{{{list}(after:\"{cursor}\"){{nodes{{id}}}}}}");
            let reply = server
                .ask_as(&token, RESPONSE, json!({ "query": query }))
                .await;
            assert_eq!(
                reply.code(),
                "BAD_USER_INPUT",
                "{list} {key}: {}",
                reply.text
            );
        }
    }
}
