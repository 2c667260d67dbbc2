//! Distribution: who gets an issued plan, and who says that it arrived.
#![expect(
    clippy::indexing_slicing,
    reason = "an answer that lacks a field should stop the test there"
)]

mod link;
mod lists;
mod receipt;
mod sending;
pub mod world;
