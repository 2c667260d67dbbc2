//! WebSockets, over a real connection.

use std::net::SocketAddr;

use axum::body::Body;
use axum::http::Request;
use entity::position::Role;
use futures_util::{SinkExt as _, StreamExt as _};
use http_body_util::BodyExt as _;
use serde_json::{Value, json};
use server::config::Config;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot;
use tokio_tungstenite::tungstenite::client::IntoClientRequest as _;
use tokio_tungstenite::tungstenite::http::HeaderValue;
use tokio_tungstenite::tungstenite::{Error, Message};
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};
use tower::ServiceExt as _;

use crate::http::server::{OK, Server};

type Socket = WebSocketStream<MaybeTlsStream<TcpStream>>;

struct Running {
    address: SocketAddr,
    stop: Option<oneshot::Sender<()>>,
    server: Server,
}

impl Running {
    async fn start() -> Self {
        Self::with(|_| {}).await
    }

    async fn with(change: impl FnOnce(&mut Config)) -> Self {
        let server = Server::with(change).await;
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let (stop, stopped) = oneshot::channel::<()>();
        let app = server.app.clone();
        tokio::spawn(app.serve(listener, async move {
            let _ = stopped.await;
        }));
        Self {
            address,
            stop: Some(stop),
            server,
        }
    }

    async fn connect(
        &self,
        protocol: Option<&'static str>,
        origin: Option<&str>,
    ) -> Result<Socket, Error> {
        let mut request = format!("ws://{}/graphql/ws", self.address).into_client_request()?;
        let headers = request.headers_mut();
        if let Some(protocol) = protocol {
            headers.insert("sec-websocket-protocol", HeaderValue::from_static(protocol));
        }
        if let Some(origin) = origin {
            headers.insert("origin", HeaderValue::from_str(origin).unwrap());
        }
        connect_async(request).await.map(|(socket, _)| socket)
    }

    async fn socket(&self) -> Socket {
        self.connect(Some("graphql-transport-ws"), None)
            .await
            .unwrap()
    }
}

/// A socket whose owner has introduced himself.
async fn introduced(running: &Running) -> (Socket, String) {
    let (token, refresh) = running.server.sign_in(Role::Head).await;
    (introduce(running, &token).await, refresh)
}

async fn introduce(running: &Running, token: &str) -> Socket {
    let mut socket = running.socket().await;
    let payload = json!({ "authorization": format!("Bearer {token}") });
    say(
        &mut socket,
        json!({ "type": "connection_init", "payload": payload }),
    )
    .await;
    assert_eq!(hear(&mut socket).await, json!({ "type": "connection_ack" }));
    socket
}

fn subscribe(id: &str, query: &str) -> Value {
    json!({ "type": "subscribe", "id": id, "payload": { "query": query } })
}

async fn say(socket: &mut Socket, word: Value) {
    socket.send(Message::text(word.to_string())).await.unwrap();
}

async fn hear(socket: &mut Socket) -> Value {
    loop {
        match socket.next().await {
            Some(Ok(Message::Text(text))) => return serde_json::from_str(&text).unwrap(),
            Some(Ok(Message::Ping(_))) => {}
            other => panic!("{other:?}"),
        }
    }
}

/// The code with which the server hangs up.
async fn hangup(socket: &mut Socket) -> u16 {
    loop {
        match socket.next().await {
            Some(Ok(Message::Close(Some(frame)))) => return frame.code.into(),
            Some(Ok(Message::Close(None))) | None => return 0,
            Some(Ok(_)) => {}
            Some(Err(error)) => panic!("{error}"),
        }
    }
}

