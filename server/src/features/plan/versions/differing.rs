//! What differs between two texts of a plan. Pure: clauses are the same by their id, wherever they stand; words differ word
//! by word.

use std::collections::{HashMap, HashSet};
use std::mem::take;

use async_graphql::{Enum, SimpleObject};
use similar::{Algorithm, ChangeTag, DiffOp, TextDiff, capture_diff_slices};
use uuid::Uuid;

use super::text::{Line, Text};
use crate::features::plan::content::{Citation, Clause, Recipient, Signer};

/// How a piece stands to the earlier text.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum Difference {
    /// It stands in both.
    Same,
    /// Only the later has it.
    Added,
    /// Only the earlier had it.
    Removed,
}

/// A run of words that stands in both texts, or in one.
#[derive(SimpleObject, Clone, Debug, PartialEq, Eq)]
#[graphql(name = "PlanWords")]
pub struct Words {
    /// Where it stands.
    difference: Difference,
    /// The words.
    text: String,
}

/// What became of a clause.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(name = "PlanClauseChange")]
pub enum ClauseChange {
    /// It is new.
    Added,
    /// It is no more.
    Removed,
    /// It stands somewhere else, or at another depth.
    Moved,
    /// It bears another number.
    Numbered,
    /// It reads otherwise.
    Worded,
    /// Its kind, who does it or its deadlines are others.
    Charged,
}

/// A clause that is not as it was.
#[derive(SimpleObject, Clone, Debug, PartialEq, Eq)]
#[graphql(name = "PlanClauseDifference")]
pub struct ClauseDifference {
    /// What became of it.
    changes: Vec<ClauseChange>,
    /// As it was; none when it is new.
    before: Option<Clause>,
    /// As it is; none when it is no more.
    after: Option<Clause>,
    /// Its words, before and after in one.
    words: Vec<Words>,
}

/// What stands at a plan's head or foot.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(name = "PlanHeadPart")]
pub enum HeadPart {
    /// Its title.
    Title,
    /// The school year, as its id.
    SchoolYear,
    /// Its number.
    Number,
    /// Its symbol.
    Symbol,
    /// Where it is issued.
    Place,
    /// The day that it bears.
    IssuedOn,
    /// Who signs.
    Signer,
}

/// A part of the head that is not as it was.
#[derive(SimpleObject, Clone, Debug, PartialEq, Eq)]
#[graphql(name = "PlanHeadDifference")]
pub struct HeadDifference {
    /// Which part.
    part: HeadPart,
    /// Its words, before and after in one.
    words: Vec<Words>,
}

/// A cited document that only one of the texts names so.
#[derive(SimpleObject, Clone, Debug, PartialEq, Eq)]
#[graphql(name = "PlanCitationDifference")]
pub struct CitationDifference {
    /// Which of the texts.
    difference: Difference,
    /// The document.
    citation: Citation,
}

/// A recipient that only one of the texts names so.
#[derive(SimpleObject, Clone, Debug, PartialEq, Eq)]
#[graphql(name = "PlanRecipientDifference")]
pub struct RecipientDifference {
    /// Which of the texts.
    difference: Difference,
    /// The recipient.
    recipient: Recipient,
}

/// Everything in which two versions of a plan differ.
#[derive(SimpleObject, Clone, Debug, PartialEq, Eq)]
pub struct PlanDifferences {
    /// Parts of the head and foot.
    head: Vec<HeadDifference>,
    /// Clauses in reading order; what is no more where it stood.
    clauses: Vec<ClauseDifference>,
    /// How many clauses are as they were.
    unchanged: i32,
    /// Cited documents.
    citations: Vec<CitationDifference>,
    /// Recipients.
    recipients: Vec<RecipientDifference>,
}

