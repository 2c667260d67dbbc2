//! Only what changed between two contents, as the server takes it.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::features::plan::content::{Clause, Content};
use crate::features::plan::operations as op;

/// What one request carries of new clauses, in bytes: the server takes 256 KiB.
const MOST: usize = 160 * 1024;

/// As much of `now` as one request carries beyond `base`: all of it, or without the last of the clauses that are new.
pub fn carried(base: &Content, now: &Content) -> Content {
    let known = by_id(base);
    let mut room = MOST;
    let mut part = now.clone();
    part.clauses.retain(|clause| {
        if known.contains_key(clause.id.as_str()) {
            return true;
        }
        // Its words and what stands around them.
        room = room.saturating_sub(clause.text.len() + 300 + 100 * clause.deadlines.len());
        room > 0
    });
    part.close_depths();
    part
}

/// What makes `base` read as `now`.
pub fn edits(base: &Content, now: &Content) -> op::PlanEditsInput {
    let was: HashMap<&str, &Arc<Clause>> = by_id(base);
    let is: HashMap<&str, &Arc<Clause>> = by_id(now);
    let (mut changed, mut marked) = (Vec::new(), Vec::new());
    for clause in &now.clauses {
        match was.get(clause.id.as_str()) {
            Some(before) if Arc::ptr_eq(before, clause) || before.as_ref() == clause.as_ref() => {}
            Some(before) if worded(before) == worded(clause) => {
                if (before.depth, &before.marker) != (clause.depth, &clause.marker) {
                    let sent = op::PlanClauseInput::from(clause);
                    marked.push(op::PlanClauseMarkInput {
                        id: cynic::Id::new(&clause.id),
                        depth: clause.depth,
                        marker: sent.marker,
                    });
                }
            }
            _ => changed.push(op::PlanClauseInput::from(clause)),
        }
    }
    let gone = base.clauses.iter().map(|clause| clause.id.as_str());
    let removed: Vec<_> = gone
        .filter(|id| !is.contains_key(id))
        .map(cynic::Id::new)
        .collect();
    let elsewhere = moved(base, now);
    let mut before = None;
    let mut moves = Vec::new();
    for clause in &now.clauses {
        let id = clause.id.as_str();
        if elsewhere.contains(id) || !was.contains_key(id) {
            moves.push(op::PlanClauseMoveInput {
                id: cynic::Id::new(id),
                after: before.map(cynic::Id::new),
            });
        }
        before = Some(id);
    }
    let (head, head_was) = (op::PlanHeadInput::from(now), op::PlanHeadInput::from(base));
    let (citations, citations_were) = (cited(now), cited(base));
    let (recipients, recipients_were) = (told(now), told(base));
    op::PlanEditsInput {
        head: (head != head_was).then_some(head),
        changed: some(changed),
        marked: some(marked),
        moved: some(moves),
        removed: some(removed),
        citations: (citations != citations_were).then_some(citations),
        recipients: (recipients != recipients_were).then_some(recipients),
    }
}

fn some<T>(all: Vec<T>) -> Option<Vec<T>> {
    (!all.is_empty()).then_some(all)
}

pub fn by_id(content: &Content) -> HashMap<&str, &Arc<Clause>> {
    let clauses = content.clauses.iter();
    clauses.map(|clause| (clause.id.as_str(), clause)).collect()
}

pub fn cited(content: &Content) -> Vec<op::PlanCitationInput> {
    content.citations.iter().map(Into::into).collect()
}

pub fn told(content: &Content) -> Vec<op::PlanRecipientInput> {
    content.recipients.iter().map(Into::into).collect()
}

/// A clause but for where it stands.
pub fn worded(clause: &Clause) -> op::PlanClauseInput {
    op::PlanClauseInput {
        depth: 0,
        marker: None,
        ..op::PlanClauseInput::from(clause)
    }
}

