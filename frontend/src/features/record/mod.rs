//! The record: who did what and when, for administrators. It is read, never changed.

mod operations;
mod routes;
mod screen;
mod words;

pub(crate) use operations::registered;
pub use routes::RecordRoute;
