//! Workbooks: a table as a list that Excel sorts, filters and prints; the form to fill in for one that is taken in; and a
//! copy of one that was not taken in, with what is wrong beside each row.

use chrono::{Datelike as _, NaiveDate, NaiveDateTime, NaiveTime, Timelike as _};
use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet,
    XlsxError,
};

use crate::grid::Grid;
use crate::layout::Layout;
use crate::table::{Cell, Kind, Table, WriteError, cut, fitting};
use crate::value::Value;

/// Characters; wider text wraps.
const WIDEST: usize = 60;
const NARROWEST: usize = 8;
/// So many rows tell how wide a column is.
const LOOKED_AT: usize = 500;
const A4: u8 = 9;
const DAY: &str = "dd/mm/yyyy";
const MOMENT: &str = "dd/mm/yyyy hh:mm";
/// Before this day serial numbers mean different days to different programs.
const FIRST_YEAR: i32 = 1901;

/// What is wrong in one row of a grid, counted as the grid's lines are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    pub line: u32,
    pub words: String,
}

/// The table on its first sheet, what it is of on its second.
pub fn xlsx(table: &Table) -> Result<Vec<u8>, WriteError> {
    let mut book = Workbook::new();
    // Nothing of the machine or the hour: the same table is the same file.
    let made = ExcelDateTime::from_ymd(2000, 1, 1)?;
    let properties = DocProperties::new().set_title(&table.about.title);
    book.set_properties(&properties.set_creation_datetime(&made));
    let sheet = book.add_worksheet();
    let name = sheet_name(&table.about.title, None);
    sheet.set_name(&name)?;
    head(sheet, table)?;
    for (row, cells) in (1..).zip(&table.rows) {
        for (column, cell) in (0..).zip(cells) {
            put(sheet, row, column, cell)?;
        }
    }
    if !table.about.facts.is_empty() {
        let facts = book.add_worksheet();
        facts.set_name(sheet_name(&table.about.facts_title, Some(&name)))?;
        for (row, (what, value)) in (0..).zip(&table.about.facts) {
            text(facts, row, 0, what, &Format::new().set_bold())?;
            text(facts, row, 1, value, &Format::new().set_text_wrap())?;
        }
        facts.set_column_width(0, 24)?.set_column_width(1, 60)?;
    }
    Ok(book.save_to_buffer()?)
}

fn head(sheet: &mut Worksheet, table: &Table) -> Result<(), WriteError> {
    let bold = heading();
    for (at, column) in (0u16..).zip(&table.columns) {
        text(sheet, 0, at, &column.title, &bold)?;
        let cells = table.rows.iter().take(LOOKED_AT);
        let cells = cells.filter_map(|row| row.get(usize::from(at)));
        let widest = cells.map(width).chain([column.title.chars().count() + 3]);
        let width = widest.max().unwrap_or(0).clamp(NARROWEST, WIDEST);
        sheet.set_column_width(at, width as f64)?;
        // A cell that is still empty takes what its column takes.
        sheet.set_column_format(at, &format_of(column.kind))?;
    }
    let (last_row, last_column) = (ended(table.rows.len())?, ended(table.columns.len())?);
    let last_column = u16::try_from(last_column.saturating_sub(1)).map_err(too_large)?;
    sheet
        .set_freeze_panes(1, 0)?
        .autofilter(0, 0, last_row, last_column)?
        .set_repeat_rows(0, 0)?
        .set_landscape()
        .set_paper_size(A4)
        .set_print_fit_to_pages(1, 0)
        .set_footer("&C&P/&N");
    Ok(())
}

fn ended(count: usize) -> Result<u32, WriteError> {
    u32::try_from(count).map_err(too_large)
}

fn too_large(cause: std::num::TryFromIntError) -> WriteError {
    WriteError(cause.to_string())
}

fn heading() -> Format {
    Format::new()
        .set_bold()
        .set_text_wrap()
        .set_align(FormatAlign::VerticalCenter)
        .set_border_bottom(FormatBorder::Thin)
        .set_background_color(Color::RGB(0x00E8_F0EA))
}

fn format_of(kind: Kind) -> Format {
    let format = Format::new().set_align(FormatAlign::Top);
    match kind {
        Kind::Text => format.set_text_wrap(),
        Kind::Number => format,
        Kind::Date => format.set_num_format(DAY),
        Kind::Moment => format.set_num_format(MOMENT),
    }
}

fn width(cell: &Cell) -> usize {
    match cell {
        Cell::Empty => 0,
        Cell::Text(text) => text.chars().count() + 1,
        Cell::Number(number) => number.to_string().len() + 1,
        Cell::Date(_) => DAY.len() + 1,
        Cell::Moment(_) => MOMENT.len() + 1,
    }
}

fn put(sheet: &mut Worksheet, row: u32, column: u16, cell: &Cell) -> Result<(), WriteError> {
    let format = |kind| format_of(kind);
    match cell {
        Cell::Empty => {}
        Cell::Text(words) => text(sheet, row, column, words, &format(Kind::Text))?,
        Cell::Number(number) => {
            sheet.write_number_with_format(row, column, *number, &format(Kind::Number))?;
        }
        Cell::Date(day) => match serial(day.and_time(NaiveTime::MIN))? {
            Some(serial) => {
                sheet.write_datetime_with_format(row, column, &serial, &format(Kind::Date))?;
            }
            None => text(sheet, row, column, &said(*day), &format(Kind::Text))?,
        },
        Cell::Moment(moment) => match serial(*moment)? {
            Some(serial) => {
                sheet.write_datetime_with_format(row, column, &serial, &format(Kind::Moment))?;
            }
            None => text(
                sheet,
                row,
                column,
                &said(moment.date()),
                &format(Kind::Text),
            )?,
        },
    }
    Ok(())
}

