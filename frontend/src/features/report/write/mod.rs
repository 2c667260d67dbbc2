//! A school's report: the form while it may be written, what was handed in once it is.

mod answer;
mod content;
mod fields;
mod form;
mod screen;
mod sent;
mod sheet;
mod submit;
mod unsent;

pub use content::{Reading, as_typed};
pub use screen::Write;
