//! What the viewer is told: what happened and concerns him, newest first, and how much of it is new to him.
//!
//! **Owns** `notification` and `notification_mark`. Features say of each event whom it concerns
//! ([`Event::concerns`](crate::platform::event::Event::concerns)); the store writes one row for a person or for all who
//! hold a role at a place, in the event's own transaction. So a notice to 50,000 schools is one row, who comes into a
//! post finds what it was told, and who leaves it does not. Words are the client's: a notification is a kind and what
//! it is about, which may be gone from sight by now.
//!
//! **Who may**: whom it concerns, except the person who did it.

mod graphql;
mod mail;
mod model;
mod policy;
mod queries;

pub use graphql::{NotificationMutation, NotificationSubscription, ViewerNotifications};
pub use mail::{MailSettingMutation, Post};
pub use model::KINDS;
