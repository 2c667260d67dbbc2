//! Files that hang on records: who puts them there, who fetches them, what is refused, and when their bytes go.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "whatever is missing fails the test"
)]

mod activities;
mod bucket;
pub mod cloud;
mod everybody;
mod fetching;
mod hostile;
mod life;
mod voided;
pub mod world;
