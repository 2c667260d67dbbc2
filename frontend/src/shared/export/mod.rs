//! Taking a list along: exactly what is shown, all of it, as a workbook or as text. The server asks the list's own question
//! page by page and makes the file; a list says only how its columns are read out of a row.

mod column;
mod operations;
mod running;
mod take_out;

pub use column::SheetColumn;
pub(crate) use operations::registered;
pub use operations::{Job, JobFailure, JobFile, JobState};
pub use running::stop;
pub use take_out::{Listed, TakeOut, Told};
