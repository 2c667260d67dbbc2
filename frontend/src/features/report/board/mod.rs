//! Who has reported for a period and who has not: three figures, bars, the list, and one school beside it. It moves by
//! itself; every figure and bar narrows the list.

mod accepting;
mod bars;
mod day;
mod figures;
mod follow;
mod gone;
mod list;
mod model;
mod panel;
mod reopen;
mod school;
mod screen;

pub use model::parts;
pub use screen::Board;
