//! Papers as they were signed: kept with what was issued, and compared with a file that somebody has. The file is read in this
//! browser and goes nowhere. One page is for anybody who holds a paper with a code on it.

mod check;
mod find;
mod model;
mod operations;
mod part;
mod routes;
mod sum;
mod verify;
mod words;

pub(crate) use operations::registered;
pub use part::SignedPart;
pub use routes::{FindRoute, VerifyRoute};
