//! Backstops: whatever a feature forgets, these find.

mod anonymous;
mod audit;
mod crowd;
mod doors;
mod hostile;
mod inventor;
mod leaks;
pub mod model;
mod permissions;
mod record;
pub mod records;
mod statements;
mod tables;
