//! Accounts as clients meet them: over HTTP for signing in, over GraphQL for the rest, on a real database.

mod organizations;
mod people;
mod set_up;
mod sign_in;
mod token;
mod world;
