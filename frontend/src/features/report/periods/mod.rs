//! An office's periods: made from the calendar in one go, and changed one by one.

mod edit;
mod fields;
mod make;
mod words;

pub use edit::EditPeriod;
pub use make::{Keep, MakePeriods};
pub use words::{errors, look, state};
