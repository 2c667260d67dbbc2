//! What both ends say in `graphql-transport-ws`, and the codes with which we hang up.

use axum::extract::ws::{CloseFrame, Message};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::http::graphql::answer::Answer;

#[derive(Debug, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Said {
    ConnectionInit { payload: Option<Value> },
    Ping { payload: Option<Value> },
    Pong,
    Subscribe { id: String, payload: Value },
    Complete { id: String },
}

/// Why we hang up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hangup {
    /// The server stops; come back.
    Restart,
    BadMessage,
    Unauthorized,
    /// His rights are others now; come back.
    Changed,
    /// He has as many open as may be.
    Crowded,
    Subprotocol,
    InitTimeout,
    IdInUse,
    InitTwice,
}

impl Hangup {
    pub fn frame(self) -> Message {
        let (code, reason) = match self {
            Self::Restart => (1012, "Service Restart"),
            Self::Crowded => (1013, "RATE_LIMITED: too many connections are open"),
            Self::BadMessage => (4400, "Bad Request"),
            Self::Unauthorized => (4401, "Unauthorized"),
            Self::Changed => (4403, "Forbidden"),
            Self::Subprotocol => (4406, "Subprotocol not acceptable"),
            Self::InitTimeout => (4408, "Connection initialisation timeout"),
            Self::IdInUse => (4409, "Subscriber already exists"),
            Self::InitTwice => (4429, "Too many initialisation requests"),
        };
        Message::Close(Some(CloseFrame {
            code,
            reason: reason.into(),
        }))
    }
}

pub fn acknowledged() -> Message {
    text(&json!({ "type": "connection_ack" }))
}

pub fn pong(payload: Option<Value>) -> Message {
    match payload {
        Some(payload) => text(&json!({ "type": "pong", "payload": payload })),
        None => text(&json!({ "type": "pong" })),
    }
}

/// An answer, or `error` where the operation was not executed.
pub fn answer(id: &str, answer: &Answer) -> Message {
    if answer.is_refused() {
        error(id, answer.errors())
    } else {
        text(&json!({ "type": "next", "id": id, "payload": answer }))
    }
}

pub fn error(id: &str, errors: &[async_graphql::ServerError]) -> Message {
    text(&json!({ "type": "error", "id": id, "payload": errors }))
}

pub fn complete(id: &str) -> Message {
    text(&json!({ "type": "complete", "id": id }))
}

fn text(value: &Value) -> Message {
    Message::Text(value.to_string().into())
}
