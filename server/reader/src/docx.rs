//! From a Word file to source lines: paragraphs, tables, line breaks, and the marks that Word numbers by itself.
//! Layout (the two columns of the head and foot are often a table without borders) becomes lines; tables of tasks
//! become rows.

mod body;
mod correcting;
mod numbering;
mod package;
mod styles;

use crate::error::ReadError;
use crate::fold::fold;
use crate::lines::SourceLine;
use crate::table::Columns;
use body::{Block, Paragraph, Source};

use numbering::Counters;
use package::Package;
use std::ops::Range;
use std::rc::Rc;
use styles::Styles;

pub use correcting::{Correction, correct};

/// Reads a file that begins like a ZIP archive.
pub(crate) fn lines(bytes: &[u8]) -> Result<Vec<SourceLine>, ReadError> {
    Ok(walk(&mut Package::open(bytes)?)?.lines)
}

/// The part that holds the text.
const DOCUMENT: &str = "word/document.xml";

fn walk(package: &mut Package<'_>) -> Result<Writer, ReadError> {
    let document = package
        .part(DOCUMENT)?
        .ok_or_else(|| package.without_document())?;
    let styles = match package.part("word/styles.xml")? {
        Some(part) => Styles::read(&part)?,
        None => Styles::default(),
    };
    let counters = match package.part("word/numbering.xml")? {
        Some(part) => numbering::read(&part)?,
        None => Counters::default(),
    };
    let mut writer = Writer {
        lines: Vec::new(),
        number: 0,
        blank: true,
        styles,
        counters,
        origins: Vec::new(),
        in_document: true,
        document,
    };
    writer.blocks(&body::read(&writer.document)?);
    writer.in_document = false;
    for notes in ["word/footnotes.xml", "word/endnotes.xml"] {
        if let Some(part) = package.part(notes)? {
            writer.blank = true;
            writer.blocks(&body::read(&part)?);
        }
    }
    Ok(writer)
}

struct Writer {
    lines: Vec<SourceLine>,
    /// Where the lines' words stand in the document.
    origins: Vec<Origin>,
    in_document: bool,
    document: String,
    number: u32,
    blank: bool,
    styles: Styles,
    counters: Counters,
}

/// Words of a line as the document holds them.
struct Origin {
    line: u32,
    /// A paragraph's words, or those of one of its lines.
    text: String,
    /// The elements of the whole paragraph, and where in its words this text stands.
    sources: Rc<[Source]>,
    words: Range<usize>,
}

impl Writer {
    /// Keeps where the words of the line in work come from.
    fn keep(&mut self, paragraph: &Paragraph, sources: &Rc<[Source]>, words: Range<usize>) {
        let text = paragraph.text.get(words.clone()).unwrap_or_default();
        if self.in_document && !text.trim().is_empty() {
            self.origins.push(Origin {
                line: self.number,
                text: text.to_owned(),
                sources: sources.clone(),
                words,
            });
        }
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Paragraph(paragraph) => self.paragraph(paragraph),
                Block::Table(rows) => self.table(rows),
            }
        }
    }

    /// The words of a paragraph behind the mark that Word gives it.
    fn marked(&mut self, paragraph: &Paragraph) -> String {
        let list = paragraph
            .list
            .or_else(|| self.styles.list(paragraph.style.as_deref()));
        let mark = list
            .filter(|_| !paragraph.text.trim().is_empty())
            .and_then(|list| self.counters.next(list));
        match mark {
            Some(mark) => format!("{mark} {}", paragraph.text.trim_start()),
            None => paragraph.text.clone(),
        }
    }

    fn paragraph(&mut self, paragraph: &Paragraph) {
        let strong = paragraph.is_bold() || self.styles.is_strong(paragraph.style.as_deref());
        let mut from = 0;
        let own: Vec<_> = paragraph
            .text
            .split('\n')
            .map(|text| {
                let words = from..from + text.len();
                from = words.end + 1;
                words
            })
            .collect();
        let sources: Rc<[Source]> = paragraph.sources.as_slice().into();
        for (text, words) in self.marked(paragraph).split('\n').zip(own) {
            self.number = self.number.saturating_add(1);
            self.keep(paragraph, &sources, words);
            let line = SourceLine::new(self.number, text);
            if line.text.is_empty() {
                self.blank = true;
                continue;
            }
            self.lines.push(line.standing(strong, self.blank));
            self.blank = false;
        }
    }

    fn table(&mut self, rows: &[Vec<Vec<Paragraph>>]) {
        if is_layout(rows) {
            for cell in rows.iter().flatten() {
                self.blank = true;
                for paragraph in cell {
                    self.paragraph(paragraph);
                }
            }
            self.blank = true;
            return;
        }
        for row in rows {
            self.number = self.number.saturating_add(1);
            let mut cells = Vec::with_capacity(row.len());
            for paragraph in row.iter().flatten() {
                let sources = paragraph.sources.as_slice().into();
                self.keep(paragraph, &sources, 0..paragraph.text.len());
            }
            for cell in row {
                let words: Vec<String> = cell
                    .iter()
                    .map(|paragraph| self.marked(paragraph))
                    .collect();
                cells.push(words.join(" "));
            }
            let line = SourceLine::row(self.number, cells);
            if line.text.chars().any(|c| c != '|' && !c.is_whitespace()) {
                self.lines.push(line);
            }
        }
        self.blank = true;
    }
}

/// True for a table that only places things beside each other: the head, the foot.
fn is_layout(rows: &[Vec<Vec<Paragraph>>]) -> bool {
    let words = |cell: &Vec<Paragraph>| {
        cell.iter()
            .map(|paragraph| paragraph.text.as_str())
            .collect::<Vec<_>>()
            .join(" ")
    };
    let headed = rows
        .iter()
        .take(3)
        .any(|row| Columns::of_header(&row.iter().map(words).collect::<Vec<_>>()).is_some());
    if headed {
        return false;
    }
    let placed = rows.iter().flatten().any(|cell| {
        let folded = fold(&words(cell));
        [
            "cong hoa xa hoi",
            "dang cong san viet nam",
            "noi nhan",
            "so:",
        ]
        .iter()
        .any(|phrase| folded.trim_start().starts_with(phrase))
    });
    placed || rows.len() == 1
}