/// The fewest clauses of both that have to be taken elsewhere: those outside the longest run that keeps its order.
pub fn moved<'c>(base: &Content, now: &'c Content) -> HashSet<&'c str> {
    let places: HashMap<&str, usize> = base
        .clauses
        .iter()
        .enumerate()
        .map(|(place, clause)| (clause.id.as_str(), place))
        .collect();
    let kept: Vec<(&str, usize)> = now
        .clauses
        .iter()
        .filter_map(|clause| Some((clause.id.as_str(), *places.get(clause.id.as_str())?)))
        .collect();
    let rises = |pair: &[(&str, usize)]| match pair {
        [(_, a), (_, b)] => a < b,
        _ => true,
    };
    if kept.windows(2).all(rises) {
        return HashSet::new();
    }
    // For each length the run that ends lowest, and what comes before in each run.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(kept.len());
    let place = |at: usize| kept.get(at).map_or(0, |it| it.1);
    for (at, (_, here)) in kept.iter().enumerate() {
        let length = ends.partition_point(|end| place(*end) < *here);
        before.push(length.checked_sub(1).and_then(|it| ends.get(it).copied()));
        match ends.get_mut(length) {
            Some(end) => *end = at,
            None => ends.push(at),
        }
    }
    let mut stays = HashSet::new();
    let mut at = ends.last().copied();
    while let Some(here) = at {
        stays.insert(here);
        at = before.get(here).copied().flatten();
    }
    let kept = kept.into_iter().enumerate();
    kept.filter(|(at, _)| !stays.contains(at))
        .map(|(_, (id, _))| id)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::plan::operations::ClauseKind;
    use crate::features::plan::outline::Step;

    /// A plan of so many clauses of the length that duties have.
    fn plan(clauses: usize) -> Content {
        let mut content = Content::default();
        content.rearrange(|content| {
            let depth = |n: usize| i32::from(!n.is_multiple_of(10));
            let put = |n| content.put_last(depth(n), ClauseKind::Duty);
            (0..clauses).map(put).collect()
        });
        for n in 0..clauses {
            let key = content.clauses[n].key;
            let clause = content.clause_mut(key).unwrap();
            clause.id = format!("clause_{n:032x}");
            clause.text = format!(
                "Nhiệm vụ số {n}: {}",
                "tuyên truyền đến phụ huynh ".repeat(4)
            );
        }
        content
    }

    fn bytes(edits: &op::PlanEditsInput) -> usize {
        serde_json::to_string(edits).unwrap().len()
    }

    #[test]
    fn nothing_travels_when_nothing_changed() {
        let base = plan(3);
        assert_eq!(edits(&base, &base.clone()), op::PlanEditsInput::default());
    }

    #[test]
    fn two_thousand_new_clauses_go_in_requests_that_the_server_takes() {
        let whole = plan(2_000);
        let (mut base, mut requests) = (Content::default(), 0);
        while base != whole {
            let part = carried(&base, &whole);
            assert!(bytes(&edits(&base, &part)) < 250 * 1024);
            assert!(part.clauses.len() > base.clauses.len());
            (base, requests) = (part, requests + 1);
        }
        assert!(requests < 10, "{requests}");
    }

    #[test]
    fn of_two_thousand_clauses_only_what_changed_travels() {
        let base = plan(2_000);
        let mut now = base.clone();
        let key = now.clauses[1_234].key;
        now.clause_mut(key).unwrap().text.push('!');
        let sent = edits(&base, &now);
        assert_eq!(sent.changed.as_ref().map(Vec::len), Some(1));
        assert!(bytes(&sent) < 2_048, "a word takes {} bytes", bytes(&sent));

        let mut now = base.clone();
        let key = now.clauses[1_235].key;
        now.shift(key, Step::Up);
        let sent = edits(&base, &now);
        assert_eq!(sent.moved.as_ref().map(Vec::len), Some(1));
        assert!(bytes(&sent) < 2_048, "a move takes {} bytes", bytes(&sent));
    }

    #[test]
    fn a_new_clause_says_where_it_stands_and_the_next_only_their_numbers() {
        let base = plan(5);
        let mut now = base.clone();
        let after = now.clauses[1].key;
        let key = now.add_after(Some(after));
        now.clause_mut(key).unwrap().text = "Mới".into();
        let sent = edits(&base, &now);
        let moved = sent.moved.unwrap();
        assert_eq!(moved[0].after, Some(cynic::Id::new(&base.clauses[1].id)));
        assert_eq!(sent.marked.map(|it| it.len()), Some(3));
        assert_eq!(sent.changed.map(|it| it.len()), Some(1));
    }

    #[test]
    fn the_fewest_clauses_move() {
        let base = plan(10);
        let mut now = base.clone();
        let first = now.clauses.remove(1);
        now.clauses.push(first);
        assert_eq!(moved(&base, &now).len(), 1);
        now.clauses.reverse();
        assert_eq!(moved(&base, &now).len(), 8);
    }
}