/// From the earlier to the later.
pub fn difference(before: &Text, after: &Text) -> PlanDifferences {
    let clauses = clauses(&before.clauses, &after.clauses);
    let kept = after.clauses.len() - clauses.iter().filter(|it| it.after.is_some()).count();
    PlanDifferences {
        head: head(before, after),
        clauses,
        unchanged: i32::try_from(kept).unwrap_or(i32::MAX),
        citations: lines(&before.citations, &after.citations)
            .map(|(difference, citation)| CitationDifference {
                difference,
                citation,
            })
            .collect(),
        recipients: lines(&before.recipients, &after.recipients)
            .map(|(difference, recipient)| RecipientDifference {
                difference,
                recipient,
            })
            .collect(),
    }
}

/// Run by run. A space between two changed words is theirs: «Sa Đéc» became «An Bình», not each word by itself.
fn words(before: &str, after: &str) -> Vec<Words> {
    let mut runs = Runs::default();
    for change in TextDiff::from_words(before, after).iter_all_changes() {
        let text = change.value();
        match change.tag() {
            ChangeTag::Equal if runs.is_changing() && text.trim().is_empty() => {
                runs.gap.push_str(text);
            }
            ChangeTag::Equal => runs.same(text),
            ChangeTag::Delete => {
                runs.bridge();
                runs.removed.push_str(text);
            }
            ChangeTag::Insert => {
                runs.bridge();
                runs.added.push_str(text);
            }
        }
    }
    runs.same("");
    runs.told
}

#[derive(Default)]
struct Runs {
    told: Vec<Words>,
    removed: String,
    added: String,
    /// Spaces after what was changed: part of it if more follows.
    gap: String,
}

impl Runs {
    fn is_changing(&self) -> bool {
        !self.removed.is_empty() || !self.added.is_empty()
    }

    fn bridge(&mut self) {
        self.removed.push_str(&self.gap);
        self.added.push_str(&self.gap);
        self.gap.clear();
    }

    fn same(&mut self, text: &str) {
        let same = take(&mut self.gap) + text;
        for (difference, text) in [
            (Difference::Removed, take(&mut self.removed)),
            (Difference::Added, take(&mut self.added)),
            (Difference::Same, same),
        ] {
            match self.told.last_mut() {
                _ if text.is_empty() => {}
                Some(run) if run.difference == difference => run.text.push_str(&text),
                _ => self.told.push(Words { difference, text }),
            }
        }
    }
}

fn head(before: &Text, after: &Text) -> Vec<HeadDifference> {
    let plain = |text: &Option<String>| text.clone().unwrap_or_default();
    let day = |text: &Text| {
        text.issued_on
            .map(|day| day.to_string())
            .unwrap_or_default()
    };
    let signer = |signer: &Option<Signer>| match signer {
        None => String::new(),
        Some(it) => [
            it.authority.as_deref().unwrap_or_default(),
            &it.title,
            &it.name,
        ]
        .join(" ")
        .trim()
        .to_owned(),
    };
    let parts = [
        (HeadPart::Title, before.title.clone(), after.title.clone()),
        (
            HeadPart::SchoolYear,
            year(before.school_year),
            year(after.school_year),
        ),
        (
            HeadPart::Number,
            plain(&before.number),
            plain(&after.number),
        ),
        (
            HeadPart::Symbol,
            plain(&before.symbol),
            plain(&after.symbol),
        ),
        (HeadPart::Place, plain(&before.place), plain(&after.place)),
        (HeadPart::IssuedOn, day(before), day(after)),
        (
            HeadPart::Signer,
            signer(&before.signer),
            signer(&after.signer),
        ),
    ];
    let parts = parts.into_iter().filter(|(_, was, is)| was != is);
    parts
        .map(|(part, was, is)| HeadDifference {
            part,
            words: words(&was, &is),
        })
        .collect()
}

fn year(id: Uuid) -> String {
    crate::platform::Id::<entity::school_year::Entity>::new(id).to_string()
}

