//! Holds the one connection and the list of who listens. Refuses to send anything but subscriptions.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;
use std::time::Duration;

use futures_util::{SinkExt, StreamExt, future::Either, future::select};
use gloo_net::websocket::{Message, WebSocketError, futures::WebSocket};
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde_json::Value;

use super::protocol::{Answer, Credentials, Say, Subscription, Told, UNAUTHORIZED, pause};
use crate::shared::{api, local};

/// Whether news arrive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LiveState {
    /// Nobody listens.
    Off,
    Connecting,
    Live,
    /// The line is down; the next try is coming.
    Waiting,
}

pub enum Heard {
    Connected,
    Data(Value),
}

struct Listener {
    subscription: Subscription,
    hear: Rc<dyn Fn(Heard)>,
}

#[derive(Default)]
struct Hub {
    listeners: BTreeMap<u64, Listener>,
    last: u64,
    /// Wakes the connection when the list changes.
    wake: Option<futures_channel::mpsc::UnboundedSender<Change>>,
}

enum Change {
    Added(u64),
    Removed(u64),
}

thread_local! {
    static HUB: RefCell<Hub> = RefCell::new(Hub::default());
    static STATE: ArcRwSignal<LiveState> = ArcRwSignal::new(LiveState::Off);
}

pub fn state() -> Signal<LiveState> {
    STATE.with(|state| state.clone().into())
}

fn tell(now: LiveState) {
    STATE.with(|state| state.set(now));
}

pub fn add(subscription: Subscription, hear: Rc<dyn Fn(Heard)>) -> u64 {
    let (key, changes) = HUB.with_borrow_mut(|hub| {
        hub.last += 1;
        let key = hub.last;
        hub.listeners.insert(key, Listener { subscription, hear });
        let told = hub
            .wake
            .as_ref()
            .map(|wake| wake.unbounded_send(Change::Added(key)));
        if told.is_some_and(|told| told.is_ok()) {
            return (key, None);
        }
        // At once, not when the task begins: a second listener of the same moment finds it and opens no line of its own.
        let (wake, changes) = futures_channel::mpsc::unbounded();
        hub.wake = Some(wake);
        (key, Some(changes))
    });
    if let Some(changes) = changes {
        spawn_local(keep_connected(changes));
    }
    key
}

pub fn remove(key: u64) {
    HUB.with_borrow_mut(|hub| {
        hub.listeners.remove(&key);
        if let Some(wake) = &hub.wake {
            let _ = wake.unbounded_send(Change::Removed(key));
        }
    });
}

fn anybody() -> bool {
    HUB.with_borrow(|hub| !hub.listeners.is_empty())
}

/// Forgets where this one was, and has it reload what it shows. Whether it knew.
fn begin_anew(key: u64) -> bool {
    let knew = HUB.with_borrow_mut(|hub| {
        let listener = hub.listeners.get_mut(&key);
        listener.is_some_and(|listener| listener.subscription.begin_anew())
    });
    if knew {
        hear(key, Heard::Connected);
    }
    knew
}

fn hear(key: u64, heard: Heard) {
    // Called outside the borrow: it may add or remove listeners.
    let listener = HUB.with_borrow(|hub| {
        hub.listeners
            .get(&key)
            .map(|listener| Rc::clone(&listener.hear))
    });
    if let Some(listener) = listener {
        listener(heard);
    }
}

/// Connects, and again after every loss, until nobody listens.
async fn keep_connected(mut changes: Changes) {
    let mut attempt = 0;
    while anybody() {
        tell(LiveState::Connecting);
        let ended = converse(&mut changes, &mut attempt).await;
        if !anybody() {
            break;
        }
        tell(LiveState::Waiting);
        if ended == Ended::Unauthorized {
            if api::refresh().await == Err(api::ApiError::Unauthenticated) {
                break;
            }
            // With other rights other things are seen, of which no event tells.
            HUB.with_borrow_mut(|hub| {
                for listener in hub.listeners.values_mut() {
                    listener.subscription.begin_anew();
                }
            });
        }
        local::sleep(Duration::from_millis(u64::from(pause(
            attempt,
            js_sys::Math::random(),
        ))))
        .await;
        attempt = attempt.saturating_add(1);
    }
    HUB.with_borrow_mut(|hub| hub.wake = None);
    tell(LiveState::Off);
}

#[derive(PartialEq)]
enum Ended {
    Lost,
    Unauthorized,
    NobodyListens,
}

