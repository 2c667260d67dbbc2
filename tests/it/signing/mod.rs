//! Papers as they were signed: kept, replaced with a reason, fetched by whoever sees the paper, and checked by anybody.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test's assumptions fail loudly, where they are made"
)]

mod checking;
mod keeping;
mod verifying;
mod world;
