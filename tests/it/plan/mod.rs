//! Plans through the schema: their life, their numbers, what they open, who sees them.

#![expect(
    clippy::indexing_slicing,
    reason = "a missing field of an answer fails the test"
)]

mod cited;
mod clauses;
mod copying;
mod issued;
mod life;
mod lists;
mod numbers;
mod reading;
mod sight;
mod versions;
pub mod world;
