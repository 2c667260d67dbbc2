//! Schools' plans under the office's: begun from it, carried out by activities, received, replaced, and counted.
#![expect(
    clippy::indexing_slicing,
    reason = "an answer that lacks a field should stop the test there"
)]

mod beginning;
mod coverage;
mod life;
mod lists;
mod reception;
pub mod world;
