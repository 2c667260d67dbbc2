//! Backstops: whatever a feature forgets, these find.

mod anonymous;
mod leaks;
mod model;
mod permissions;
mod records;
