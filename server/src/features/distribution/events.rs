//! What happened to a delivery.

use entity::delivery::Model;
use serde::Serialize;
use uuid::Uuid;

use super::policy::RECEIVERS;
use crate::platform::event::{Concerned, Event};

macro_rules! events {
    ($($(#[$doc:meta])* $event:ident, $name:literal, $tells:literal;)+) => {$(
        $(#[$doc])*
        #[derive(Serialize)]
        pub struct $event {
            delivery: Uuid,
            document: Uuid,
            #[serde(skip)]
            issuer: Uuid,
            #[serde(skip)]
            recipient: Option<Uuid>,
        }

        impl From<&Model> for $event {
            fn from(row: &Model) -> Self {
                Self {
                    delivery: row.id,
                    document: row.document_id,
                    issuer: row.issuer_id,
                    recipient: row.organization_id,
                }
            }
        }

        impl Event for $event {
            const NAME: &'static str = $name;

            fn subject(&self) -> Uuid {
                self.delivery
            }

            fn organization(&self) -> Option<Uuid> {
                Some(self.issuer)
            }

            fn concerns(&self) -> Vec<Concerned> {
                let told = self.recipient.filter(|_| $tells);
                told.map(|at| Concerned::at(at, &RECEIVERS)).into_iter().collect()
            }
        }
    )+};
}

events! {
    /// The recipient has it.
    DeliveryReceived, "delivery.received", false;
    /// The sender waits for the recipient to say that it arrived.
    DeliveryReminded, "delivery.reminded", true;
}
