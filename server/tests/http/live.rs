//! WebSockets, over a real connection.

use std::net::SocketAddr;

use futures_util::{SinkExt as _, StreamExt as _};
use serde_json::{Value, json};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot;
use tokio_tungstenite::tungstenite::client::IntoClientRequest as _;
use tokio_tungstenite::tungstenite::http::HeaderValue;
use tokio_tungstenite::tungstenite::{Error, Message};
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

use crate::server::Server;

type Socket = WebSocketStream<MaybeTlsStream<TcpStream>>;

struct Running {
    address: SocketAddr,
    stop: Option<oneshot::Sender<()>>,
    _server: Server,
}

impl Running {
    async fn start() -> Self {
        let server = Server::start().await;
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
            _server: server,
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

async fn say(socket: &mut Socket, word: Value) {
    socket.send(Message::text(word.to_string())).await.unwrap();
}

async fn hear(socket: &mut Socket) -> Value {
    match socket.next().await {
        Some(Ok(Message::Text(text))) => serde_json::from_str(&text).unwrap(),
        other => panic!("{other:?}"),
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
async fn a_stopping_server_ends_what_is_open() {
    let mut running = Running::start().await;
    let mut socket = running.socket().await;
    drop(running.stop.take());
    // Nobody has introduced himself: the connection ends with its time to do so, or with the server.
    say(&mut socket, json!({ "type": "connection_init" })).await;
    assert_eq!(hangup(&mut socket).await, 4401);
}
