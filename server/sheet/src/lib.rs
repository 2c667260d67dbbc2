//! Tables out as `.xlsx` and `.csv`, and in from whatever an office's spreadsheets look like. Pure: no clock, no files, no
//! database.
//!
//! * Out: a [`Table`] of typed [`Cell`]s becomes a workbook ([`xlsx`]) or text ([`csv`]). Nothing in it is ever a formula.
//! * In: a workbook's bytes become a [`Grid`] ([`read`]), within bounds and whatever it claims of itself; a [`Layout`] finds
//!   the row of headings in it, whatever stands above, and the columns by their names.

#![forbid(unsafe_code)]

mod csv;
mod fold;
mod grid;
mod layout;
mod package;
mod programs;
mod table;
mod value;
mod xlsx;

pub use csv::csv;
pub use grid::{Grid, Line, ReadError, read};
pub use layout::{Field, Headed, Layout, LayoutError};
pub use programs::holds_program;
pub use table::{About, Cell, Column, Kind, Table, WriteError, fitting};
pub use value::{NotSo, Value};
pub use xlsx::{Note, marked, template, xlsx};
