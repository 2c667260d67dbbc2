//! Plans through the schema: their life, their numbers, what they open, who sees them.

mod issued;
mod life;
mod lists;
mod numbers;
mod reading;
mod sight;
mod world;
