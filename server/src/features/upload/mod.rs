//! Files on their way in.
//!
//! **Owns** `upload`. A person asks for one, sends the bytes to a signed link that expires, and says when he is done;
//! only then are they looked at. Nothing is believed that the client says of a file: its bytes tell what it is. A Word
//! file or text, up to 20 MiB; anything else is refused.
//!
//! **Who may**: whoever is signed in, for files of his own; nobody sees another's.

mod commands;
mod graphql;
mod link;
mod policy;
mod routes;
mod sniff;

pub use commands::file;
pub use graphql::{UploadErrorCode, UploadMutation};
pub use routes::routes;