/// Words, never a formula: what begins as one does carries the mark that it is none, should somebody edit the cell.
fn text(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    words: &str,
    format: &Format,
) -> Result<(), WriteError> {
    let words = fitting(words);
    let format = match words.starts_with(['=', '+', '-', '@']) {
        true => &format.clone().set_quote_prefix(),
        false => format,
    };
    sheet.write_string_with_format(row, column, words, format)?;
    Ok(())
}

/// `None` of a day that has no number.
fn serial(moment: NaiveDateTime) -> Result<Option<ExcelDateTime>, XlsxError> {
    let year = moment.year();
    if !(FIRST_YEAR..=9999).contains(&year) {
        return Ok(None);
    }
    let (Ok(year), Ok(month), Ok(day)) = (
        u16::try_from(year),
        u8::try_from(moment.month()),
        u8::try_from(moment.day()),
    ) else {
        return Ok(None);
    };
    let date = ExcelDateTime::from_ymd(year, month, day)?;
    let (hour, minute) = (moment.hour(), moment.minute());
    let (Ok(hour), Ok(minute)) = (u16::try_from(hour), u8::try_from(minute)) else {
        return Ok(Some(date));
    };
    Ok(Some(date.and_hms(
        hour,
        minute,
        f64::from(moment.second()),
    )?))
}

fn said(day: NaiveDate) -> String {
    day.format("%d/%m/%Y").to_string()
}

/// What Excel takes for the name of a sheet, which no `other` of the workbook has.
fn sheet_name(title: &str, other: Option<&str>) -> String {
    const LONGEST: usize = 31;
    let is_edge = |c: char| c == '\'' || c.is_whitespace();
    let plain = title.chars().map(|c| match c {
        '[' | ']' | ':' | '*' | '?' | '/' | '\\' => ' ',
        c if c.is_control() => ' ',
        c => c,
    });
    let name = cut(plain.skip_while(|c| is_edge(*c)), LONGEST);
    let name = match name.trim_end_matches(is_edge) {
        "" => "Sen",
        name => name,
    };
    // Excel takes capitals and small letters for the same.
    if other.is_some_and(|other| other.to_lowercase() == name.to_lowercase()) {
        let second = " 2";
        return cut(name.chars(), LONGEST - second.len()) + second;
    }
    name.to_owned()
}

/// The form to fill in: headings, of which those that must be are marked with a star, and below each what it wants.
pub fn template(title: &str, layout: &Layout) -> Result<Vec<u8>, WriteError> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name(sheet_name(title, None))?;
    let hint = Format::new()
        .set_italic()
        .set_text_wrap()
        .set_align(FormatAlign::Top)
        .set_font_color(Color::RGB(0x0066_6666));
    for (column, field) in (0u16..).zip(layout.fields) {
        let title = match field.required {
            true => format!("{} *", field.title()),
            false => field.title().to_owned(),
        };
        text(sheet, 0, column, &title, &heading())?;
        text(sheet, 1, column, field.hint, &hint)?;
        let width = title.chars().count().max(18);
        sheet.set_column_width(column, width as f64)?;
        // A telephone's first nought and a number's leading ones stay.
        let format = match field.kind {
            Kind::Text => Format::new().set_num_format("@"),
            kind => format_of(kind),
        };
        sheet.set_column_format(column, &format)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    Ok(book.save_to_buffer()?)
}

/// The same cells in the same places, with what is wrong in a column of its own after the last, under `title`.
pub fn marked(grid: &Grid, title: &str, notes: &[Note]) -> Result<Vec<u8>, WriteError> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name(sheet_name(&grid.sheet, None))?;
    let last = grid.lines.iter().map(|line| line.cells.len()).max();
    let last = u16::try_from(last.unwrap_or(0)).map_err(too_large)?;
    for line in &grid.lines {
        for (column, value) in (0u16..).zip(&line.cells) {
            let cell = match value {
                Value::Empty => Cell::Empty,
                Value::Text(words) => Cell::Text(words.clone()),
                Value::Number(number) => Cell::Number(*number),
                Value::Moment(moment) if moment.time() == NaiveTime::MIN => {
                    Cell::Date(moment.date())
                }
                Value::Moment(moment) => Cell::Moment(*moment),
                Value::Wrong(words) => Cell::Text(words.clone()),
            };
            put(sheet, line.number - 1, column, &cell)?;
        }
    }
    let wrong = Format::new()
        .set_text_wrap()
        .set_font_color(Color::RGB(0x009B_1C1C))
        .set_background_color(Color::RGB(0x00FD_ECEC));
    if let Some(first) = notes.iter().map(|note| note.line).min() {
        let above = first.saturating_sub(2);
        text(sheet, above, last, title, &heading())?;
    }
    for note in notes {
        text(sheet, note.line - 1, last, &note.words, &wrong)?;
    }
    sheet.set_column_width(last, WIDEST as f64)?;
    Ok(book.save_to_buffer()?)
}
