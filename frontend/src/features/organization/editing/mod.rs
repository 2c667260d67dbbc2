//! Making an organization and changing what is known of it. What is typed is kept on this machine until the server has it.

mod change;
mod fields;
mod link;
mod make;

pub use change::EditOrganization;
pub use fields::search;
pub use link::LinkOrganization;
pub use make::NewOrganization;
