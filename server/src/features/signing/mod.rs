//! Papers as they were signed: the PDF that bears the hand and the stamp, kept with what was issued, and by which a changed copy
//! is recognised.
//!
//! **Owns** `signed_copy`, which only grows: a better scan is put there with a reason, and takes the former's place; the former
//! stays on record and is still known by its SHA-256. **Who puts one there**: who keeps the register in which the paper
//! stands. **Who fetches it**: whoever sees the paper; a former one, only those who may put one there. **Who checks a paper**: anybody
//! who holds it, by the code that it bears; he is told what the paper itself says, whether it still stands, and the sums of
//! its signed copies, with which his browser compares the file that he has. That file goes nowhere.

mod commands;
mod decisions;
mod graphql;
mod policy;
mod queries;
mod routes;
mod verified;
mod verifying;

pub use decisions::decisions;
pub use graphql::{DocumentSigned, SignedCopy, SigningMutation, SigningQuery};
pub use policy::Sign;
pub use routes::routes;
pub use verifying::verify_copies;
