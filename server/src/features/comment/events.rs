//! What was said, told to those whom it concerns.

use entity::comment::Model;
use serde::Serialize;
use uuid::Uuid;

use crate::platform::event::{Concerned, Event};

/// How all their names begin.
pub const PREFIX: &str = "comment.";

macro_rules! events {
    ($($(#[$doc:meta])* $event:ident, $name:literal;)+) => {$(
        $(#[$doc])*
        #[derive(Serialize)]
        pub struct $event {
            plan: Option<Uuid>,
            clause: Option<Uuid>,
            task: Option<Uuid>,
            #[serde(skip)]
            comment: Uuid,
            #[serde(skip)]
            organization: Uuid,
            #[serde(skip)]
            concerned: Vec<Concerned>,
        }

        impl $event {
            pub fn to(row: &Model, concerned: Vec<Concerned>) -> Self {
                Self {
                    plan: row.plan_id,
                    clause: row.clause_id,
                    task: row.task_id,
                    comment: row.id,
                    organization: row.organization_id,
                    concerned,
                }
            }
        }

        impl Event for $event {
            const NAME: &'static str = $name;

            fn subject(&self) -> Uuid {
                self.comment
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
    /// Somebody said something.
    CommentAdded, "comment.added";
    /// Somebody named a person in what he said.
    CommentMentioned, "comment.mentioned";
    /// It says something else, is settled, or open again, or gone.
    CommentChanged, "comment.changed";
}
