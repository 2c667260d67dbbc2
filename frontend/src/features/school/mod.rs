//! A school's own page: who its focal point is, through which channels it speaks, and whom to call. What may be done
//! comes from the server (`availableActions`).

mod channels;
mod focal_before;
mod focal_point;
mod operations;
mod people;
mod routes;
mod screen;
mod words;

pub(crate) use operations::registered;
pub use routes::SchoolRoute;
