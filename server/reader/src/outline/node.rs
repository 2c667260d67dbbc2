//! A clause as the outline holds it, and where it ranks among the open ones.

use crate::fold::{fold, is_capitals};
use crate::kind;
use crate::lines::SourceLine;
use crate::marker::{Class, Marker};
use crate::section;
use crate::table::Row;

#[derive(Clone, Debug, Default)]
pub(crate) struct Node {
    pub children: Vec<usize>,
    pub marker: Option<Marker>,
    /// The marker's class, or that of an unnumbered heading.
    pub class: Option<Class>,
    pub text: String,
    pub strong: bool,
    pub line: u32,
    pub last_line: u32,
    /// Where each source line's words begin in `text`.
    pub segments: Vec<(usize, u32)>,
    /// The indices of its lines.
    pub sources: Vec<usize>,
    pub closing: bool,
    pub row: Option<Row>,
}

impl Node {
    /// The source line of a byte of the text.
    pub fn line_at(&self, offset: usize) -> u32 {
        self.segments
            .iter()
            .rev()
            .find(|(start, _)| *start <= offset)
            .map_or(self.line, |(_, line)| *line)
    }

    pub(super) fn ends_with_colon(&self) -> bool {
        self.text.ends_with(':')
    }

    /// The sentence is not over.
    pub(super) fn is_unfinished(&self) -> bool {
        !self
            .text
            .trim_end_matches(['"', '”', '’', '*'])
            .ends_with(['.', ';', ':', '!', '?', '…'])
    }
}

/// "(1)" stands below "a)".
pub(super) fn rank(mark: &Marker) -> u8 {
    if mark.close == ']' {
        Class::LowerRoman.rank()
    } else {
        mark.class.rank()
    }
}

pub(super) fn rank_of(node: &Node) -> u8 {
    match (&node.marker, node.class) {
        (Some(mark), _) => rank(mark),
        (None, Some(class)) => class.rank(),
        (None, None) => u8::MAX,
    }
}

/// The class of an unnumbered heading; none for running text.
pub(super) fn heading_class(line: &SourceLine) -> Option<Class> {
    let text = line.text.as_str();
    let length = text.chars().count();
    if length > 160
        || text.ends_with([';', '.', ','])
        || text.split(' ').count() < 2
        || section::label(text).is_some()
        || kind::beginning(&fold(text)).is_some_and(|(_, used)| used + 1 >= length)
    {
        return None;
    }
    if is_capitals(text) && length > 5 {
        return Some(Class::Capitals);
    }
    (line.strong && length > 5).then_some(Class::Bold)
}
