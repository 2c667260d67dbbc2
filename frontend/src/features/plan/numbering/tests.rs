//! Numbers held against another way of counting them.

use proptest::prelude::*;

use super::*;
use crate::features::plan::editing::Steps;
use crate::features::plan::outline::{Side, Step};

/// `"0S 1D 2D"`: a depth and a kind each, numbered from nothing.
fn content(spelled: &[(i32, ClauseKind)]) -> Content {
    let mut content = Content::default();
    for (depth, kind) in spelled {
        content.rearrange(|content| {
            let key = content.put_last(*depth, *kind);
            vec![key]
        });
    }
    content
}

fn markers(content: &Content) -> Vec<&str> {
    content
        .clauses
        .iter()
        .map(|it| it.marker.as_str())
        .collect()
}

/// Counts by walking back over the siblings, clause by clause.
fn counted_back(content: &Content) -> Vec<String> {
    let all = &content.clauses;
    let spoken = "a b c d đ e g h i k l m n o p q r s t u v x y";
    (0..all.len())
        .map(|place| {
            let clause = &all[place];
            let plain = clause.kind == ClauseKind::Paragraph
                || (clause.kind == ClauseKind::LegalBasis && clause.depth > 0);
            if plain {
                return String::new();
            }
            let before = all[..place]
                .iter()
                .rev()
                .take_while(|it| it.depth >= clause.depth)
                .filter(|it| it.depth == clause.depth && !it.marker.is_empty())
                .count();
            let number = before + 1;
            match clause.depth {
                0 => {
                    let tens = "X".repeat(number / 10);
                    let ones = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
                    format!("{tens}{}.", ones[number % 10])
                }
                1 => format!("{number}."),
                2 => {
                    // After the last letter come all of them behind the first, then behind the second.
                    let one = || spoken.split(' ').map(str::to_owned);
                    let two = one().flat_map(|a| one().map(move |b| format!("{a}{b}")));
                    format!("{})", one().chain(two).nth(number - 1).unwrap())
                }
                3 => "-".to_owned(),
                _ => "+".to_owned(),
            }
        })
        .collect()
}

fn kinds() -> impl Strategy<Value = ClauseKind> {
    prop_oneof![
        Just(ClauseKind::Duty),
        Just(ClauseKind::Heading),
        Just(ClauseKind::Requirement),
        Just(ClauseKind::Paragraph),
        Just(ClauseKind::LegalBasis),
    ]
}

/// Clauses whose depths never jump.
fn outlines() -> impl Strategy<Value = Vec<(i32, ClauseKind)>> {
    prop::collection::vec((0..5i32, kinds()), 1..22).prop_map(|spelled| {
        let mut above = -1;
        let mut within = Vec::new();
        for (depth, kind) in spelled {
            above = depth.min(above + 1);
            within.push((above, kind));
        }
        within
    })
}

/// What somebody does to the outline, at which place of it.
#[derive(Debug, Clone)]
enum Done {
    Step(Step),
    Drop(usize, Side),
    Add,
    Remove,
    Kind(ClauseKind),
    Undo,
    Redo,
}

fn deeds() -> impl Strategy<Value = (usize, Done)> {
    let step = prop::sample::select(vec![Step::Up, Step::Down, Step::In, Step::Out]);
    let side = prop::sample::select(vec![Side::Before, Side::After]);
    let deed = prop_oneof![
        4 => step.prop_map(Done::Step),
        2 => (0..26usize, side).prop_map(|(at, side)| Done::Drop(at, side)),
        2 => Just(Done::Add),
        1 => Just(Done::Remove),
        2 => kinds().prop_map(Done::Kind),
        2 => Just(Done::Undo),
        1 => Just(Done::Redo),
    ];
    (0..26usize, deed)
}

