//! Where in a grid the table is: the row of headings, whatever titles stand above, and which column is which, whatever
//! its order, capitals and marks.

use crate::fold::fold;
use crate::grid::{Grid, Line};
use crate::table::Kind;
use crate::value::Value;

/// Headings stand this high.
const LOOKED_AT: usize = 30;

/// One thing that a table may say of each row.
#[derive(Debug, Clone, Copy)]
pub struct Field {
    pub key: &'static str,
    /// What the column may be called; the first is what our own form calls it.
    pub titles: &'static [&'static str],
    pub required: bool,
    pub kind: Kind,
    /// What belongs there, for whoever fills in the form.
    pub hint: &'static str,
}

impl Field {
    pub fn title(&self) -> &'static str {
        self.titles.first().copied().unwrap_or(self.key)
    }
}

/// What a table of one sort may say.
#[derive(Debug, Clone, Copy)]
pub struct Layout {
    pub fields: &'static [Field],
}

/// Why a grid is not such a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LayoutError {
    /// No row has the headings.
    NoHeadings,
    /// One has some of them, at this line, but not these, which must be there.
    Missing {
        line: u32,
        titles: Vec<&'static str>,
    },
    /// Two columns say that they are this.
    Twice { line: u32, title: &'static str },
}

/// A grid whose headings were found.
#[derive(Debug, Clone)]
pub struct Headed<'g> {
    pub grid: &'g Grid,
    /// The line of headings.
    pub line: u32,
    /// Which column each field is, in the layout's order.
    columns: Vec<(&'static str, usize)>,
    /// Columns that are none of the fields, as they are called.
    pub unknown: Vec<String>,
    hints: Vec<String>,
}

impl Layout {
    /// The row among the first that has most of the headings. Merged titles above it and blank columns do not count.
    pub fn find<'g>(&self, grid: &'g Grid) -> Result<Headed<'g>, LayoutError> {
        let most = grid
            .lines
            .iter()
            .take(LOOKED_AT)
            .map(|line| (self.known(line).count(), line))
            // Of equals the first.
            .rev()
            .max_by_key(|(count, _)| *count);
        let Some((count, line)) = most else {
            return Err(LayoutError::NoHeadings);
        };
        let needed = self.fields.iter().filter(|field| field.required).count();
        if count == 0 || (count == 1 && needed > 1) {
            return Err(LayoutError::NoHeadings);
        }
        let mut columns = Vec::new();
        for (at, field) in self.known(line) {
            if columns.iter().any(|(key, _)| *key == field.key) {
                return Err(LayoutError::Twice {
                    line: line.number,
                    title: field.title(),
                });
            }
            columns.push((field.key, at));
        }
        let missing = self.fields.iter().filter(|field| field.required);
        let titles: Vec<_> = missing
            .filter(|field| columns.iter().all(|(key, _)| *key != field.key))
            .map(Field::title)
            .collect();
        if !titles.is_empty() {
            let line = line.number;
            return Err(LayoutError::Missing { line, titles });
        }
        let unknown = (0..).zip(&line.cells).filter(|(at, cell)| {
            !cell.is_empty() && columns.iter().all(|(_, column)| column != at)
        });
        let unknown = unknown.map(|(_, cell)| cell.words()).collect();
        Ok(Headed {
            grid,
            line: line.number,
            columns,
            unknown,
            hints: self.fields.iter().map(|field| fold(field.hint)).collect(),
        })
    }

    /// Which columns of a line are called as a field is.
    fn known(&self, line: &Line) -> impl Iterator<Item = (usize, &'static Field)> {
        let fields = self.fields;
        line.cells.iter().enumerate().filter_map(move |(at, cell)| {
            let Value::Text(title) = cell else {
                return None;
            };
            let title = fold(title);
            let is_called = |field: &&Field| field.titles.iter().any(|name| fold(name) == title);
            Some((at, fields.iter().find(is_called)?))
        })
    }
}

impl<'g> Headed<'g> {
    /// The rows below the headings, without our own form's line of hints and without the count of columns that some forms
    /// have there: (1), (2), (3).
    pub fn rows(&self) -> impl Iterator<Item = &'g Line> {
        let below = self.line;
        self.grid
            .lines
            .iter()
            .filter(move |line| line.number > below && !self.is_aside(line))
    }

    /// What a row says of a field.
    pub fn value(&self, line: &'g Line, key: &str) -> &'g Value {
        const NOTHING: &Value = &Value::Empty;
        self.columns
            .iter()
            .find(|(known, _)| *known == key)
            .and_then(|(_, at)| line.cells.get(*at))
            .unwrap_or(NOTHING)
    }

    pub fn has(&self, key: &str) -> bool {
        self.columns.iter().any(|(known, _)| *known == key)
    }

    fn is_aside(&self, line: &Line) -> bool {
        let said: Vec<String> = self
            .columns
            .iter()
            .filter_map(|(_, at)| line.cells.get(*at))
            .filter(|value| !value.is_empty())
            .map(|value| fold(&value.words()))
            .collect();
        if said.is_empty() {
            return true;
        }
        let hinted = said.iter().all(|words| self.hints.contains(words));
        let counted = (1..)
            .zip(&line.cells)
            .all(|(at, value)| value.is_empty() || fold(&value.words()) == at.to_string());
        hinted || (counted && line.number == self.line + 1 && said.len() > 1)
    }
}
