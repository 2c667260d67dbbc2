//! What happened, told to whoever listens. An event is written to the outbox in the transaction that caused it; the
//! relay numbers it after the commit and publishes it on the [`Bus`], so a listener never sees what was undone and
//! never misses what came late. Who listens does so through a `Feed` of the store, which also knows what was told before.

use std::sync::Arc;

use entity::outbox;
use entity::position::Role;
use sea_orm::Iterable;
use serde::{Deserialize, Serialize};
use tokio::sync::broadcast;
use uuid::Uuid;

use super::actor::{Actor, ancestors};

/// A fact of a feature, in the past tense.
pub trait Event: Serialize {
    /// As in `report.submitted`.
    const NAME: &'static str;
    /// The row that it is about.
    fn subject(&self) -> Uuid;
    /// The organization where it happened.
    fn organization(&self) -> Option<Uuid>;
    /// Who is told of it: he finds it among his notifications.
    fn concerns(&self) -> Vec<Concerned>;
}

/// A person, or those who hold one of some roles at a place: one, however many people that is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Concerned {
    pub(super) person: Option<Uuid>,
    pub(super) place: Option<Uuid>,
    /// At the place, and everywhere below it.
    pub(super) below: bool,
    pub(super) roles: i32,
}

impl Concerned {
    pub fn person(user: Uuid) -> Self {
        Self {
            person: Some(user),
            place: None,
            below: false,
            roles: 0,
        }
    }

    pub fn at(organization: Uuid, roles: &[Role]) -> Self {
        Self {
            person: None,
            place: Some(organization),
            below: false,
            roles: bits(roles),
        }
    }

    pub fn below(organization: Uuid, roles: &[Role]) -> Self {
        Self {
            below: true,
            ..Self::at(organization, roles)
        }
    }

    /// Whether the actor is among them, himself the doer or not.
    pub fn includes(&self, actor: &Actor) -> bool {
        let Some(place) = self.place else {
            return self.person.is_some() && self.person == actor.user();
        };
        actor.grants().iter().any(|grant| {
            let there = grant.at.organization == place
                || (self.below && ancestors(&grant.at.path).any(|above| above == place));
            there && self.roles & bits(&[grant.role]) != 0
        })
    }
}

/// A bit for each role, in the order in which they are listed: a new one comes last.
pub fn bits(roles: &[Role]) -> i32 {
    let bit = |(at, role)| if roles.contains(&role) { 1 << at } else { 0 };
    Role::iter().enumerate().map(bit).sum()
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
    concerned: Vec<Concerned>,
}

impl Published {
    /// Whether the actor is told of it.
    pub fn concerns(&self, actor: &Actor) -> bool {
        self.concerned.iter().any(|some| some.includes(actor))
    }

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
            // Those from before they were kept are told to nobody.
            concerned: (row.concerned)
                .and_then(|some| serde_json::from_value(some).ok())
                .unwrap_or_default(),
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
