//! Builds the tree of a document's body from its lines: which clause stands under which, and which line goes on with
//! the one above. It does not say what a clause is for.

use crate::fold::{fold, is_capitals, starts_phrase};
use crate::kind;
use crate::lines::SourceLine;
use crate::marker::{self, Class, Marker};
use crate::section;
use crate::table::{Columns, Row};

/// Deeper than any paper goes; deeper lines stay at this depth.
const DEEPEST: usize = 12;

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

    fn ends_with_colon(&self) -> bool {
        self.text.ends_with(':')
    }

    /// The sentence is not over.
    fn is_unfinished(&self) -> bool {
        !self
            .text
            .trim_end_matches(['"', '”', '’', '*'])
            .ends_with(['.', ';', ':', '!', '?', '…'])
    }
}

#[derive(Debug, Default)]
pub(crate) struct Outline {
    pub nodes: Vec<Node>,
    pub roots: Vec<usize>,
    /// Headers of tables: lines that belong to no clause.
    pub table_headers: Vec<usize>,
    pub ornaments: Vec<usize>,
    /// From the outermost open clause to the innermost.
    open: Vec<usize>,
    /// The clause that the next line may go on with.
    last: Option<usize>,
    columns: Option<Columns>,
    /// The group that table rows stand under.
    group: Option<usize>,
    wrapped: bool,
}

/// Reads the lines of the body, given with their indices.
pub(crate) fn read<'a>(lines: impl Iterator<Item = (usize, &'a SourceLine)> + Clone) -> Outline {
    let (mut long, mut wide) = (0u32, 0u32);
    for (_, line) in lines.clone() {
        let length = line.text.chars().count();
        long += u32::from(length >= 60);
        wide += u32::from(length > 130);
    }
    let mut outline = Outline {
        wrapped: long >= 3 && wide == 0,
        ..Outline::default()
    };
    for (index, line) in lines {
        outline.take(index, line);
    }
    outline
}

impl Outline {
    fn take(&mut self, index: usize, line: &SourceLine) {
        if line.is_ornament() {
            self.ornaments.push(index);
            return;
        }
        if self.take_table(index, line) {
            return;
        }
        self.columns = None;
        self.group = None;
        let (candidates, words) = marker::read(&line.text);
        if self.goes_on(line, &candidates) {
            self.extend(index, line);
        } else if let Some((marker, depth)) = self.choose(candidates) {
            let class = marker.class;
            let node = self.node(index, line, words, Some(marker), Some(class));
            self.open.truncate(depth);
            self.attach(node);
        } else if let Some(class) = heading_class(line) {
            let depth = self.heading_depth(class);
            let node = self.node(index, line, &line.text, None, Some(class));
            self.open.truncate(depth);
            self.attach(node);
        } else {
            self.paragraph(index, line);
        }
    }

    fn node(
        &self,
        index: usize,
        line: &SourceLine,
        words: &str,
        marker: Option<Marker>,
        class: Option<Class>,
    ) -> Node {
        Node {
            marker,
            class,
            text: words.to_owned(),
            strong: line.strong,
            line: line.number,
            last_line: line.number,
            segments: vec![(0, line.number)],
            sources: vec![index],
            ..Node::default()
        }
    }

    /// Puts a node under the innermost open clause and opens it.
    fn attach(&mut self, node: Node) {
        let id = self.under(self.open.last().copied(), node);
        if self.open.len() < DEEPEST {
            self.open.push(id);
        }
    }

    fn under(&mut self, parent: Option<usize>, node: Node) -> usize {
        let id = self.nodes.len();
        self.nodes.push(node);
        self.last = Some(id);
        match parent.and_then(|parent| self.nodes.get_mut(parent)) {
            Some(parent) => parent.children.push(id),
            None => self.roots.push(id),
        }
        id
    }

