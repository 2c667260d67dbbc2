//! The registers: what an organization issued, and what came to it.
#![expect(
    clippy::indexing_slicing,
    reason = "an answer that lacks a field should stop the test there"
)]

mod arriving;
mod copying;
mod following;
mod issuing;
mod numbers;
mod preview;
mod searching;
mod sending;
pub mod world;
