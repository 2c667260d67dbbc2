//! Backstops: whatever a feature forgets, these find.

mod anonymous;
mod audit;
mod leaks;
mod model;
mod permissions;
mod record;
mod records;
