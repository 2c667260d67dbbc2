//! What is appended to a paper: titled texts. Lines with tabs or bars, as spreadsheets give them, are rows of a table whose
//! first line is its head.

use async_graphql::{ComplexObject, InputObject, SimpleObject};
use entity::document;
use paper::{Align, Appendix, Block, Column, Table};
use serde::{Deserialize, Serialize};

use super::issuing::LONGEST_BODY;
use super::model::{DocumentErrorCode as Code, Errors};
use super::paper::block;
use crate::platform::Result;

const MOST: usize = 20;
const LONGEST_TITLE: usize = 300;
/// More than a sheet across has room for; what is wider is a spreadsheet, and goes along as a file.
const MOST_COLUMNS: usize = 40;
/// Every row is drawn as wide as the widest: in all tables of an appendix together.
const MOST_CELLS: usize = 10_000;
/// More columns than these need the sheet's width.
const MOST_UPRIGHT: usize = 6;

/// What is appended to a paper. It is numbered by its place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, SimpleObject, InputObject)]
#[graphql(input_name = "DocumentAppendixInput", complex)]
pub struct DocumentAppendix {
    /// Its title, 300 characters at most.
    pub title: String,
    /// Its text, 50,000 characters at most. Lines with tabs or bars make a table; the first is its head.
    pub body: String,
}

/// Words or a table of an appendix, or of a paper's own text.
#[derive(SimpleObject)]
pub struct DocumentAppendixPart {
    /// The words, line by line; `null` of a table.
    words: Option<String>,
    /// The titles of the table's columns.
    head: Vec<String>,
    /// Which columns hold figures alone, and stand to the right.
    figures: Vec<bool>,
    /// The rows of the table, cell by cell.
    rows: Vec<Vec<String>>,
}

#[ComplexObject]
impl DocumentAppendix {
    /// Its text, with its tables read.
    async fn parts(&self) -> Vec<DocumentAppendixPart> {
        parts(&self.body, is_row).into_iter().map(told).collect()
    }
}

/// A paper's own text, with its tables read.
pub fn parts_of_text(text: &str) -> Vec<DocumentAppendixPart> {
    let parts = parts(text, is_row_of_text).into_iter();
    parts.map(told).collect()
}

fn told(part: Part) -> DocumentAppendixPart {
    match part {
        Part::Words(words) => DocumentAppendixPart {
            words: Some(words),
            head: Vec::new(),
            figures: Vec::new(),
            rows: Vec::new(),
        },
        Part::Table(Table { columns, rows }) => DocumentAppendixPart {
            words: None,
            figures: columns
                .iter()
                .map(|column| column.align == Align::Right)
                .collect(),
            head: columns.into_iter().map(|column| column.title).collect(),
            rows,
        },
    }
}

pub fn tidied(appended: Vec<DocumentAppendix>, errors: &mut Errors) -> Vec<DocumentAppendix> {
    if appended.len() > MOST {
        let message = format!("Append {MOST} texts at most.");
        errors.push("appendices", Code::TooMany, &message);
    }
    let mut tidied = Vec::with_capacity(appended.len());
    for (at, appendix) in appended.into_iter().enumerate() {
        let title = errors.required(
            &format!("appendices.{at}.title"),
            &appendix.title,
            LONGEST_TITLE,
        );
        let path = format!("appendices.{at}.body");
        // Tabs part the cells of a table: they stay as they were typed.
        let body = appendix.body.trim_matches(['\r', '\n', ' ']);
        if body.trim().is_empty() {
            errors.push(&path, Code::Required, "This has to be filled in.");
        }
        errors.fits(&path, body, LONGEST_BODY);
        let (rows, columns) = size(body.lines().filter(|line| is_row(line)));
        if columns > MOST_COLUMNS || rows * columns > MOST_CELLS {
            let message =
                format!("Tables have {MOST_COLUMNS} columns and {MOST_CELLS} cells at most.");
            errors.push(&path, Code::TooMany, &message);
        }
        tidied.push(DocumentAppendix {
            title,
            body: body.to_owned(),
        });
    }
    tidied
}

/// How many rows its tables have, and how many cells the widest of them.
fn size<'l>(rows: impl Iterator<Item = &'l str>) -> (usize, usize) {
    let cells = rows.map(|row| row.matches(['\t', '|']).count() + 1);
    cells.fold((0, 0), |(rows, widest), cells| {
        (rows + 1, widest.max(cells))
    })
}

/// Those of a paper, as its row keeps them.
pub fn appendices(row: &document::Model) -> Result<Vec<DocumentAppendix>> {
    Ok(match &row.appendices {
        Some(kept) => serde_json::from_value(kept.clone())?,
        None => Vec::new(),
    })
}

/// As it is drawn; reading its words takes a while.
pub fn drawn(appendix: DocumentAppendix) -> Appendix {
    let body = blocks(&appendix.body);
    let wide =
        |block: &Block| matches!(block, Block::Table(table) if table.columns.len() > MOST_UPRIGHT);
    Appendix {
        title: appendix.title,
        landscape: body.iter().any(wide),
        body,
    }
}

/// Words, or a table between them.
pub enum Part {
    Words(String),
    Table(Table),
}

