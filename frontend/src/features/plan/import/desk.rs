//! A review in work: what was read, what was decided, what is looked at.

use leptos::prelude::*;

use crate::features::plan::content::Content;
use crate::features::plan::review::{Decision, Finding, Line, Standing, open_count};

/// A review in work: what may change, and what was read once.
#[derive(Clone, Copy)]
pub struct Desk {
    pub content: RwSignal<Content>,
    pub findings: RwSignal<Vec<Finding>>,
    pub lines: StoredValue<Vec<Line>>,
    pub standings: Memo<Vec<Standing>>,
    /// The line that is looked at.
    pub current: RwSignal<Option<i32>>,
    /// The line whose result is being changed in place.
    pub editing: RwSignal<Option<i32>>,
    pub to_content: Callback<String>,
}

impl Desk {
    /// Decides one finding; the suggestion is carried out where it is taken.
    pub fn decide(self, place: usize, decision: Decision) {
        let finding = self
            .findings
            .with_untracked(|findings| findings.get(place).cloned());
        let Some(finding) = finding else { return };
        if decision == Decision::Applied {
            self.lines.with_value(|lines| {
                self.content
                    .update(|content| content.correct(&finding, lines))
            });
        }
        self.set(place, Some(decision));
    }

    /// Asks again what was kept.
    pub fn reopen(self, place: usize) {
        self.set(place, None);
    }

    fn set(self, place: usize, decision: Option<Decision>) {
        self.findings.update(|findings| {
            if let Some(finding) = findings.get_mut(place) {
                finding.decision = decision;
            }
        });
    }

    /// Opens the whole content at one field.
    pub fn fill_in(self, field: &str) {
        self.to_content.run(field.to_owned());
    }

    /// The findings of one line, or of the document, with their places.
    pub fn of_line(self, line: Option<i32>) -> Vec<(usize, Finding)> {
        self.findings.with(|findings| {
            let here = findings
                .iter()
                .enumerate()
                .filter(|(_, finding)| finding.line == line);
            here.map(|(place, finding)| (place, finding.clone()))
                .collect()
        })
    }

    pub fn open(self) -> usize {
        self.content
            .with(|content| self.findings.with(|findings| open_count(content, findings)))
    }

    /// The next line that waits, after the current one and round again; none when only the document as a whole waits.
    pub fn next(self) -> Option<i32> {
        let (content, findings) = (
            self.content.read_untracked(),
            self.findings.read_untracked(),
        );
        let mut waiting: Vec<i32> = findings
            .iter()
            .filter(|finding| finding.is_open(&content))
            .map(|finding| finding.line.unwrap_or(0))
            .collect();
        waiting.sort_unstable();
        let here = self.current.get_untracked().unwrap_or(-1);
        waiting
            .iter()
            .find(|line| **line > here)
            .or(waiting.first())
            .copied()
    }
}

/// The id of a line's row; 0 is the document as a whole.
pub fn row_id(line: i32) -> String {
    format!("line-{line}")
}