    fn extend(&mut self, index: usize, line: &SourceLine) {
        if let Some(node) = self.last.and_then(|last| self.nodes.get_mut(last)) {
            if !node.text.is_empty() {
                node.text.push(' ');
            }
            node.segments.push((node.text.len(), line.number));
            node.text.push_str(&line.text);
            node.last_line = line.number;
            node.sources.push(index);
        }
    }

    fn paragraph(&mut self, index: usize, line: &SourceLine) {
        let mut node = self.node(index, line, &line.text, None, None);
        let folded: String = fold(&line.text.chars().take(24).collect::<String>());
        node.closing = starts_phrase(&folded, "tren day la") || line.text.ends_with("./.");
        if node.closing {
            self.open.clear();
        }
        let labelled = section::label(&line.text).is_some();
        let plain = |id: &&usize| {
            !self
                .nodes
                .get(**id)
                .is_some_and(|node| matches!(node.class, Some(Class::Bullet(_))))
        };
        let parent = if labelled {
            self.open.last()
        } else {
            self.open.iter().rev().find(plain)
        }
        .copied();
        self.under(parent, node);
    }

    /// True if the line goes on with the sentence above it.
    fn goes_on(&self, line: &SourceLine, candidates: &[Marker]) -> bool {
        let Some(above) = self
            .last
            .and_then(|last| self.nodes.get(last))
            .filter(|above| above.row.is_none())
        else {
            return false;
        };
        if above.text.is_empty() {
            // "PHẦN THỨ NHẤT" and its title on the next line.
            return above.marker.is_some() && candidates.is_empty();
        }
        if !above.is_unfinished() || section::label(&line.text).is_some() {
            return false;
        }
        if !candidates.is_empty() {
            // A figure that a line break put first: "đạt tỷ lệ⏎1.5 triệu".
            let figure = candidates
                .iter()
                .all(|mark| matches!(mark.class, Class::Decimal(2..)) && !self.expects(mark));
            return figure
                && line.text.chars().any(char::is_lowercase)
                && !line.after_blank
                && marker::read(&line.text).1.starts_with(char::is_lowercase);
        }
        let heading = heading_class(line);
        if heading == Some(Class::Capitals) {
            // A heading in capitals over two lines.
            return !line.after_blank
                && is_capitals(&above.text)
                && above.class.is_some()
                && above.text.chars().count() > 20;
        }
        if line.text.starts_with(char::is_lowercase)
            || line.text.starts_with(['(', ',']) && !line.after_blank
        {
            return true;
        }
        let last_length = above
            .segments
            .last()
            .and_then(|(start, _)| above.text.get(*start..))
            .map_or(0, |text| text.chars().count());
        self.wrapped
            && heading.is_none()
            && !line.after_blank
            && last_length >= 60
            && !is_capitals(&above.text)
    }

    /// True if a decimal mark follows from the open clauses.
    fn expects(&self, mark: &Marker) -> bool {
        let last_prefix = mark.prefix.last().copied();
        self.open
            .iter()
            .filter_map(|id| self.nodes.get(*id)?.marker.as_ref())
            .any(|open| {
                open.ordinal == last_prefix && !matches!(open.class, Class::Bullet(_))
                    || open.class == mark.class
                        && open.prefix == mark.prefix
                        && open.ordinal.map(|ordinal| ordinal + 1) == mark.ordinal
            })
    }

