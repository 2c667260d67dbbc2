//! Plans through the schema: their life, their numbers, what they open, who sees them.
#![expect(
    clippy::indexing_slicing,
    reason = "a missing field of an answer is null"
)]

mod life;
mod lists;
mod numbers;
mod reading;
mod sight;
mod world;
