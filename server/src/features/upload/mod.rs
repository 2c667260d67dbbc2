//! Files on their way in.
//!
//! **Owns** `upload`. A person asks for one, sends the bytes to a signed link that expires, and says when he is done;
//! only then are they looked at. Nothing is believed that the client says of a file: its bytes tell what it is, and its name
//! must agree. A PDF, a paper, sheet or slides without programs, a picture, an MP3 or plain text, up to 20 MiB; anything else
//! is refused. Pictures lose what they tell of where they were taken.
//!
//! **Who may**: whoever is signed in, for files of his own; nobody sees another's. Once it was used, it is gone: whatever it
//! hangs on then says who sees it.

mod commands;
mod graphql;
mod link;
mod name;
mod office;
mod picture;
mod policy;
mod routes;
mod sniff;

pub use commands::{Taken, file, take};
pub use graphql::{UploadErrorCode, UploadMutation};
pub use routes::routes;
