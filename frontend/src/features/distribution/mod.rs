//! Distribution: who was sent an issued document and who has it. The document's page for those who sent it, the button by
//! which a recipient says that he has it, wherever it stands, and the page of a recipient's link, outside of sign-in.
//! Who may do what, the server says.

mod acknowledge;
mod message;
mod model;
mod operations;
mod page;
mod receipt;
mod routes;
mod words;

pub use acknowledge::Acknowledge;
pub(crate) use operations::registered;
pub use routes::{DocumentRoute, ReceiptRoute};
