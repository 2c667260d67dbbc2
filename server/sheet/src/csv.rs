//! A table as text, for whoever has no Excel: RFC 4180 in UTF-8, with the mark by which Excel knows it.

use chrono::NaiveDateTime;

use crate::table::{Cell, Table, WriteError, fitting};

const MARK: &[u8] = b"\xef\xbb\xbf";

/// Days and moments as ISO 8601 writes them; a number with a point.
pub fn csv(table: &Table) -> Result<Vec<u8>, WriteError> {
    let mut lines = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        // A semicolon parts cells too where numbers have a decimal comma: within quotes it parts none.
        .quote_style(csv::QuoteStyle::Always)
        .from_writer(MARK.to_vec());
    let failed = |cause: csv::Error| WriteError(cause.to_string());
    let titles = table.columns.iter().map(|column| safe(&column.title));
    lines.write_record(titles).map_err(failed)?;
    for row in &table.rows {
        lines.write_record(row.iter().map(text)).map_err(failed)?;
    }
    lines
        .into_inner()
        .map_err(|cause| WriteError(cause.to_string()))
}

fn text(cell: &Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) => safe(text),
        Cell::Number(number) => number.to_string(),
        Cell::Date(day) => day.to_string(),
        Cell::Moment(moment) => iso(*moment),
    }
}

fn iso(moment: NaiveDateTime) -> String {
    moment.format("%Y-%m-%dT%H:%M:%S").to_string()
}

/// A spreadsheet takes what begins so for a formula, quoted or not: an apostrophe before it says that it is text.
fn safe(text: &str) -> String {
    let text = fitting(text);
    match text.trim_start().chars().next() {
        Some('=' | '+' | '-' | '@' | '\u{ff1d}' | '\u{ff0b}' | '\u{ff0d}' | '\u{ff20}') => {
            format!("'{text}")
        }
        _ if text.starts_with(['\t', '\r', '\n']) => format!("'{text}"),
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::safe;

    #[test]
    fn nothing_begins_as_a_formula_does() {
        assert_eq!(safe("=cmd|' /C calc'!A0"), "'=cmd|' /C calc'!A0");
        assert_eq!(safe("  +84 912"), "'  +84 912");
        assert_eq!(safe("\t=1"), "'\t=1");
        assert_eq!(safe("Trường TH Đầm Sen"), "Trường TH Đầm Sen");
        assert_eq!(safe("a-b"), "a-b");
    }
}
