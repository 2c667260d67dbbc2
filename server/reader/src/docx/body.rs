//! The paragraphs and tables of a part, in reading order. Deleted text, field codes and fallbacks are left out.

use crate::error::ReadError;
use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};
use std::ops::Range;

/// Which list a paragraph belongs to, and how deep in it.
pub(super) type List = (u32, u8);

#[derive(Clone, Debug, Default)]
pub(super) struct Paragraph {
    /// Line breaks are '\n', tabs '\t'.
    pub text: String,
    pub style: Option<String>,
    pub list: Option<List>,
    /// Where its words stand in the part, in their order.
    pub sources: Vec<Source>,
    has_plain: bool,
    has_bold: bool,
}

impl Paragraph {
    pub fn is_bold(&self) -> bool {
        self.has_bold && !self.has_plain
    }
}

/// An element of text: its words, and its bytes in the part.
#[derive(Clone, Debug)]
pub(super) struct Source {
    /// Where its words begin in the paragraph's `text`.
    pub at: usize,
    pub words: String,
    /// The tag that begins it.
    pub tag: Range<usize>,
    /// From the end of that tag to the tag that ends it.
    pub content: Range<usize>,
}

#[derive(Debug)]
pub(super) enum Block {
    Paragraph(Paragraph),
    /// Rows of cells of paragraphs.
    Table(Vec<Vec<Vec<Paragraph>>>),
}

/// What Word nests at most is far less.
const DEEPEST: usize = 512;
/// Left out with all they hold.
const SKIPPED: &[&[u8]] = &[
    b"del",
    b"moveFrom",
    b"Fallback",
    b"instrText",
    b"delText",
    b"pPrChange",
    b"rPrChange",
    b"sectPr",
    b"tblPr",
    b"tabs",
];

#[derive(Default)]
struct Walk {
    blocks: Vec<Block>,
    /// Paragraphs nest: a text box stands inside one.
    open: Vec<Paragraph>,
    tables: Vec<Vec<Vec<Vec<Paragraph>>>>,
    spans: Vec<usize>,
    bold: bool,
    in_run: bool,
    in_text: bool,
    /// The bytes of the tag that began the text in work, and where its words begin.
    began: Option<(Range<usize>, usize)>,
}

pub(super) fn read(xml: &str) -> Result<Vec<Block>, ReadError> {
    let broken = || ReadError::broken("its XML is malformed");
    let mut reader = Reader::from_str(without_mark(xml));
    let mut walk = Walk::default();
    let (mut depth, mut skipping) = (0usize, None);
    loop {
        let before = position(&reader);
        let event = reader.read_event().map_err(|_| broken())?;
        let tag_at = before..position(&reader);
        match event {
            Event::Start(tag) => {
                depth += 1;
                if depth > DEEPEST {
                    return Err(ReadError::broken("its content nests too deeply"));
                }
                if skipping.is_none() && SKIPPED.contains(&tag.local_name().as_ref()) {
                    skipping = Some(depth);
                } else if skipping.is_none() {
                    walk.start(&tag, tag_at);
                }
            }
            Event::Empty(tag)
                if skipping.is_none() && !SKIPPED.contains(&tag.local_name().as_ref()) =>
            {
                // What is empty holds no words to change.
                walk.start(&tag, 0..0);
                walk.began = None;
                walk.end(tag.local_name().as_ref(), 0);
            }
            Event::End(tag) => {
                if skipping.is_none() {
                    walk.end(tag.local_name().as_ref(), before);
                } else if skipping == Some(depth) {
                    skipping = None;
                }
                depth = depth.checked_sub(1).ok_or_else(broken)?;
            }
            Event::Text(text) if skipping.is_none() => {
                walk.text(&text.decode().map_err(|_| broken())?)
            }
            Event::CData(text) if skipping.is_none() => {
                walk.text(&text.decode().map_err(|_| broken())?)
            }
            Event::GeneralRef(reference) if skipping.is_none() => {
                if let Some(c) = character(&reference) {
                    walk.text(c.encode_utf8(&mut [0; 4]));
                }
            }
            Event::Eof if depth > 0 => return Err(ReadError::broken("its XML is cut off")),
            Event::Eof => return Ok(walk.blocks),
            _ => {}
        }
    }
}

/// A part's text without the mark that it may begin with.
pub(super) fn without_mark(xml: &str) -> &str {
    xml.trim_start_matches('\u{feff}')
}

fn position(reader: &Reader<&[u8]>) -> usize {
    usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX)
}

/// The five named characters and those by number; other entities name nothing in a Word file.
fn character(reference: &BytesRef<'_>) -> Option<char> {
    if let Ok(Some(c)) = reference.resolve_char_ref() {
        return Some(c);
    }
    match reference.decode().ok()?.as_ref() {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => None,
    }
}

