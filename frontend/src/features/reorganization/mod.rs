//! What becomes of an organization by a decision, in three steps: what, what follows from it, and doing it. What follows the
//! server counts; here it is said in words.

mod done;
mod form;
mod operations;
mod preview;
mod routes;
mod screen;
mod words;

pub(crate) use operations::registered;
pub use routes::ReorganizeRoute;
