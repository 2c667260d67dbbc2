//! Files that show what was done: sent with their progress, one beside another; shown with the record that they hang on.
//! What may be sent the server says; what it surely refuses is said here before a byte goes.
//! And files that are taken along.

mod bringing;
mod field;
mod list;
mod operations;
mod sending;
mod taking;
mod words;

pub use bringing::Bringing;
pub use field::FileField;
pub use list::FileList;
pub(crate) use operations::registered;
pub use operations::{EvidenceFile, Subject};
pub use sending::upload;
pub use taking::keep;
pub use words::size;
