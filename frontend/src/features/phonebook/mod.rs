//! The phone book: whom to call at an organization, and to take along: copied, as a mail to all, as cards for another
//! program. What is told of whom, the server says.

mod columns;
mod model;
mod operations;
mod routes;
mod screen;
mod taking;

pub(crate) use operations::registered;
pub use routes::PhonebookRoute;