/// An attribute by its name without prefix.
pub(super) fn attribute(tag: &BytesStart<'_>, name: &[u8]) -> Option<String> {
    let found = tag
        .attributes()
        .flatten()
        .find(|attribute| attribute.key.local_name().as_ref() == name)?;
    String::from_utf8(found.value.into_owned()).ok()
}

/// A switch such as `<w:b/>` or `<w:b w:val="0"/>`.
pub(super) fn is_on(tag: &BytesStart<'_>) -> bool {
    !attribute(tag, b"val")
        .is_some_and(|value| matches!(value.as_str(), "0" | "false" | "off" | "none"))
}

impl Walk {
    fn start(&mut self, tag: &BytesStart<'_>, at: Range<usize>) {
        let value = || attribute(tag, b"val");
        match tag.local_name().as_ref() {
            b"p" => self.open.push(Paragraph::default()),
            b"tbl" => self.tables.push(Vec::new()),
            b"tr" => self
                .tables
                .last_mut()
                .into_iter()
                .for_each(|rows| rows.push(Vec::new())),
            b"tc" => {
                self.spans.push(1);
                self.row(|row| row.push(Vec::new()));
            }
            b"gridSpan" => {
                let span = value()
                    .and_then(|value| value.parse().ok())
                    .unwrap_or(1usize)
                    .clamp(1, 64);
                self.spans
                    .last_mut()
                    .into_iter()
                    .for_each(|last| *last = span);
            }
            b"r" => (self.in_run, self.bold) = (true, false),
            b"b" if self.in_run => self.bold = is_on(tag),
            b"t" => {
                self.in_text = true;
                self.began = self.open.last().map(|open| (at, open.text.len()));
            }
            b"tab" if self.in_run => self.push("\t"),
            b"br" | b"cr" if self.in_run => self.push("\n"),
            b"noBreakHyphen" => self.push("-"),
            b"pStyle" => self.paragraph(|paragraph| paragraph.style = value()),
            b"ilvl" => {
                let level = value().and_then(|value| value.parse().ok()).unwrap_or(0);
                self.paragraph(|paragraph| {
                    paragraph.list = Some((paragraph.list.map_or(0, |list| list.0), level))
                });
            }
            b"numId" => {
                let id = value().and_then(|value| value.parse().ok()).unwrap_or(0);
                self.paragraph(|paragraph| {
                    paragraph.list = Some((id, paragraph.list.map_or(0, |list| list.1)))
                });
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &[u8], at: usize) {
        match name {
            b"p" => {
                if let Some(paragraph) = self.open.pop() {
                    self.place(paragraph);
                }
            }
            b"tc" => {
                let span = self.spans.pop().unwrap_or(1);
                self.row(|row| row.extend((1..span).map(|_| Vec::new())));
            }
            b"tbl" => {
                let Some(rows) = self.tables.pop() else {
                    return;
                };
                if self.tables.is_empty() {
                    self.blocks.push(Block::Table(rows));
                } else {
                    // A table in a cell: its words belong to that cell.
                    rows.into_iter()
                        .flatten()
                        .flatten()
                        .for_each(|paragraph| self.place(paragraph));
                }
            }
            b"r" => self.in_run = false,
            b"t" => {
                self.in_text = false;
                if let (Some((tag, from)), Some(open)) = (self.began.take(), self.open.last_mut()) {
                    let words = open.text.get(from..).unwrap_or_default().to_owned();
                    open.sources.push(Source {
                        at: from,
                        words,
                        content: tag.end..at,
                        tag,
                    });
                }
            }
            _ => {}
        }
    }

    fn row(&mut self, change: impl FnOnce(&mut Vec<Vec<Paragraph>>)) {
        if let Some(row) = self.tables.last_mut().and_then(|rows| rows.last_mut()) {
            change(row);
        }
    }

    fn paragraph(&mut self, change: impl FnOnce(&mut Paragraph)) {
        if let Some(paragraph) = self.open.last_mut() {
            change(paragraph);
        }
    }

    fn place(&mut self, paragraph: Paragraph) {
        match self
            .tables
            .last_mut()
            .and_then(|rows| rows.last_mut())
            .and_then(|row| row.last_mut())
        {
            Some(cell) => cell.push(paragraph),
            None => self.blocks.push(Block::Paragraph(paragraph)),
        }
    }

    fn text(&mut self, text: &str) {
        if self.in_text {
            self.push(text);
        }
    }

    fn push(&mut self, text: &str) {
        let bold = self.bold;
        self.paragraph(|paragraph| {
            let says = text.chars().any(char::is_alphanumeric);
            paragraph.has_bold |= says && bold;
            paragraph.has_plain |= says && !bold;
            paragraph.text.push_str(text);
        });
    }
}
