//! What a paper says between its head and its foot, clause by clause, and its tables.

use std::rc::Rc;

use super::{Grid, Item, Piece};
use crate::model::{Block, Clause, Table};
use crate::numbering::{self, List};
use crate::words::{clean, closed, lines};

#[derive(Default)]
pub(super) struct Body {
    pub(super) pieces: Vec<Piece>,
}

impl Body {
    /// Walks with a stack of its own: a paper may nest deeper than a thread's stack is high.
    pub(super) fn take(&mut self, blocks: &[Block], closes: bool) {
        let mut open = vec![(blocks.iter(), list_of(blocks), 0usize)];
        while let Some((rest, list, depth)) = open.last_mut() {
            let depth = *depth;
            match rest.next() {
                None => {
                    open.pop();
                }
                Some(Block::Table(table)) => self.pieces.push(Piece::Table(grid(table))),
                Some(Block::Paragraph(text)) => self.words(text, depth, false),
                Some(Block::Clause(clause)) => {
                    self.clause(clause, list.as_ref(), depth);
                    open.push((clause.blocks.iter(), list_of(&clause.blocks), depth + 1));
                }
            }
        }
        if let Some(Piece::Clause(item)) = self.pieces.last_mut()
            && closes
        {
            item.text = closed(&item.text);
        }
    }

    fn words(&mut self, text: &str, depth: usize, italic: bool) {
        self.pieces.extend(lines(text).map(|text| {
            Piece::Clause(Item {
                marker: None,
                text,
                depth,
                heading: false,
                italic,
                bold_marker: false,
                list: None,
            })
        }));
    }

    fn clause(&mut self, clause: &Clause, list: Option<&Rc<List>>, depth: usize) {
        let marker = clause
            .marker
            .as_deref()
            .map(clean)
            .filter(|m| !m.is_empty());
        let (first, further) = clause
            .text
            .trim()
            .split_once('\n')
            .unwrap_or((clause.text.trim(), ""));
        let text = clean(first);
        if marker.is_some() || !text.is_empty() {
            let bold_marker = marker.as_deref().is_some_and(is_named);
            self.pieces.push(Piece::Clause(Item {
                list: list.filter(|_| marker.is_some()).cloned(),
                marker,
                text,
                depth,
                heading: clause.heading,
                italic: clause.italic,
                bold_marker,
            }));
        }
        self.words(further, depth + 1, clause.italic);
    }
}

/// "Điều 1.", "Phần thứ nhất": its mark is a word, and bold.
fn is_named(marker: &str) -> bool {
    ["Điều ", "Phần ", "Chương ", "Mục "]
        .iter()
        .any(|lead| marker.starts_with(lead))
}

/// The list of the clauses that stand beside each other, if Word counts their marks as written.
fn list_of(blocks: &[Block]) -> Option<Rc<List>> {
    let marks: Vec<String> = blocks
        .iter()
        .filter_map(|block| match block {
            Block::Clause(clause) => clause.marker.as_deref().map(clean),
            _ => None,
        })
        .filter(|mark| !mark.is_empty())
        .collect();
    let marks: Vec<&str> = marks.iter().map(String::as_str).collect();
    numbering::list(&marks).map(Rc::new)
}

pub(super) fn grid(table: &Table) -> Grid {
    let width = table.columns.len();
    Grid {
        titles: table
            .columns
            .iter()
            .map(|column| clean(&column.title))
            .collect(),
        shares: table
            .columns
            .iter()
            .map(|column| column.share.max(1))
            .collect(),
        aligns: table.columns.iter().map(|column| column.align).collect(),
        rows: table
            .rows
            .iter()
            .map(|row| {
                let mut cells: Vec<String> = row
                    .iter()
                    .take(width)
                    .map(|cell| lines(cell).collect::<Vec<_>>().join("\n"))
                    .collect();
                cells.resize(width, String::new());
                cells
            })
            .collect(),
    }
}
