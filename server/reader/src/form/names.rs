//! Names of another day: an organization under the name that it no longer bears, or does not bear yet.

use crate::finding::FindingCode as Code;
use crate::fold::{byte_of_char, fold, is_capitals};
use crate::model::{Finding, Reading};

/// What an organization was called on another day, and what it is called on the paper's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Renamed {
    /// The name that the paper must not bear.
    pub other: String,
    /// The name of the day.
    pub due: String,
}

/// Where the paper calls organizations by names of another day.
pub fn former_names(reading: &Reading, renamed: &[Renamed]) -> Vec<Finding> {
    let renamed: Vec<(String, String, &Renamed)> = renamed
        .iter()
        .map(|names| (fold(&names.other), fold(&names.due), names))
        .filter(|(other, due, _)| !other.is_empty() && other != due)
        .collect();
    let mut found = Vec::new();
    for line in &reading.lines {
        let folded = fold(&line.text);
        for (other, due, names) in &renamed {
            // The name of the day may have the other one within.
            let within = |at: usize| {
                folded
                    .match_indices(due.as_str())
                    .any(|(start, name)| start <= at && at + other.len() <= start + name.len())
            };
            let Some(at) = places(&folded, other).find(|at| !within(*at)) else {
                continue;
            };
            let chars = |bytes: usize| folded.get(..bytes).map_or(0, |text| text.chars().count());
            let bytes = byte_of_char(&line.text, chars(at))
                ..byte_of_char(&line.text, chars(at + other.len()));
            let written = line.text.get(bytes.clone()).unwrap_or_default();
            let name = if is_capitals(written) {
                names.due.to_uppercase()
            } else {
                names.due.clone()
            };
            let message = format!("Vào ngày của văn bản, đơn vị này có tên là {}.", names.due);
            found.push(Finding::within(line, bytes, Code::FormerName, message).suggest(name));
        }
    }
    found
}

/// Where the phrase stands with no letter or digit touching it.
fn places<'t>(folded: &'t str, phrase: &'t str) -> impl Iterator<Item = usize> {
    folded.match_indices(phrase).filter_map(move |(at, found)| {
        let before = folded.get(..at).and_then(|text| text.chars().next_back());
        let after = folded
            .get(at + found.len()..)
            .and_then(|text| text.chars().next());
        let touches = [before, after]
            .into_iter()
            .flatten()
            .any(char::is_alphanumeric);
        (!touches).then_some(at)
    })
}
