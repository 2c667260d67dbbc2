//! Taking lists in from workbooks: what a file would do is shown row by row before anything is written, and what was written can
//! be undone until the next day. It decides nothing: the server reads, plans and writes; this shows what it says.

mod begin;
mod kind;
mod operations;
mod outcome;
mod recent;
mod routes;
mod rows;
mod screen;
mod words;

pub use kind::ImportLink;
pub(crate) use operations::registered;
pub use routes::ImportRoute;
