//! What happened to a handover, told to whoever goes on with it.

use entity::handover::Model;
use entity::position::Role;
use serde::Serialize;
use uuid::Uuid;

use crate::platform::event::{Concerned, Event};

fn both(row: &Model) -> Vec<Concerned> {
    vec![Concerned::person(row.from_id), Concerned::person(row.to_id)]
}

fn giver(row: &Model) -> Vec<Concerned> {
    vec![Concerned::person(row.from_id)]
}

fn receiver(row: &Model) -> Vec<Concerned> {
    vec![Concerned::person(row.to_id)]
}

fn giver_and_leaders(row: &Model) -> Vec<Concerned> {
    let leaders = [Role::Head, Role::Principal];
    vec![
        Concerned::person(row.from_id),
        Concerned::at(row.organization_id, &leaders),
    ]
}

macro_rules! events {
    ($($(#[$doc:meta])* $event:ident, $name:literal, $concerns:ident;)+) => {$(
        $(#[$doc])*
        #[derive(Serialize)]
        pub struct $event {
            handover: Uuid,
            #[serde(skip)]
            organization: Uuid,
            #[serde(skip)]
            concerned: Vec<Concerned>,
        }

        impl From<&Model> for $event {
            fn from(row: &Model) -> Self {
                Self {
                    handover: row.id,
                    organization: row.organization_id,
                    concerned: $concerns(row),
                }
            }
        }

        impl Event for $event {
            const NAME: &'static str = $name;

            fn subject(&self) -> Uuid {
                self.handover
            }

            fn organization(&self) -> Option<Uuid> {
                Some(self.organization)
            }

            fn concerns(&self) -> Vec<Concerned> {
                self.concerned.clone()
            }
        }
    )+};
}

events! {
    /// A position is to be handed over.
    HandoverOpened, "handover.opened", both;
    /// It waits to be taken over.
    HandoverGiven, "handover.given", receiver;
    /// Something is missing in it.
    HandoverReturned, "handover.returned", giver;
    /// It has gone.
    HandoverTaken, "handover.taken", giver_and_leaders;
}
