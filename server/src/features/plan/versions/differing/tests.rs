//! Two texts, and what is told of them.

use super::*;
use crate::features::plan::vocabulary::ClauseKind;
use ClauseChange::{Added, Charged, Moved, Numbered, Removed, Worded};

/// `"a b0:Lời"`: an id's letter, then a depth and words where they matter.
fn text(spelled: &str) -> Text {
    let line = |word: &str| {
        let (id, words) = word.split_once(':').unwrap_or((word, word));
        let clause = Clause {
            id: None,
            depth: 0,
            marker: None,
            kind: ClauseKind::Paragraph,
            text: words.replace('_', " "),
            division: None,
            schools: false,
            assignee: None,
            deadlines: Vec::new(),
            line: None,
            source: None,
        };
        Line {
            id: Uuid::from_u128(id.bytes().map(u128::from).sum()),
            source: None,
            clause,
        }
    };
    Text {
        clauses: spelled.split_whitespace().map(line).collect(),
        ..Text::default()
    }
}

fn told(before: &str, after: &str) -> Vec<(Vec<ClauseChange>, String)> {
    let difference = difference(&text(before), &text(after));
    let of = |it: ClauseDifference| {
        let clause = it.after.or(it.before);
        (it.changes, clause.map(|it| it.text).unwrap_or_default())
    };
    difference.clauses.into_iter().map(of).collect()
}

fn one(change: ClauseChange, words: &str) -> (Vec<ClauseChange>, String) {
    (vec![change], words.to_owned())
}

#[test]
fn the_same_text_does_not_differ() {
    assert_eq!(told("a b c", "a b c"), []);
    assert_eq!(difference(&text("a b"), &text("a b")).unchanged, 2);
}

#[test]
fn clauses_come_go_and_move() {
    assert_eq!(told("a b c", "a x c"), [one(Removed, "b"), one(Added, "x")]);
    assert_eq!(told("a b c", "a c"), [one(Removed, "b")]);
    assert_eq!(told("a b c d", "b c a d"), [one(Moved, "a")]);
    assert_eq!(told("", "a"), [one(Added, "a")]);
}

#[test]
fn words_are_marked_one_by_one() {
    let difference = difference(&text("a:Nộp_trước_ngày_15"), &text("a:Nộp_sau_ngày_15"));
    let clause = difference.clauses.first();
    let words: Vec<_> = clause
        .map(|it| {
            it.words
                .iter()
                .map(|it| (it.difference, it.text.as_str()))
                .collect()
        })
        .unwrap_or_default();
    assert_eq!(
        words,
        [
            (Difference::Same, "Nộp "),
            (Difference::Removed, "trước"),
            (Difference::Added, "sau"),
            (Difference::Same, " ngày 15"),
        ]
    );
    assert_eq!(clause.map(|it| it.changes.clone()), Some(vec![Worded]));
}

#[test]
fn all_that_became_of_a_clause_is_said() {
    let (before, mut after) = (text("a b"), text("b a"));
    for line in &mut after.clauses {
        line.clause.schools = true;
        line.clause.marker = Some("1.".to_owned());
    }
    let changes: Vec<_> = difference(&before, &after)
        .clauses
        .into_iter()
        .map(|it| it.changes)
        .collect();
    assert!(changes.contains(&vec![Numbered, Charged]));
    assert!(changes.contains(&vec![Moved, Numbered, Charged]));
}

#[test]
fn the_head_and_the_lists_are_compared_too() {
    let (before, mut after) = (text("a"), text("a"));
    after.title = "Kế hoạch".to_owned();
    after.recipients.push(Recipient {
        name: "Các trường".to_owned(),
        purpose: crate::features::distribution::RecipientPurpose::Execute,
        purpose_text: None,
        schools: true,
    });
    let told = difference(&before, &after);
    assert_eq!(told.head.first().map(|it| it.part), Some(HeadPart::Title));
    assert_eq!(
        told.recipients.first().map(|it| it.difference),
        Some(Difference::Added)
    );
    assert_eq!((told.clauses.len(), told.unchanged), (0, 1));
}
