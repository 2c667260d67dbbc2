//! Tasks: what one has been charged with or has charged others with, as a list, a board or a month; the task's own page
//! from taking up to confirming; and giving one, of a plan's clause or freely. Who may do what, the server says.

mod charge;
mod give;
mod list;
mod model;
mod operations;
mod page;
mod routes;
mod when;
mod words;

pub(crate) use operations::registered;
pub use routes::{TaskNewRoute, TaskRoute, TasksRoute};
