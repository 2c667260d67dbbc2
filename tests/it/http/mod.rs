//! The server over HTTP, in this process: every limit, format and refusal at its edge.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test's assumptions fail loudly, where they are made"
)]

mod calendar;
mod conformance;
mod limits;
mod live;
mod lost;
mod page;
mod server;
mod sweep;
mod who;
