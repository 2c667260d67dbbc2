//! Clauses that move, come and go.

use super::*;

/// `"a0 b1 c1 d0"`: a name and a depth each.
fn content(spelled: &str) -> Content {
    let mut content = Content::default();
    for word in spelled.split(' ') {
        let (name, depth) = word.split_at(1);
        let key = content.put_last(depth.parse().unwrap(), ClauseKind::Section);
        content.clause_mut(key).unwrap().text = name.to_owned();
    }
    content
}

fn spelled(content: &Content) -> String {
    content
        .clauses
        .iter()
        .map(|clause| format!("{}{}", clause.text, clause.depth))
        .collect::<Vec<_>>()
        .join(" ")
}

fn moved(from: &str, name: &str, step: Step) -> String {
    let mut content = content(from);
    let key = content
        .clauses
        .iter()
        .find(|clause| clause.text == name)
        .unwrap()
        .key;
    content.shift(key, step);
    spelled(&content)
}

#[test]
fn a_clause_moves_with_all_under_it() {
    assert_eq!(moved("a0 b1 c0 d1", "c", Step::Up), "c0 d1 a0 b1");
    assert_eq!(moved("a0 b1 c0 d1", "a", Step::Down), "c0 d1 a0 b1");
    assert_eq!(moved("a0 b1 c1 d2", "c", Step::Up), "a0 c1 d2 b1");
}

#[test]
fn a_clause_stays_among_its_siblings() {
    assert_eq!(moved("a0 b1 c0", "b", Step::Up), "a0 b1 c0");
    assert_eq!(moved("a0 b1 c0", "b", Step::Down), "a0 b1 c0");
    assert_eq!(moved("a0", "a", Step::Down), "a0");
}

#[test]
fn depths_never_jump() {
    assert_eq!(moved("a0 b0 c1", "b", Step::In), "a0 b1 c2");
    assert_eq!(moved("a0 b1", "b", Step::In), "a0 b1");
    assert_eq!(moved("a0", "a", Step::In), "a0");
    assert_eq!(moved("a0 b1 c2", "b", Step::Out), "a0 b0 c1");
    assert_eq!(moved("a0", "a", Step::Out), "a0");
}

#[test]
fn what_stood_under_a_removed_clause_stays() {
    let mut content = content("a0 b1 c2 d0");
    let key = content.clauses[1].key;
    content.remove_clause(key);
    assert_eq!(spelled(&content), "a0 c1 d0");
}

#[test]
fn a_new_clause_stands_after_the_whole_branch() {
    let mut content = content("a0 b1 c0");
    let key = content.clauses[0].key;
    content.add_after(Some(key));
    assert_eq!(spelled(&content), "a0 b1 0 c0");
}

fn dropped(from: &str, name: &str, target: &str, side: Side) -> String {
    let mut content = content(from);
    let key = |name: &str| {
        let found = content.clauses.iter().find(|clause| clause.text == name);
        found.unwrap().key
    };
    let (key, target) = (key(name), key(target));
    content.drop_at(key, target, side);
    spelled(&content)
}

#[test]
fn a_clause_is_dropped_beside_another_with_all_under_it() {
    assert_eq!(dropped("a0 b1 c0 d1", "a", "d", Side::After), "c0 d1 a1 b2");
    assert_eq!(
        dropped("a0 b1 c0 d1", "c", "b", Side::Before),
        "a0 c1 d2 b1"
    );
    assert_eq!(dropped("a0 b1 c0", "c", "a", Side::After), "a0 b1 c0");
    assert_eq!(dropped("a0 b1 c0", "a", "b", Side::After), "a0 b1 c0");
    assert_eq!(dropped("a0 b1 c0", "b", "c", Side::After), "a0 c0 b0");
}