fn address() -> Option<String> {
    let location = window().location();
    let scheme = if location.protocol().ok()? == "https:" {
        "wss"
    } else {
        "ws"
    };
    Some(format!("{scheme}://{}/graphql/ws", location.host().ok()?))
}

fn spell(say: &Say<'_>) -> Option<Message> {
    serde_json::to_string(say).ok().map(Message::Text)
}

fn subscribe_message(key: u64) -> Option<Message> {
    HUB.with_borrow(|hub| {
        let listener = hub.listeners.get(&key)?;
        spell(&Say::Subscribe {
            id: key.to_string(),
            payload: &listener.subscription,
        })
    })
}

type Changes = futures_channel::mpsc::UnboundedReceiver<Change>;

async fn converse(changes: &mut Changes, attempt: &mut u32) -> Ended {
    let Some(socket) =
        address().and_then(|url| WebSocket::open_with_protocol(&url, "graphql-transport-ws").ok())
    else {
        return Ended::Lost;
    };
    let (mut sink, mut stream) = socket.split();
    let Some(hello) = spell(&Say::ConnectionInit {
        payload: Credentials {
            authorization: api::bearer(),
        },
    }) else {
        return Ended::Lost;
    };
    if sink.send(hello).await.is_err() {
        return Ended::Lost;
    }
    let mut acknowledged = false;
    loop {
        let replies = match select(stream.next(), changes.next()).await {
            Either::Left((Some(Ok(Message::Text(text))), _)) => {
                match serde_json::from_str::<Told>(&text) {
                    // Only the server's trouble ends what has no end: pause, and come back.
                    Ok(Told::Complete { id }) if is_heard(&id) => return Ended::Lost,
                    Ok(told) => {
                        if matches!(told, Told::ConnectionAck) {
                            acknowledged = true;
                            *attempt = 0;
                        }
                        obey(told)
                    }
                    Err(_) => Vec::new(),
                }
            }
            Either::Left((Some(Ok(Message::Bytes(_))), _)) => Vec::new(),
            Either::Left((Some(Err(WebSocketError::ConnectionClose(close))), _))
                if UNAUTHORIZED.contains(&close.code) =>
            {
                return Ended::Unauthorized;
            }
            Either::Left((Some(Err(_)) | None, _)) => return Ended::Lost,
            Either::Right((Some(Change::Added(key)), _)) if acknowledged => {
                subscribe_message(key).into_iter().collect()
            }
            Either::Right((Some(Change::Removed(key)), _)) if acknowledged => {
                spell(&Say::Complete {
                    id: key.to_string(),
                })
                .into_iter()
                .collect()
            }
            Either::Right(_) => Vec::new(),
        };
        for reply in replies {
            if sink.send(reply).await.is_err() {
                return Ended::Lost;
            }
        }
        if !anybody() {
            let _ = sink.close().await;
            return Ended::NobodyListens;
        }
    }
}

/// Somebody still listens to it.
fn is_heard(id: &str) -> bool {
    let key = id.parse();
    HUB.with_borrow(|hub| key.is_ok_and(|key| hub.listeners.contains_key(&key)))
}

/// Acts on what the server told; returns what to answer.
fn obey(told: Told) -> Vec<Message> {
    match told {
        Told::ConnectionAck => {
            tell(LiveState::Live);
            let keys: Vec<(u64, bool)> = HUB.with_borrow(|hub| {
                let listeners = hub.listeners.iter();
                listeners
                    .map(|(key, listener)| (*key, listener.subscription.goes_on()))
                    .collect()
            });
            for (key, goes_on) in &keys {
                if !goes_on {
                    hear(*key, Heard::Connected);
                }
            }
            let keys = keys.into_iter().map(|(key, _)| key);
            keys.filter_map(subscribe_message).collect()
        }
        Told::Ping => spell(&Say::Pong).into_iter().collect(),
        Told::Next {
            id,
            payload: Answer { data: Some(data) },
        } => {
            if let Ok(key) = id.parse() {
                HUB.with_borrow_mut(|hub| {
                    if let Some(listener) = hub.listeners.get_mut(&key) {
                        listener.subscription.heard(&data);
                    }
                });
                hear(key, Heard::Data(data));
            }
            Vec::new()
        }
        // Where it was is too long ago: it begins anew. One that is refused all the same stays silent until the page is
        // opened again.
        Told::Error { id } => {
            let key = id.parse().ok().filter(|key| begin_anew(*key));
            key.and_then(subscribe_message).into_iter().collect()
        }
        Told::Pong | Told::Next { .. } | Told::Complete { .. } => Vec::new(),
    }
}
