//! Saved views: how a person wants to see a list again, by a name of his own.
//!
//! **Owns** `saved_view`. What a list shows is all in its address; a view is that address's query, kept under a name. Names are
//! one person's and one list's: what is saved under a name that is there takes its place. A person has 50 at most.
//!
//! **Who may** see, save and remove: its owner alone.

mod commands;
mod decisions;
mod graphql;
mod model;
mod policy;

pub use decisions::decisions;
pub use graphql::{SavedView, ViewMutation, ViewQuery};
