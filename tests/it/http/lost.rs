//! Replies that are lost on the way: whoever repeats his request with the same key gets the same answer, and what he
//! asked for was done once.

use std::collections::HashSet;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use entity::position::Role;
use futures_util::StreamExt as _;
use futures_util::stream;
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};

use crate::http::server::Server;

const MANY: usize = 1_000;

/// Passes each request on. The first reply to each body is read to its end, so that the server has done its part, and
/// then thrown away with the connection.
async fn dropping_proxy(server: SocketAddr) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move {
        let seen = Arc::new(Mutex::new(HashSet::new()));
        while let Ok((mut client, _)) = listener.accept().await {
            let seen = seen.clone();
            tokio::spawn(async move {
                let request = whole_request(&mut client).await;
                let mut upstream = TcpStream::connect(server).await.unwrap();
                upstream.write_all(&request).await.unwrap();
                let mut reply = Vec::new();
                upstream.read_to_end(&mut reply).await.unwrap();
                let body = request.split(|byte| *byte == b'\n').next_back();
                let first = seen.lock().unwrap().insert(body.unwrap().to_vec());
                if !first {
                    client.write_all(&reply).await.unwrap();
                }
            });
        }
    });
    address
}

async fn whole_request(client: &mut TcpStream) -> Vec<u8> {
    let mut request = Vec::new();
    loop {
        let text = String::from_utf8_lossy(&request);
        if let Some((head, body)) = text.split_once("\r\n\r\n") {
            let length = head
                .lines()
                .filter_map(|line| line.split_once(": "))
                .find(|(name, _)| name.eq_ignore_ascii_case("content-length"))
                .map_or(0, |(_, length)| length.parse().unwrap());
            if body.len() >= length {
                return request;
            }
        }
        let mut more = [0; 4096];
        let read = client.read(&mut more).await.unwrap();
        assert!(read > 0, "a client that hangs up in the middle");
        request.extend(&more[..read]);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_thousand_lost_replies_have_a_thousand_effects() {
    let server = Server::with(|config| config.budget = 0).await;
    let (token, _) = server.sign_in(Role::Admin).await;
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let direct = listener.local_addr().unwrap();
    tokio::spawn(
        server
            .app
            .clone()
            .serve(listener, std::future::pending::<()>()),
    );
    let proxy = dropping_proxy(direct).await;
    let client = reqwest::Client::builder()
        .pool_max_idle_per_host(0)
        .build()
        .unwrap();
    let ask = async |address: SocketAddr, body: Value| -> reqwest::Result<Value> {
        client
            .post(format!("http://{address}/graphql"))
            .bearer_auth(&token)
            .header("connection", "close")
            .json(&body)
            .send()
            .await?
            .json()
            .await
    };

    let here = json!({ "query": "{ viewer { organization { id } } }" });
    let here = ask(direct, here).await.unwrap();
    let office = &here["data"]["viewer"]["organization"]["id"];
    let save = "mutation($input: ClusterSaveInput!) { clusterSave(input: $input) { cluster { id } userErrors { code } } }";
    let bodies = (0..MANY).map(|n| {
        let input = json!({ "organization": office, "name": format!("Cụm số {n}"), "idempotencyKey": format!("key-{n}") });
        json!({ "query": save, "variables": { "input": input } })
    });
    let made: HashSet<String> = stream::iter(bodies)
        .map(async |body| {
            let lost = ask(proxy, body.clone()).await;
            assert!(lost.is_err(), "the proxy gave a first reply: {lost:?}");
            let again = ask(proxy, body).await.unwrap();
            let id = &again["data"]["clusterSave"]["cluster"]["id"];
            id.as_str().unwrap_or_else(|| panic!("{again}")).to_owned()
        })
        .buffer_unordered(8)
        .collect()
        .await;
    assert_eq!(made.len(), MANY);
    let all = ask(direct, json!({ "query": "{ clusters { id } }" }))
        .await
        .unwrap();
    assert_eq!(all["data"]["clusters"].as_array().map(Vec::len), Some(MANY));
}
