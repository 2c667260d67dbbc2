//! The tests' own house: a database for each test, and a world to tell situations in. What is unwrapped here is what a
//! test takes for granted.
#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test's assumptions fail loudly, where they are made"
)]

pub mod database;

pub use database::TestDatabase;
