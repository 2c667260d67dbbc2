//! One's own account: signing in, redeeming a one-time link, one's sessions and password. Other people's accounts belong
//! to the people screens.

mod calendar;
mod operations;
mod password;
mod routes;
mod sessions;
mod set_up;
mod sign_in;
mod words;

pub(crate) use operations::registered;
pub use operations::{AccountErrorCode, AccountUserError};
pub use routes::{PasswordRoute, SessionsRoute};
pub use set_up::SetUp;
pub use sign_in::SignIn;
pub use words::error;
