//! Notifications: what happened and concerns the signed-in person, newest first, each with the place where he acts. The
//! bell in the top bar says how many are new; opening the list reads them. Who is told what, the server says.

mod bell;
mod mail;
mod operations;
mod routes;
mod screen;
mod words;

pub use bell::{Bell, arrived};
pub(crate) use operations::registered;
pub use routes::NotificationsRoute;
