//! Words changed in a Word file, at their places: everything else of the file stays as it is, byte for byte where it can.

use super::body::without_mark;
use super::package::Package;
use super::{DOCUMENT, Origin, Source, Writer, walk};
use crate::error::ReadError;
use crate::model::Finding;
use quick_xml::escape::escape;
use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

/// A Word file in which suggestions were carried out.
#[derive(Debug)]
pub struct Correction {
    pub bytes: Vec<u8>,
    /// For each finding, whether its suggestion is in the file now. Not so where there is none, or where the words are no
    /// words of the text: Word counts the marks of lists itself.
    pub applied: Vec<bool>,
}

/// Puts what each finding suggests in place of its excerpt.
pub fn correct(bytes: &[u8], findings: &[&Finding]) -> Result<Correction, ReadError> {
    let mut package = Package::open(bytes)?;
    let read = walk(&mut package)?;
    let document = without_mark(&read.document);
    let mut places = Places::of(&read);
    let mut edits = Edits::default();
    let applied = findings
        .iter()
        .map(|finding| {
            let new = finding.suggestion.as_deref();
            let (Some((origin, words)), Some(new)) = (places.find(finding), new) else {
                return false;
            };
            edits.put(origin, words, new)
        })
        .collect();
    let bytes = package.with_part(DOCUMENT, &edits.carried_out(document))?;
    Ok(Correction { bytes, applied })
}

/// Where words stand: each line is searched once for the same words, however many findings it has.
struct Places<'r> {
    lines: HashMap<u32, Line<'r>>,
}

struct Line<'r> {
    text: &'r str,
    /// Where each character begins.
    starts: Vec<usize>,
    pieces: Vec<&'r Origin>,
    searched: HashMap<String, Matches<'r>>,
}

/// The same words, all over a line.
struct Matches<'r> {
    /// Where they end in the line.
    ends: Vec<usize>,
    /// Which of a line's pieces holds them, and where among its paragraph's words.
    places: Vec<(&'r Origin, Range<usize>)>,
}

impl<'r> Places<'r> {
    fn of(read: &'r Writer) -> Self {
        let mut lines = HashMap::new();
        for line in &read.lines {
            let starts = line.text.char_indices().map(|(at, _)| at);
            lines.entry(line.number).or_insert_with(|| Line {
                text: &line.text,
                starts: starts.collect(),
                pieces: Vec::new(),
                searched: HashMap::new(),
            });
        }
        for origin in &read.origins {
            if let Some(line) = lines.get_mut(&origin.line) {
                line.pieces.push(origin);
            }
        }
        Self { lines }
    }

    fn find(&mut self, finding: &Finding) -> Option<(&'r Origin, Range<usize>)> {
        let excerpt = finding.excerpt.as_deref().filter(|text| !text.is_empty())?;
        let line = self.lines.get_mut(&finding.line?)?;
        let start = usize::try_from(finding.span?.start).ok()?;
        let at = line.starts.get(start).copied().unwrap_or(line.text.len());
        if !line.searched.contains_key(excerpt) {
            let found = line.search(excerpt);
            line.searched.insert(excerpt.to_owned(), found);
        }
        let found = line.searched.get(excerpt)?;
        // Where the line has more of them, one is a mark that Word counts itself: which, nobody can tell.
        if found.ends.len() != found.places.len() {
            return None;
        }
        let before = found.ends.partition_point(|end| *end <= at);
        found.places.get(before).cloned()
    }
}

impl<'r> Line<'r> {
    fn search(&self, excerpt: &str) -> Matches<'r> {
        let ends = self.text.match_indices(excerpt);
        let places = self.pieces.iter().flat_map(|origin| {
            let found = origin.text.match_indices(excerpt);
            found.map(move |(at, _)| {
                let from = origin.words.start + at;
                (*origin, from..from + excerpt.len())
            })
        });
        Matches {
            ends: ends.map(|(at, _)| at + excerpt.len()).collect(),
            places: places.collect(),
        }
    }
}

/// What changes in elements of text, by where the element's tag begins.
#[derive(Default)]
struct Edits<'r>(BTreeMap<usize, Element<'r>>);

struct Element<'r> {
    source: &'r Source,
    /// Stretches of its words and what stands in their place, none over another.
    changes: BTreeMap<usize, (usize, String)>,
}

impl<'r> Edits<'r> {
    /// Nothing is changed twice.
    fn put(&mut self, origin: &'r Origin, words: Range<usize>, new: &str) -> bool {
        let mut pieces = Vec::new();
        let mut covered = 0;
        let first = origin
            .sources
            .partition_point(|source| source.at + source.words.len() <= words.start);
        let rest = origin.sources.iter().skip(first);
        for source in rest.take_while(|source| source.at < words.end) {
            let from = words.start.max(source.at);
            let to = words.end.min(source.at + source.words.len());
            if from < to {
                covered += to - from;
                pieces.push((source, from - source.at, to - source.at));
            }
        }
        let is_taken = pieces.iter().any(|(source, from, to)| {
            self.0.get(&source.tag.start).is_some_and(|element| {
                // None lies over another: the last that begins before this ends also ends last.
                let last = element.changes.range(..to).next_back();
                last.is_some_and(|(_, (end, _))| from < end)
            })
        });
        // A tab or a line break among them is no word.
        if covered != words.len() || is_taken {
            return false;
        }
        let mut new = new;
        for (source, from, to) in pieces {
            let element = self.0.entry(source.tag.start).or_insert_with(|| Element {
                source,
                changes: BTreeMap::new(),
            });
            element.changes.insert(from, (to, new.to_owned()));
            // What runs over several elements stands in the first.
            new = "";
        }
        true
    }

    fn carried_out(&self, document: &str) -> String {
        let mut out = String::with_capacity(document.len());
        let mut at = 0;
        // In the order of the tags, none in another.
        for element in self.0.values() {
            let source = element.source;
            out += document.get(at..source.tag.start).unwrap_or_default();
            let tag = document.get(source.tag.clone()).unwrap_or_default();
            out += &element.written(tag);
            at = source.content.end;
        }
        out + document.get(at..).unwrap_or_default()
    }
}

impl Element<'_> {
    /// The tag that begins it, and its new words, up to the tag that ends it.
    fn written(&self, tag: &str) -> String {
        let old = &self.source.words;
        let (mut words, mut at) = (String::with_capacity(old.len()), 0);
        for (from, (to, new)) in &self.changes {
            words += old.get(at..*from).unwrap_or_default();
            words += new;
            at = *to;
        }
        words += old.get(at..).unwrap_or_default();
        let name = tag
            .trim_start_matches('<')
            .split(|c: char| c.is_whitespace() || c == '>')
            .next()
            .unwrap_or_default();
        let prefix = name.strip_suffix('t').unwrap_or_default();
        // Without this, Word drops blanks at the ends.
        let begins = format!("<{name} xml:space=\"preserve\">");
        let lines: Vec<_> = words.split('\n').map(escape).collect();
        let between = format!("</{name}><{prefix}br/>{begins}");
        format!("{begins}{}", lines.join(&between))
    }
}
