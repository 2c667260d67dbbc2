//! The calendar: school years, their terms, and the days that are not what their weekday says. Everybody reads it; who keeps
//! it, the server says.

mod days;
mod operations;
mod routes;
mod screen;
mod words;
mod years;

pub(crate) use operations::registered;
pub use routes::CalendarRoute;
