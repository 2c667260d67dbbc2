//! Lists taken along: what is shown, all of it, and no more than who asks may see.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test's assumptions fail loudly, where they are made"
)]

mod cancelling;
mod taking;
pub mod world;
