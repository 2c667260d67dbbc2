//! My work: what the signed-in person must do, by deadline, each with the button that does it. It decides nothing: which
//! work there is comes from the server; here it is grouped, worded and led to its screen.

mod empty;
mod model;
mod operations;
mod routes;
mod screen;
mod summary;
mod words;

pub(crate) use operations::registered;
pub use routes::WorkRoute;
