//! Handing a position over: opening it, the minutes that both sides confirm, and the list of those that were. Who may do
//! what, the server says.

mod list;
mod open;
mod operations;
mod page;
mod routes;
mod words;

pub(crate) use operations::registered;
pub use routes::{HandoverNewRoute, HandoverRoute, HandoversRoute};
