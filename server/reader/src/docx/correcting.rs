//! Words changed in a Word file, at their places: everything else of the file stays as it is, byte for byte where it can.

use super::body::without_mark;
use super::package::Package;
use super::{DOCUMENT, Origin, Source, walk};
use crate::error::ReadError;
use crate::model::Finding;
use quick_xml::escape::escape;
use std::collections::BTreeMap;
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
    let mut edits = Edits::default();
    let applied = findings
        .iter()
        .map(|finding| {
            let lines = read.lines.iter();
            let line = lines.clone().find(|line| Some(line.number) == finding.line);
            let place = line.and_then(|line| place(&read.origins, &line.text, finding));
            let new = finding.suggestion.as_deref();
            let (Some((origin, words)), Some(new)) = (place, new) else {
                return false;
            };
            edits.put(origin, words, new)
        })
        .collect();
    let bytes = package.with_part(DOCUMENT, &edits.carried_out(document))?;
    Ok(Correction { bytes, applied })
}

/// Which of a line's pieces holds the finding's excerpt, and where among its paragraph's words.
fn place<'r>(
    origins: &'r [Origin],
    line: &str,
    finding: &Finding,
) -> Option<(&'r Origin, Range<usize>)> {
    let excerpt = finding.excerpt.as_deref().filter(|text| !text.is_empty())?;
    let start = usize::try_from(finding.span?.start).ok()?;
    let at = crate::fold::byte_of_char(line, start);
    let before = line.get(..at)?.matches(excerpt).count();
    let places: Vec<_> = origins
        .iter()
        .filter(|origin| Some(origin.line) == finding.line)
        .flat_map(|origin| {
            let found = origin.text.match_indices(excerpt);
            found.map(move |(at, _)| {
                let from = origin.words.start + at;
                (origin, from..from + excerpt.len())
            })
        })
        .collect();
    // Where the line has more of them, one is a mark that Word counts itself: which, nobody can tell.
    let is_all = line.matches(excerpt).count() == places.len();
    places.into_iter().nth(before).filter(|_| is_all)
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
        for source in origin.sources.iter() {
            let from = words.start.max(source.at);
            let to = words.end.min(source.at + source.words.len());
            if from < to {
                covered += to - from;
                pieces.push((source, from - source.at, to - source.at));
            }
        }
        let is_taken = pieces.iter().any(|(source, from, to)| {
            self.0.get(&source.tag.start).is_some_and(|element| {
                let mut changes = element.changes.iter();
                changes.any(|(start, (end, _))| start < to && from < end)
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
        let mut out = document.to_owned();
        for element in self.0.values().rev() {
            let source = element.source;
            let tag = document.get(source.tag.clone()).unwrap_or_default();
            let range = source.tag.start..source.content.end;
            out.replace_range(range, &element.written(tag));
        }
        out
    }
}

impl Element<'_> {
    /// The tag that begins it, and its new words, up to the tag that ends it.
    fn written(&self, tag: &str) -> String {
        let mut words = self.source.words.clone();
        for (from, (to, new)) in self.changes.iter().rev() {
            words.replace_range(*from..*to, new);
        }
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
