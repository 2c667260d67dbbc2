//! The messages of `graphql-transport-ws`, and how long to wait before trying again.

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// What is asked for.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Subscription {
    pub operation_name: String,
    pub query: String,
    pub variables: Value,
}

impl Subscription {
    /// Notes where to go on from, should the line be lost after this answer.
    pub fn heard(&mut self, data: &Value) {
        let event = data.as_object().and_then(|data| data.values().next());
        if let Some(cursor) = event.and_then(|event| event.get("cursor")) {
            self.set_after(cursor.clone());
        }
    }

    /// Forgets where to go on from: it begins with what happens next. Whether there was anything to forget.
    pub fn begin_anew(&mut self) -> bool {
        let knew = self.goes_on();
        self.set_after(Value::Null);
        knew
    }

    /// What was missed meanwhile will be told.
    pub fn goes_on(&self) -> bool {
        let after = self.variables.get("after");
        after.is_some_and(|after| !after.is_null())
    }

    fn set_after(&mut self, after: Value) {
        // An operation that does not ask for it cannot go on.
        if let Some(given) = self.variables.get_mut("after") {
            *given = after;
        }
    }
}

/// From us to the server.
#[derive(Debug, Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Say<'a> {
    ConnectionInit {
        payload: Credentials,
    },
    Subscribe {
        id: String,
        payload: &'a Subscription,
    },
    Complete {
        id: String,
    },
    Pong,
}

#[derive(Debug, Serialize)]
pub struct Credentials {
    pub authorization: Option<String>,
}

/// From the server to us.
#[derive(Debug, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Told {
    ConnectionAck,
    Ping,
    Pong,
    Next { id: String, payload: Answer },
    Error { id: String },
    Complete { id: String },
}

#[derive(Debug, Deserialize)]
pub struct Answer {
    pub data: Option<Value>,
}

/// Closed because the token was not accepted: worth a new one, not a quick retry with the same.
pub const UNAUTHORIZED: [u16; 2] = [4401, 4403];

/// Milliseconds before the `attempt`-th new try: one second, doubling to half a minute, spread so that a server that comes
/// back is not met by everyone at once. `jitter` is in 0..1.
pub fn pause(attempt: u32, jitter: f64) -> u32 {
    let full = 1_000u32.saturating_mul(1 << attempt.min(5)).min(30_000);
    (f64::from(full) * (0.5 + jitter.clamp(0.0, 1.0) / 2.0)) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_and_end_at_half_a_minute() {
        assert_eq!(pause(0, 1.0), 1_000);
        assert_eq!(pause(3, 1.0), 8_000);
        assert_eq!(pause(40, 1.0), 30_000);
        assert_eq!(pause(0, 0.0), 500);
    }

    #[test]
    fn messages_are_spelled_as_the_protocol_says() {
        let said = serde_json::to_value(Say::ConnectionInit {
            payload: Credentials {
                authorization: Some("Bearer x".into()),
            },
        });
        let expected = serde_json::json!({ "type": "connection_init", "payload": { "authorization": "Bearer x" } });
        assert_eq!(said.ok(), Some(expected));
        let told: Result<Told, _> =
            serde_json::from_str(r#"{"id":"1","type":"next","payload":{"data":{"a":1}}}"#);
        assert!(matches!(
            told,
            Ok(Told::Next {
                payload: Answer { data: Some(_) },
                ..
            })
        ));
        assert!(matches!(
            serde_json::from_str(r#"{"type":"error","id":"1","payload":[]}"#),
            Ok(Told::Error { .. })
        ));
    }

    #[test]
    fn a_subscription_goes_on_after_what_it_heard_last() {
        let mut subscription = Subscription {
            operation_name: "News".into(),
            query: String::new(),
            variables: serde_json::json!({ "period": "p", "after": null }),
        };
        assert!(!subscription.goes_on());
        for cursor in ["a", "b"] {
            subscription.heard(&serde_json::json!({ "changed": { "cursor": cursor } }));
        }
        assert!(subscription.goes_on());
        let asked = serde_json::json!({ "period": "p", "after": "b" });
        assert_eq!(subscription.variables, asked);
        assert!(subscription.begin_anew());
        assert!(!subscription.begin_anew());
    }
}
