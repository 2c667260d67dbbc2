//! Accounts as clients meet them: over HTTP for signing in, over GraphQL for the rest, on a real database.

#![expect(
    clippy::indexing_slicing,
    reason = "a missing field of an answer fails the test"
)]

mod invitation;
mod organizations;
mod people;
mod set_up;
mod sign_in;
mod simultaneous;
mod token;
mod usernames;
pub mod world;
