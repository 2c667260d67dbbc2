//! What happened to an activity, told to whoever goes on with it.

use entity::activity::Model;
use serde::Serialize;
use uuid::Uuid;

use super::policy::{CONFIRMERS, DOERS};
use crate::platform::event::{Concerned, Event};

fn charged(row: &Model) -> Vec<Concerned> {
    row.person_id.map(Concerned::person).into_iter().collect()
}

fn confirmer(row: &Model) -> Vec<Concerned> {
    vec![Concerned::at(row.organization_id, &CONFIRMERS)]
}

/// Whoever did it, and whoever is to do it again.
fn doer(row: &Model) -> Vec<Concerned> {
    vec![match (row.done_by, row.person_id) {
        (Some(person), _) | (None, Some(person)) => Concerned::person(person),
        (None, None) => Concerned::at(row.organization_id, &DOERS),
    }]
}

macro_rules! events {
    ($($(#[$doc:meta])* $event:ident, $name:literal, $concerns:ident;)+) => {$(
        $(#[$doc])*
        #[derive(Serialize)]
        pub struct $event {
            activity: Uuid,
            plan: Uuid,
            #[serde(skip)]
            organization: Uuid,
            #[serde(skip)]
            concerned: Vec<Concerned>,
        }

        impl From<&Model> for $event {
            fn from(row: &Model) -> Self {
                Self {
                    activity: row.id,
                    plan: row.plan_id,
                    organization: row.organization_id,
                    concerned: $concerns(row),
                }
            }
        }

        impl Event for $event {
            const NAME: &'static str = $name;

            fn subject(&self) -> Uuid {
                self.activity
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
    /// Somebody is in charge of it from now on.
    ActivityAssigned, "activity.assigned", charged;
    /// It waits to be confirmed.
    ActivityDone, "activity.done", confirmer;
    /// It is done for good.
    ActivityConfirmed, "activity.confirmed", doer;
    /// It has to be mended.
    ActivityReturned, "activity.returned", doer;
}
