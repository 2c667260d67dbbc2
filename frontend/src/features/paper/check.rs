//! The form of a paper, looked over: a Word file or a text from anywhere, what is to be mended at each place, and the same
//! paper with it mended.

mod finding;
mod screen;
mod words_check;

pub use finding::{FormNotes, FormPoints, Mending, PlanFormNotes};
pub use screen::Check;
pub use words_check::WordsCheck;
