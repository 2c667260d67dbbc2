//! The cells of a workbook's sheet, in their places, within bounds.

use std::io::Cursor;

use calamine::{CellErrorType, DataRef, Reader as _, SheetVisible, Xlsx};

use crate::package;
use crate::table::fitting;
use crate::value::Value;

const MOST_LINES: usize = 20_000;
const MOST_COLUMNS: u32 = 100;
const MOST_CELLS: usize = 1_000_000;
/// Of text, in all cells together.
const MOST_BYTES: usize = 64 << 20;
const MOST_SHEETS: usize = 50;

/// Why a file is not taken in. What to do about it is said to people by whoever took it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    #[error("the file has no bytes")]
    Empty,
    #[error("the file is of Excel 97-2003, or locked with a password")]
    OldOrLocked,
    #[error("the file is no .xlsx workbook")]
    NotASheet,
    #[error("the file holds a program")]
    HasMacros,
    #[error("the workbook is damaged")]
    Damaged,
    #[error(
        "the workbook unpacks to more than is read, or has more than 20,000 lines or 100 columns"
    )]
    TooLarge,
    #[error("the workbook has no visible sheet with anything in it")]
    NothingInIt,
}

/// One line with something in it.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// As Excel numbers it: from 1.
    pub number: u32,
    /// From the first column on.
    pub cells: Vec<Value>,
}

/// The sheet's lines that have something in them.
#[derive(Debug, Clone, PartialEq)]
pub struct Grid {
    pub sheet: String,
    pub lines: Vec<Line>,
}

/// The visible sheets that have anything in them, in their order. Formulas are not computed: a cell has the value that the
/// program left there which saved it last.
pub fn read(bytes: &[u8]) -> Result<Vec<Grid>, ReadError> {
    package::look(bytes)?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| ReadError::Damaged)?;
    let shown: Vec<String> = book
        .sheets_metadata()
        .iter()
        .filter(|sheet| sheet.visible == SheetVisible::Visible)
        .map(|sheet| sheet.name.clone())
        .take(MOST_SHEETS)
        .collect();
    let mut grids = Vec::new();
    let (mut left, mut bytes) = (MOST_CELLS, MOST_BYTES);
    for name in shown {
        let grid = sheet(&mut book, name, &mut left, &mut bytes)?;
        if !grid.lines.is_empty() {
            grids.push(grid);
        }
    }
    match grids.is_empty() {
        true => Err(ReadError::NothingInIt),
        false => Ok(grids),
    }
}

/// Cell by cell: what a sheet claims of its size is not believed, and a cell at its far end costs nothing.
fn sheet(
    book: &mut Xlsx<Cursor<&[u8]>>,
    name: String,
    left: &mut usize,
    bytes: &mut usize,
) -> Result<Grid, ReadError> {
    let mut lines: Vec<Line> = Vec::new();
    let Ok(mut cells) = book.worksheet_cells_reader(&name) else {
        // A chart.
        return Ok(Grid { sheet: name, lines });
    };
    while let Some(cell) = cells.next_cell().map_err(|_| ReadError::Damaged)? {
        let value = value(cell.get_value());
        if value.is_empty() {
            continue;
        }
        let (row, column) = cell.get_position();
        let size = match &value {
            Value::Text(text) => text.len(),
            _ => 0,
        };
        // One string may stand in every cell of a small file.
        *left = left.checked_sub(1).ok_or(ReadError::TooLarge)?;
        *bytes = bytes.checked_sub(size).ok_or(ReadError::TooLarge)?;
        if column >= MOST_COLUMNS {
            return Err(ReadError::TooLarge);
        }
        let number = row.saturating_add(1);
        if lines.last().is_none_or(|line| line.number < number) {
            if lines.len() >= MOST_LINES {
                return Err(ReadError::TooLarge);
            }
            let cells = Vec::new();
            lines.push(Line { number, cells });
        }
        let Some(line) = lines.last_mut().filter(|line| line.number == number) else {
            // Rows out of order: no program writes them so.
            return Err(ReadError::Damaged);
        };
        let column = column as usize;
        if line.cells.len() <= column {
            line.cells.resize(column + 1, Value::Empty);
        }
        if let Some(place) = line.cells.get_mut(column) {
            *place = value;
        }
    }
    Ok(Grid { sheet: name, lines })
}

fn value(data: &DataRef<'_>) -> Value {
    match data {
        DataRef::Empty => Value::Empty,
        DataRef::Int(number) => Value::Number(*number as f64),
        DataRef::Float(number) => Value::Number(*number),
        DataRef::String(text) => Value::Text(fitting(text)),
        DataRef::SharedString(text) => Value::Text(fitting(text)),
        DataRef::Bool(true) => Value::Text("TRUE".to_owned()),
        DataRef::Bool(false) => Value::Text("FALSE".to_owned()),
        DataRef::DateTime(moment) => match moment.as_datetime() {
            Some(moment) if moment.date() != chrono::NaiveDate::MIN => Value::Moment(moment),
            _ => Value::Number(moment.as_f64()),
        },
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => Value::Text(text.clone()),
        DataRef::Error(error) => Value::Wrong(wrong(error)),
    }
}

fn wrong(error: &CellErrorType) -> String {
    error.to_string()
}