    /// Which reading of a mark fits what is open, and how many clauses stay open above it.
    fn choose(&self, candidates: Vec<Marker>) -> Option<(Marker, usize)> {
        let open: Vec<(usize, &Marker)> = self
            .open
            .iter()
            .enumerate()
            .rev()
            .filter_map(|(depth, id)| Some((depth, self.nodes.get(*id)?.marker.as_ref()?)))
            .collect();
        let follows = |mark: &Marker, strict: bool| {
            let next = |before: &Marker| {
                before.class == mark.class
                    && (!strict || before.close == mark.close)
                    && before.ordinal.map(|ordinal| ordinal + 1) == mark.ordinal
                    && mark.ordinal.is_some()
            };
            open.iter()
                .find(|(_, before)| next(before))
                .map(|(depth, _)| *depth)
        };
        for strict in [true, false] {
            if let Some((mark, depth)) = candidates
                .iter()
                .find_map(|mark| Some((mark, follows(mark, strict)?)))
            {
                return Some((mark.clone(), depth));
            }
        }
        let mark = candidates.into_iter().next()?;
        let top = self.open.last().and_then(|id| self.nodes.get(*id));
        let listed = matches!(
            mark.class,
            Class::Decimal(_) | Class::Lower | Class::LowerRoman | Class::Bullet(_)
        );
        let begins = mark.ordinal.is_none_or(|ordinal| ordinal == 1);
        let same = open
            .iter()
            .find(|(_, before)| before.class == mark.class && before.close == mark.close)
            .map(|(depth, _)| *depth);
        let is_bullet = matches!(mark.class, Class::Bullet(_));
        if listed
            && begins
            && top.is_some_and(Node::ends_with_colon)
            && !(is_bullet && same.is_some())
        {
            return Some((mark, self.open.len()));
        }
        if let Some(depth) = same {
            return Some((mark, depth));
        }
        let rank = rank(&mark);
        let depth = self
            .open
            .iter()
            .take_while(|id| {
                self.nodes
                    .get(**id)
                    .is_some_and(|node| rank_of(node) <= rank)
            })
            .count();
        Some((mark, depth))
    }

    /// An unnumbered heading stands beside its like; else below the section that is open.
    fn heading_depth(&self, class: Class) -> usize {
        let same = self.open.iter().position(|id| {
            self.nodes
                .get(*id)
                .is_some_and(|node| node.class == Some(class))
        });
        same.unwrap_or_else(|| usize::from(!self.open.is_empty()))
    }

    /// Takes a row of a table; false if the line is none.
    fn take_table(&mut self, index: usize, line: &SourceLine) -> bool {
        let cells = if line.cells.is_empty() {
            line.tab_cells(self.columns.as_ref().map_or(2, Columns::width))
        } else {
            line.cells.clone()
        };
        let drawn = !line.cells.is_empty();
        if cells.len() < 2 {
            return false;
        }
        if let Some(columns) = Columns::of_header(&cells) {
            self.columns = Some(columns);
            self.group = None;
            self.table_headers.push(index);
            return true;
        }
        let Some(columns) = &mut self.columns else {
            if drawn {
                let node = self.node(index, line, &line.text, None, None);
                self.under(self.open.last().copied(), node);
            }
            return drawn;
        };
        let Some(row) = columns.read(&cells) else {
            let node = self.node(index, line, &line.text, None, None);
            self.under(self.group.or(self.open.last().copied()), node);
            return true;
        };
        let marker = row.mark.clone().map(|text| Marker {
            text,
            class: Class::Decimal(1),
            close: '|',
            ordinal: None,
            prefix: Vec::new(),
        });
        let (group, content) = (row.is_group, row.content.clone());
        let mut node = self.node(index, line, &content, marker, None);
        node.row = Some(row);
        if group {
            self.group = Some(self.under(self.open.last().copied(), node));
        } else {
            self.under(self.group.or(self.open.last().copied()), node);
        }
        true
    }
}

/// "(1)" stands below "a)".
fn rank(mark: &Marker) -> u8 {
    if mark.close == ']' {
        Class::LowerRoman.rank()
    } else {
        mark.class.rank()
    }
}

fn rank_of(node: &Node) -> u8 {
    match (&node.marker, node.class) {
        (Some(mark), _) => rank(mark),
        (None, Some(class)) => class.rank(),
        (None, None) => u8::MAX,
    }
}

/// The class of an unnumbered heading; none for running text.
fn heading_class(line: &SourceLine) -> Option<Class> {
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
