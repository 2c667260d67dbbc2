//! Lists taken in: looked at, written all at once, taken back.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test's assumptions fail loudly, where they are made"
)]

mod mechanism;
mod oddities;
mod organizations;
mod papers;
mod people;
mod round_trip;
mod undoing;
mod world;
