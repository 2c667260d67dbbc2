//! Jobs: what the server does for a person while he goes on, with progress, and until he cancels it.
//!
//! **Owns** `job`. A feature asks for one with [`ask`], within its own mutation; the server takes it up (`server/src/jobs.rs`)
//! with the rights that its owner has by then, in the session in which he asked. A server that dies over it leaves it to
//! another. What came of it, a file, is fetched by a signed link. After a day it is forgotten.
//!
//! **Who may** see and cancel: its owner alone.

mod commands;
mod decisions;
mod graphql;
mod policy;
mod routes;

pub use commands::ask;
pub use decisions::decisions;
pub use graphql::{Job, JobErrorCode, JobMutation, JobQuery};
pub use routes::routes;
