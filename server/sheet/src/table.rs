//! A table to write: typed cells under headings, and what it is of.

use chrono::{NaiveDate, NaiveDateTime};

/// Longer text does not fit into a cell of Excel: in UTF-16 units.
const LONGEST: usize = 32_767;

/// What all cells of a column are, so that a sheet sorts and sums them as such.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Text,
    Number,
    /// A day of the calendar.
    Date,
    /// A day and a time, as the clock on the wall shows it.
    Moment,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    pub title: String,
    pub kind: Kind,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    Empty,
    Text(String),
    Number(f64),
    Date(NaiveDate),
    Moment(NaiveDateTime),
}

/// What the table is of: its title, and beside it what was asked for, as in `("Trạng thái", "Quá hạn")`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct About {
    pub title: String,
    /// What the second sheet is called.
    pub facts_title: String,
    pub facts: Vec<(String, String)>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    pub about: About,
    pub columns: Vec<Column>,
    pub rows: Vec<Vec<Cell>>,
}

/// More than a sheet holds.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the table cannot be written: {0}")]
pub struct WriteError(pub(crate) String);

impl From<rust_xlsxwriter::XlsxError> for WriteError {
    fn from(cause: rust_xlsxwriter::XlsxError) -> Self {
        Self(cause.to_string())
    }
}

/// As a cell can hold it: without what no text has, cut where Excel would refuse it.
pub fn fitting(text: &str) -> String {
    let words = text.chars();
    cut(
        words.filter(|c| !c.is_control() || matches!(c, '\n' | '\t')),
        LONGEST,
    )
}

/// As much as fits, in whole characters: Excel counts UTF-16 units.
pub(crate) fn cut(text: impl Iterator<Item = char>, longest: usize) -> String {
    let mut length = 0;
    text.take_while(|c| {
        length += c.len_utf16();
        length <= longest
    })
    .collect()
}