#[tokio::test]
async fn wrong_words_are_answered_by_hanging_up() {
    let running = Running::start().await;
    let table = [
        ("no JSON", Message::text("{"), 4400),
        (
            "an unknown word",
            Message::text(r#"{"type":"hello"}"#),
            4400,
        ),
        ("bytes", Message::binary(vec![1, 2]), 4400),
        (
            "too early",
            Message::text(r#"{"type":"subscribe","id":"1","payload":{"query":"{__typename}"}}"#),
            4401,
        ),
        (
            "nobody",
            Message::text(r#"{"type":"connection_init"}"#),
            4401,
        ),
        (
            "a stranger",
            Message::text(r#"{"type":"connection_init","payload":{"authorization":"Bearer x"}}"#),
            4401,
        ),
    ];
    for (name, word, code) in table {
        let mut socket = running.socket().await;
        socket.send(word).await.unwrap();
        assert_eq!(hangup(&mut socket).await, code, "{name}");
    }
}

#[tokio::test]
async fn pings_are_answered_before_and_without_a_name() {
    let running = Running::start().await;
    let mut socket = running.socket().await;
    say(&mut socket, json!({ "type": "ping" })).await;
    assert_eq!(hear(&mut socket).await, json!({ "type": "pong" }));
    say(
        &mut socket,
        json!({ "type": "ping", "payload": { "a": 1 } }),
    )
    .await;
    assert_eq!(
        hear(&mut socket).await,
        json!({ "type": "pong", "payload": { "a": 1 } })
    );
}

#[tokio::test]
async fn another_protocol_is_not_spoken() {
    let running = Running::start().await;
    let mut none = running.connect(None, None).await.unwrap();
    assert_eq!(hangup(&mut none).await, 4406);
}

#[tokio::test]
async fn only_our_own_pages_connect() {
    let running = Running::start().await;
    let own = format!("http://{}", running.address);
    let protocol = Some("graphql-transport-ws");
    for origin in [own.as_str(), "http://127.0.0.1:8080"] {
        assert!(
            running.connect(protocol, Some(origin)).await.is_ok(),
            "{origin}"
        );
    }
    for origin in ["https://evil.example", "null", "http://127.0.0.1"] {
        match running.connect(protocol, Some(origin)).await {
            Err(Error::Http(response)) => assert_eq!(response.status(), 403, "{origin}"),
            other => panic!("{origin}: {other:?}"),
        }
    }
}

#[tokio::test]
async fn operations_are_answered_side_by_side() {
    let running = Running::start().await;
    let (mut socket, _) = introduced(&running).await;
    say(&mut socket, subscribe("a", "{__typename}")).await;
    let next = hear(&mut socket).await;
    assert_eq!((&next["type"], &next["id"]), (&json!("next"), &json!("a")));
    assert_eq!(next["payload"]["data"]["__typename"], "Query");
    assert_eq!(
        hear(&mut socket).await,
        json!({ "type": "complete", "id": "a" })
    );
    for (query, code) in [
        ("{", "GRAPHQL_PARSE_FAILED"),
        ("{nowhere}", "GRAPHQL_VALIDATION_FAILED"),
        ("subscription{nowhere}", "GRAPHQL_VALIDATION_FAILED"),
        (
            "{a{a{a{a{a{a{a{a{a{a{a{a{a{a{a{a}}}}}}}}}}}}}}}}",
            "COST_EXCEEDED",
        ),
    ] {
        say(&mut socket, subscribe("a", query)).await;
        let error = hear(&mut socket).await;
        assert_eq!(
            (&error["type"], &error["id"]),
            (&json!("error"), &json!("a")),
            "{query}: {error}"
        );
        assert_eq!(error["payload"][0]["extensions"]["code"], code, "{query}");
        assert!(error["payload"][0]["extensions"]["requestId"].is_string());
    }
}

#[tokio::test]
async fn a_second_introduction_ends_it() {
    let running = Running::start().await;
    let (mut socket, _) = introduced(&running).await;
    say(&mut socket, json!({ "type": "connection_init" })).await;
    assert_eq!(hangup(&mut socket).await, 4429);
}

#[tokio::test]
async fn an_id_in_use_ends_it() {
    let running = Running::start().await;
    let (mut socket, _) = introduced(&running).await;
    // Sent together: the first is still under way when the second is read.
    for _ in 0..20 {
        let word = Message::text(subscribe("a", "{__typename}").to_string());
        socket.feed(word).await.unwrap();
    }
    socket.flush().await.unwrap();
    assert_eq!(hangup(&mut socket).await, 4409);
}

/// Well before anybody looks by himself whether it still stands.
async fn hangup_at_once(socket: &mut Socket) -> Option<u16> {
    let code = tokio::time::timeout(std::time::Duration::from_secs(5), hangup(socket)).await;
    code.ok()
}

#[tokio::test]
async fn a_session_that_ended_loses_its_socket_within_five_seconds() {
    let running = Running::start().await;
    let (mut other, _) = introduced(&running).await;
    let (mut socket, refresh) = introduced(&running).await;
    running.server.sign_out(&refresh).await;
    assert_eq!(hangup_at_once(&mut socket).await, Some(4401));
    say(&mut other, json!({ "type": "ping" })).await;
    assert_eq!(hear(&mut other).await, json!({ "type": "pong" }));
}

#[tokio::test]
async fn a_session_that_ended_loses_its_socket_on_another_node_too() {
    let running = Running::start().await;
    let (mut socket, refresh) = introduced(&running).await;
    let elsewhere = running.server.another_node().await;
    let request = Server::signing_out(&refresh);
    let done = elsewhere.router().oneshot(request).await.unwrap();
    assert!(done.status().is_success());
    // No relay runs there: what it wrote is told by the outbox alone.
    assert_eq!(hangup_at_once(&mut socket).await, Some(4401));
}

#[tokio::test]
async fn who_has_other_rights_comes_back() {
    let running = Running::start().await;
    let (token, _) = running.server.sign_in(Role::Admin).await;
    let mut socket = introduce(&running, &token).await;
    running.server.end_own_appointment(&token).await;
    assert_eq!(hangup_at_once(&mut socket).await, Some(4403));
}

#[tokio::test]
async fn an_event_stream_ends_with_its_session() {
    let running = Running::start().await;
    let (token, refresh) = running.server.sign_in(Role::Head).await;
    let body = json!({ "query": "subscription { planChanged { planId } }" });
    let (_, events) = running.server.listen(&token, body).await;
    let ended = tokio::time::timeout(std::time::Duration::from_secs(5), events.collect());
    let (ended, ()) = tokio::join!(ended, running.server.sign_out(&refresh));
    let text = ended.unwrap().unwrap().to_bytes();
    assert!(text.starts_with(b"event: complete"), "{text:?}");
}

#[tokio::test]
async fn a_person_keeps_fifty_connections_open() {
    let running = Running::start().await;
    let (token, _) = running.server.sign_in(Role::Head).await;
    let listen = async || {
        let body = json!({ "query": "subscription { planChanged { planId } }" });
        running.server.listen(&token, body).await
    };
    let mut open = vec![introduce(&running, &token).await];
    let mut streams = Vec::new();
    for _ in 1..50 {
        let (status, stream) = listen().await;
        assert_eq!(status, 200);
        streams.push(stream);
    }
    let (status, refused) = listen().await;
    let refused = refused.collect().await.unwrap().to_bytes();
    let error = serde_json::from_slice::<Value>(&refused).unwrap()["errors"][0].clone();
    assert_eq!(status, 429);
    assert_eq!(error["extensions"]["code"], "RATE_LIMITED");
    let message = error["message"].as_str().unwrap();
    assert!(message.starts_with("50 connections are open"), "{message}");
    let mut socket = running.socket().await;
    let payload = json!({ "authorization": format!("Bearer {token}") });
    say(
        &mut socket,
        json!({ "type": "connection_init", "payload": payload }),
    )
    .await;
    assert_eq!(hangup(&mut socket).await, 1013);

    drop(streams.pop());
    open.push(introduce(&running, &token).await);
    let (mut somebody_else, _) = introduced(&running).await;
    say(&mut somebody_else, json!({ "type": "ping" })).await;
    hear(&mut somebody_else).await;
}

#[tokio::test]
async fn an_address_pays_for_opening_connections() {
    let running = Running::with(|config| config.budget_anonymous = 20).await;
    let connect = || running.connect(Some("graphql-transport-ws"), None);
    for _ in 0..4 {
        drop(connect().await.unwrap());
    }
    match connect().await {
        Err(Error::Http(response)) => assert_eq!(response.status(), 429),
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn an_address_keeps_five_hundred_nameless_connections_open() {
    let server = Server::start().await;
    let nameless = async || {
        let request = Request::post("/graphql")
            .header("accept", "text/event-stream")
            .header("content-type", "application/json")
            .body(Body::from(OK))
            .unwrap();
        server.app.router().oneshot(request).await.unwrap()
    };
    let mut open = Vec::new();
    for _ in 0..500 {
        open.push(nameless().await);
    }
    assert!(open.iter().all(|response| response.status() == 200));
    assert_eq!(nameless().await.status(), 429);
    let answered = open.pop().unwrap().into_body().collect().await.unwrap();
    assert!(answered.to_bytes().starts_with(b"event: next"));
    assert_eq!(nameless().await.status(), 200);
}

#[tokio::test]
async fn a_stopping_server_says_come_back() {
    let mut running = Running::start().await;
    let (mut socket, _) = introduced(&running).await;
    drop(running.stop.take());
    assert_eq!(hangup(&mut socket).await, 1012);
}