fn clauses(before: &[Line], after: &[Line]) -> Vec<ClauseDifference> {
    let was: HashMap<Uuid, &Line> = before.iter().map(|line| (line.id, line)).collect();
    let stays: HashSet<Uuid> = after.iter().map(|line| line.id).collect();
    let unmoved = unmoved(before, after, &was, &stays);
    let mut told = Vec::new();
    let mut earlier = before.iter().peekable();
    let is_gone = |line: &&Line| !stays.contains(&line.id);
    for line in after {
        if unmoved.contains(&line.id) {
            let passed = earlier.by_ref().take_while(|it| it.id != line.id);
            told.extend(passed.filter(is_gone).map(removed));
        }
        let difference = match was.get(&line.id) {
            None => {
                // What stood here before it comes first.
                told.extend(std::iter::from_fn(|| earlier.next_if(is_gone)).map(removed));
                Some(added(line))
            }
            Some(before) => changed(before, line, !unmoved.contains(&line.id)),
        };
        told.extend(difference);
    }
    told.extend(earlier.filter(is_gone).map(removed));
    told
}

/// The clauses of both that keep their order among themselves.
fn unmoved(
    before: &[Line],
    after: &[Line],
    was: &HashMap<Uuid, &Line>,
    stays: &HashSet<Uuid>,
) -> HashSet<Uuid> {
    let old: Vec<Uuid> = before
        .iter()
        .map(|it| it.id)
        .filter(|id| stays.contains(id))
        .collect();
    let new: Vec<Uuid> = after
        .iter()
        .map(|it| it.id)
        .filter(|id| was.contains_key(id))
        .collect();
    let mut same = HashSet::new();
    for op in capture_diff_slices(Algorithm::Myers, &old, &new) {
        if let DiffOp::Equal { new_index, len, .. } = op {
            same.extend(new.iter().skip(new_index).take(len));
        }
    }
    same
}

fn added(line: &Line) -> ClauseDifference {
    ClauseDifference {
        changes: vec![ClauseChange::Added],
        before: None,
        after: Some(line.clause.clone()),
        words: words("", &line.clause.text),
    }
}

fn removed(line: &Line) -> ClauseDifference {
    ClauseDifference {
        changes: vec![ClauseChange::Removed],
        before: Some(line.clause.clone()),
        after: None,
        words: words(&line.clause.text, ""),
    }
}

fn changed(before: &Line, after: &Line, moved: bool) -> Option<ClauseDifference> {
    let (was, is) = (&before.clause, &after.clause);
    let charge = |it: &Clause| {
        let deadlines = it.deadlines.clone();
        (
            it.kind,
            it.division,
            it.schools,
            it.assignee.clone(),
            deadlines,
        )
    };
    let changes: Vec<ClauseChange> = [
        (ClauseChange::Moved, moved || was.depth != is.depth),
        (ClauseChange::Numbered, was.marker != is.marker),
        (ClauseChange::Worded, was.text != is.text),
        (ClauseChange::Charged, charge(was) != charge(is)),
    ]
    .into_iter()
    .filter_map(|(change, holds)| holds.then_some(change))
    .collect();
    (!changes.is_empty()).then(|| ClauseDifference {
        changes,
        before: Some(was.clone()),
        after: Some(is.clone()),
        words: words(&was.text, &is.text),
    })
}

/// The lines that only one of two lists has.
fn lines<T: Clone + serde::Serialize>(
    before: &[T],
    after: &[T],
) -> impl Iterator<Item = (Difference, T)> {
    let spelled = |all: &[T]| -> Vec<String> {
        all.iter()
            .map(|one| serde_json::to_string(one).unwrap_or_default())
            .collect()
    };
    let ops = capture_diff_slices(Algorithm::Myers, &spelled(before), &spelled(after));
    let mut told = Vec::new();
    for op in ops {
        if matches!(op, DiffOp::Equal { .. }) {
            continue;
        }
        let gone = before
            .iter()
            .skip(op.old_range().start)
            .take(op.old_range().len());
        let new = after
            .iter()
            .skip(op.new_range().start)
            .take(op.new_range().len());
        told.extend(gone.map(|it| (Difference::Removed, it.clone())));
        told.extend(new.map(|it| (Difference::Added, it.clone())));
    }
    told.into_iter()
}

#[cfg(test)]
mod tests;