/// A text's words and tables, in order. A single line is no table, nor is one that would be drawn without end.
pub fn parts(text: &str, is_row: fn(&str) -> bool) -> Vec<Part> {
    let lines: Vec<&str> = text.lines().collect();
    let mut parts = Vec::new();
    for run in lines.chunk_by(|one, next| is_row(one) == is_row(next)) {
        let (rows, columns) = size(run.iter().copied());
        let drawable = columns <= MOST_COLUMNS && rows * columns <= MOST_CELLS;
        match (run, parts.last_mut()) {
            ([head, rows @ ..], _) if is_row(head) && !rows.is_empty() && drawable => {
                parts.push(Part::Table(table(head, rows)));
            }
            (run, Some(Part::Words(words))) => {
                words.push('\n');
                words.push_str(&run.join("\n"));
            }
            (run, _) => parts.push(Part::Words(run.join("\n"))),
        }
    }
    parts
}

fn blocks(text: &str) -> Vec<Block> {
    let drawn = |part| match part {
        Part::Table(table) => vec![Block::Table(table)],
        Part::Words(words) => {
            let read = reader::read_words(&words);
            read.clauses.into_iter().map(block).collect()
        }
    };
    parts(text, is_row).into_iter().flat_map(drawn).collect()
}

/// In a paper's own text a tab may stand after a mark or a name: only two of them part cells.
pub fn is_row_of_text(line: &str) -> bool {
    let line = line.trim();
    line.contains('|') || line.matches('\t').count() > 1
}

fn is_row(line: &str) -> bool {
    line.trim_matches(' ').contains(['\t', '|'])
}

fn table(head: &str, rows: &[&str]) -> Table {
    let part = if head.contains('\t') { '\t' } else { '|' };
    let cells = |line: &str| -> Vec<String> {
        let line = line.trim_matches(' ');
        let line = match part {
            '|' => line.trim_start_matches('|').trim_end_matches('|'),
            _ => line,
        };
        line.split(part)
            .map(|cell| cell.trim().to_owned())
            .collect()
    };
    let titles = cells(head);
    let rows: Vec<Vec<String>> = rows
        .iter()
        .map(|row| cells(row))
        // What stands between head and rows where a table is typed by hand.
        .filter(|row| !row.iter().all(|cell| is_ruling(cell)))
        .collect();
    let width = rows
        .iter()
        .map(Vec::len)
        .max()
        .unwrap_or(0)
        .max(titles.len());
    let mut titles = titles.into_iter();
    let columns = (0..width).map(|at| {
        let title = titles.next().unwrap_or_default();
        let those = || {
            rows.iter()
                .filter_map(|row| row.get(at))
                .filter(|cell| !cell.is_empty())
        };
        let longest = those()
            .chain([&title])
            .map(|cell| cell.chars().count())
            .max();
        let counts = those().next().is_some() && those().all(|cell| is_figure(cell));
        Column {
            share: u32::try_from(longest.unwrap_or(0).clamp(4, 40)).unwrap_or(4),
            align: match counts {
                true if at == 0 => Align::Center,
                true => Align::Right,
                false => Align::Left,
            },
            title,
        }
    });
    let columns = columns.collect();
    Table { columns, rows }
}

fn is_ruling(cell: &str) -> bool {
    !cell.is_empty() && cell.chars().all(|c| matches!(c, '-' | ':'))
}

/// Not what merely consists of digits: telephone numbers, and codes that begin with a nought.
fn is_figure(cell: &str) -> bool {
    let coded = cell
        .strip_prefix('0')
        .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    !coded
        && cell
            .chars()
            .all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | ' ' | '%' | '-'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_with_tabs_are_a_table_between_words() {
        let body = "Danh sách kèm theo:\nSTT\tTrường\tSố lớp\n1\tMN Sen Hồng\t12\n2\tTH Đầm Sen\t30\n\nGhi chú: số liệu ngày 05/10/2020.";
        let drawn = blocks(body);
        let [
            Block::Clause(before),
            Block::Table(table),
            Block::Clause(after),
        ] = drawn.as_slice()
        else {
            panic!("words, a table, words: {drawn:?}");
        };
        assert!(before.text.starts_with("Danh sách"), "{before:?}");
        assert!(after.text.starts_with("Ghi chú"), "{after:?}");
        let aligns: Vec<_> = table.columns.iter().map(|column| column.align).collect();
        assert_eq!(aligns, [Align::Center, Align::Left, Align::Right]);
        assert_eq!(table.rows.len(), 2);
    }

    #[test]
    fn telephone_numbers_are_no_figures() {
        let drawn = blocks(
            "Họ tên\tĐiện thoại\tSố lớp\nLê Thị Sen\t0912 345 678\t12\nBùi Sáu\t0204.3854.111\t0,5",
        );
        let [Block::Table(table)] = drawn.as_slice() else {
            panic!("a table: {drawn:?}");
        };
        let aligns: Vec<_> = table.columns.iter().map(|column| column.align).collect();
        assert_eq!(aligns, [Align::Left, Align::Left, Align::Right]);
    }

    #[test]
    fn a_table_may_be_typed_with_bars() {
        let drawn = blocks("| Trường | Số lớp |\n|---|---|\n| TH Đầm Sen | 30 |");
        let [Block::Table(table)] = drawn.as_slice() else {
            panic!("a table: {drawn:?}");
        };
        assert_eq!(table.rows, [["TH Đầm Sen", "30"]]);
    }
}