proptest! {
    #[test]
    fn numbers_are_those_of_another_count_whatever_is_done(
        spelled in outlines(),
        deeds in prop::collection::vec(deeds(), 0..24),
    ) {
        let mut content = content(&spelled);
        let mut steps = Steps::default();
        prop_assert_eq!(markers(&content), counted_back(&content));
        for (place, deed) in deeds {
            let Some(key) = content.clauses.get(place).map(|it| it.key) else { continue };
            let before = content.clone();
            match deed {
                Done::Step(step) => content.shift(key, step),
                Done::Drop(at, side) => {
                    let target = content.clauses.get(at).map_or(key, |it| it.key);
                    content.drop_at(key, target, side);
                }
                Done::Add => { content.add_after(Some(key)); }
                Done::Remove => content.remove_clause(key),
                Done::Kind(kind) => content.set_kind(key, kind),
                Done::Undo => {
                    content = steps.undo(content.clone()).unwrap_or(content);
                    prop_assert_eq!(markers(&content), counted_back(&content));
                    continue;
                }
                Done::Redo => {
                    content = steps.redo(content.clone()).unwrap_or(content);
                    prop_assert_eq!(markers(&content), counted_back(&content));
                    continue;
                }
            }
            prop_assert_eq!(markers(&content), counted_back(&content));
            if before != content {
                steps.changed(before, &content, 0);
            }
        }
    }
}

#[test]
fn after_the_last_letter_come_two() {
    let duty = |depth| (depth, ClauseKind::Duty);
    let mut spelled = vec![duty(0), duty(1)];
    spelled.extend(std::iter::repeat_n(duty(2), 50));
    let content = content(&spelled);
    assert_eq!(markers(&content), counted_back(&content));
    assert_eq!(markers(&content)[24..27], ["y)", "aa)", "ab)"]);
}

#[test]
fn a_marker_written_by_hand_stays_until_it_is_asked_for() {
    let duty = |depth| (depth, ClauseKind::Duty);
    let mut content = content(&[duty(0), duty(1), duty(1), duty(1)]);
    let keys: Vec<u32> = content.clauses.iter().map(|it| it.key).collect();
    content.clause_mut(keys[2]).unwrap().marker = "1a.".to_owned();
    content.remove_clause(keys[1]);
    assert_eq!(markers(&content), ["I.", "1a.", "2."]);
    assert!(content.is_numbered_by_hand());
    content.renumber();
    assert_eq!(markers(&content), ["I.", "1.", "2."]);
    assert!(!content.is_numbered_by_hand());
}

#[test]
fn clauses_are_marked_as_their_neighbours_are() {
    let duty = |depth| (depth, ClauseKind::Duty);
    let mut content = content(&[duty(0), duty(1), duty(2), duty(2)]);
    let keys: Vec<u32> = content.clauses.iter().map(|it| it.key).collect();
    for (key, marker) in [(keys[2], "1.1."), (keys[3], "1.2.")] {
        content.clause_mut(key).unwrap().marker = marker.to_owned();
    }
    content.add_after(Some(keys[2]));
    assert_eq!(markers(&content), ["I.", "1.", "1.1.", "1.2.", "1.3."]);
}

#[test]
fn a_clause_that_moves_in_takes_the_marks_of_where_it_stands() {
    let duty = |depth| (depth, ClauseKind::Duty);
    let mut content = content(&[duty(0), duty(1), duty(1), duty(1)]);
    let key = content.clauses[2].key;
    content.shift(key, Step::In);
    assert_eq!(markers(&content), ["I.", "1.", "a)", "2."]);
    content.shift(key, Step::Out);
    assert_eq!(markers(&content), ["I.", "1.", "2.", "3."]);
}

#[test]
fn points_count_as_vietnamese_papers_do() {
    let letters: Vec<String> = (1..=8).map(letter).collect();
    assert_eq!(letters, ["a", "b", "c", "d", "đ", "e", "g", "h"]);
    assert_eq!(
        (letter(23), letter(24), letter(47)),
        ("y".into(), "aa".into(), "ba".into())
    );
    assert_eq!(
        [4, 9, 14, 40, 49].map(roman),
        ["IV", "IX", "XIV", "XL", "XLIX"]
    );
}
