//! People: who they are, what they are appointed to, and whether they may sign in. It decides nothing: what may be done
//! with a person comes with him. One's own password and sessions are another feature.

mod appointing;
mod editing;
mod fields;
mod filters;
mod invite;
mod list;
mod model;
mod operations;
mod panel;
mod routes;
mod words;

pub(crate) use operations::registered;
pub use routes::{PeopleRoute, PersonEditRoute, PersonNewRoute};
