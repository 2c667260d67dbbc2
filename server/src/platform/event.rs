//! What happened, told to whoever listens. An event is written to the outbox in the transaction that caused it; the
//! relay numbers it after the commit and publishes it on the [`Bus`], so a listener never sees what was undone and
//! never misses what came late. Who listens does so through a `Feed` of the store, which also knows what was told before.

use std::sync::Arc;

use entity::outbox;
use serde::Serialize;
use tokio::sync::broadcast;
use uuid::Uuid;

/// A fact of a feature, in the past tense.
pub trait Event: Serialize {
    /// As in `report.submitted`.
    const NAME: &'static str;
    /// The row that it is about.
    fn subject(&self) -> Uuid;
    /// The organization that it concerns.
    fn organization(&self) -> Option<Uuid>;
}

/// An event on its way to listeners.
#[derive(Debug, Clone, PartialEq)]
pub struct Published {
    pub id: Uuid,
    /// Counts up over the installation, without gaps that could still be filled.
    pub(super) seq: i64,
    pub tenant: Uuid,
    pub name: String,
    pub subject: Uuid,
    pub organization: Option<Uuid>,
    pub payload: serde_json::Value,
}

impl Published {
    /// Its place among all events, for a listener to go on from.
    pub fn cursor(&self) -> String {
        self.id.simple().to_string()
    }
}

impl From<outbox::Model> for Published {
    fn from(row: outbox::Model) -> Self {
        Self {
            id: row.id,
            seq: row.seq.unwrap_or_default(),
            tenant: row.tenant_id,
            name: row.event,
            subject: row.entity_id,
            organization: row.organization_id,
            payload: row.payload,
        }
    }
}

/// This node's listeners.
#[derive(Clone)]
pub struct Bus {
    sender: broadcast::Sender<Arc<Published>>,
}

impl Default for Bus {
    fn default() -> Self {
        Self {
            sender: broadcast::channel(4096).0,
        }
    }
}

impl Bus {
    pub(super) fn listen(&self) -> broadcast::Receiver<Arc<Published>> {
        self.sender.subscribe()
    }

    pub(super) fn publish(&self, event: Arc<Published>) {
        // Nobody listening is no failure.
        let _listeners = self.sender.send(event);
    }
}
