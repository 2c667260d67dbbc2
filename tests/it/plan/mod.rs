//! Plans through the schema: their life, their numbers, what they open, who sees them.

mod clauses;
mod issued;
mod life;
mod lists;
mod numbers;
mod reading;
mod sight;
pub mod world;
