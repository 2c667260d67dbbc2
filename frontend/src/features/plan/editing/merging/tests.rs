//! Two people at one plan.

use super::*;
use crate::features::plan::operations::ClauseKind;

/// `"a b:lời"`: an id each, and words where they are not the id's.
fn plan(spelled: &str) -> Content {
    let mut content = Content::default();
    for word in spelled.split_whitespace() {
        let (id, words) = word.split_once(':').unwrap_or((word, word));
        let key = content.put_last(0, ClauseKind::Paragraph);
        let clause = content.clause_mut(key).unwrap();
        clause.id = id.to_owned();
        clause.text = words.to_owned();
    }
    content
}

fn spelled(content: &Content) -> String {
    let words: Vec<&str> = content.clauses.iter().map(|it| it.text.as_str()).collect();
    words.join(" ")
}

fn both(base: &str, mine: &str, theirs: &str) -> (String, Vec<Spot>) {
    let merged = merge(&plan(base), &plan(mine), &plan(theirs));
    (spelled(&merged.content), merged.spots)
}

fn clause(id: &str) -> Vec<Spot> {
    vec![Spot::Clause(id.to_owned())]
}

#[test]
fn what_only_one_changed_is_taken() {
    assert_eq!(
        both("a b c", "a:A b c", "a b c:C"),
        ("A b C".into(), vec![])
    );
    assert_eq!(
        both("a b c", "a b c x", "y a b c"),
        ("y a b c x".into(), vec![])
    );
    assert_eq!(both("a b c", "a c", "a b c:C"), ("a C".into(), vec![]));
    assert_eq!(both("a b c", "a:A b c", "c a b"), ("c A b".into(), vec![]));
    assert_eq!(
        both("a b c", "b a c", "a b c x"),
        ("b a c x".into(), vec![])
    );
    assert_eq!(both("a", "a:B", "a:B"), ("B".into(), vec![]));
}

#[test]
fn what_both_changed_is_for_a_person() {
    assert_eq!(both("a b", "a:M b", "a:T b"), ("M b".into(), clause("a")));
    assert_eq!(both("a b", "a:M b", "b"), ("M b".into(), clause("a")));
    assert_eq!(both("a b", "b", "a:T b"), ("b".into(), clause("a")));
}

#[test]
fn a_clause_is_merged_field_by_field() {
    let (base, mut mine, mut theirs) = (plan("a"), plan("a"), plan("a"));
    let key = mine.clauses[0].key;
    mine.clause_mut(key).unwrap().text = "Lời mới".into();
    theirs.clause_mut(key).unwrap().schools = true;
    let merged = merge(&base, &mine, &theirs);
    let clause = &merged.content.clauses[0];
    assert_eq!((clause.text.as_str(), clause.schools), ("Lời mới", true));
    assert_eq!((merged.spots, merged.taken), (vec![], 1));
}

#[test]
fn each_choice_is_done() {
    let (base, mine, theirs) = (plan("a b"), plan("a:M b"), plan("a:T b"));
    let merged = merge(&base, &mine, &theirs);
    for (choice, expected) in [
        (Choice::Mine, "M b"),
        (Choice::Theirs, "T b"),
        (Choice::Both("MT".into()), "MT b"),
    ] {
        let mut content = merged.content.clone();
        content.choose(&theirs, &merged.spots[0], &choice);
        assert_eq!(spelled(&content), expected);
    }
    // One took it out, the other wrote in it.
    let (mine, theirs) = (plan("b"), plan("a:T b"));
    let merged = merge(&base, &mine, &theirs);
    let mut content = merged.content;
    content.choose(&theirs, &merged.spots[0], &Choice::Theirs);
    assert_eq!(spelled(&content), "T b");
}

#[test]
fn heads_are_merged_too() {
    let (base, mut mine, mut theirs) = (plan("a"), plan("a"), plan("a"));
    (mine.title, theirs.place) = ("Kế hoạch".into(), "Sa Đéc".into());
    (mine.symbol, theirs.symbol) = ("KH-A".into(), "KH-B".into());
    let merged = merge(&base, &mine, &theirs);
    assert_eq!(merged.spots, [Spot::Symbol]);
    assert_eq!(
        (merged.content.title.as_str(), merged.content.place.as_str()),
        ("Kế hoạch", "Sa Đéc")
    );
    assert_eq!(merged.content.symbol, "KH-A");
}
