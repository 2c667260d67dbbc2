//! Rearranging clauses. A clause moves with all that stands under it, and depths never jump: a clause stands at most one
//! step below the one before it.

use super::content::{Clause, Content, fresh_id};
use super::operations::ClauseKind;

/// The deepest that the server keeps.
const DEEPEST: i32 = 9;

/// Where a clause goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    Up,
    Down,
    In,
    Out,
}

/// The clause at `start` and all under it: `start..end`.
fn branch(clauses: &[Clause], start: usize) -> usize {
    let Some(depth) = clauses.get(start).map(|clause| clause.depth) else {
        return start;
    };
    let below = clauses
        .iter()
        .skip(start + 1)
        .take_while(|clause| clause.depth > depth)
        .count();
    start + 1 + below
}

/// Where the nearest sibling before `start` stands.
fn sibling_before(clauses: &[Clause], start: usize) -> Option<usize> {
    let depth = clauses.get(start)?.depth;
    let (index, before) = clauses
        .iter()
        .enumerate()
        .take(start)
        .rev()
        .find(|(_, clause)| clause.depth <= depth)?;
    (before.depth == depth).then_some(index)
}

impl Content {
    fn place(&self, key: u32) -> Option<usize> {
        self.clauses.iter().position(|clause| clause.key == key)
    }

    /// Whether `step` would change anything.
    pub fn can_move(&self, key: u32, step: Step) -> bool {
        let Some(start) = self.place(key) else {
            return false;
        };
        let end = branch(&self.clauses, start);
        let depth = |index: usize| self.clauses.get(index).map(|clause| clause.depth);
        match step {
            Step::Up => sibling_before(&self.clauses, start).is_some(),
            Step::Down => depth(end).is_some() && depth(end) == depth(start),
            Step::In => {
                sibling_before(&self.clauses, start).is_some()
                    && self
                        .clauses
                        .iter()
                        .take(end)
                        .skip(start)
                        .all(|clause| clause.depth < DEEPEST)
            }
            Step::Out => depth(start).is_some_and(|depth| depth > 0),
        }
    }

    /// Moves the clause with all under it; does nothing where that is not possible.
    pub fn shift(&mut self, key: u32, step: Step) {
        let Some(start) = self.place(key).filter(|_| self.can_move(key, step)) else {
            return;
        };
        let end = branch(&self.clauses, start);
        match step {
            Step::Up => {
                if let Some(before) = sibling_before(&self.clauses, start)
                    && let Some(both) = self.clauses.get_mut(before..end)
                {
                    both.rotate_left(start - before);
                }
            }
            Step::Down => {
                let next = branch(&self.clauses, end);
                if let Some(both) = self.clauses.get_mut(start..next) {
                    both.rotate_left(end - start);
                }
            }
            Step::In | Step::Out => {
                let by = if step == Step::In { 1 } else { -1 };
                for clause in self.clauses.iter_mut().take(end).skip(start) {
                    clause.depth += by;
                }
            }
        }
    }

    /// Puts an empty clause of the same kind after `key` and all under it, or at the end; gives its key.
    pub fn add_after(&mut self, after: Option<u32>) -> u32 {
        let key = self.fresh_key();
        let place = after.and_then(|key| self.place(key));
        let model = place.and_then(|place| self.clauses.get(place));
        let clause = Clause {
            key,
            id: fresh_id(),
            depth: model.map_or(0, |model| model.depth),
            marker: String::new(),
            kind: model.map_or(ClauseKind::Section, |model| model.kind),
            text: String::new(),
            division: None,
            schools: model.is_some_and(|model| model.schools),
            assignee: String::new(),
            deadlines: Vec::new(),
            line: None,
        };
        let at = place.map_or(self.clauses.len(), |place| branch(&self.clauses, place));
        self.clauses.insert(at, clause);
        key
    }

    /// Takes the clause out; what stood under it moves one step out, so that no text goes unasked.
    pub fn remove_clause(&mut self, key: u32) {
        let Some(start) = self.place(key) else { return };
        let end = branch(&self.clauses, start);
        for clause in self.clauses.iter_mut().take(end).skip(start + 1) {
            clause.depth -= 1;
        }
        self.clauses.remove(start);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `"a0 b1 c1 d0"`: a name and a depth each.
    fn content(spelled: &str) -> Content {
        let mut content = Content::default();
        for word in spelled.split(' ') {
            let (name, depth) = word.split_at(1);
            let key = content.add_after(None);
            if let Some(clause) = content.clauses.last_mut() {
                clause.text = name.to_owned();
                clause.depth = depth.parse().unwrap();
            }
            assert_eq!(key, content.clauses.last().unwrap().key);
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
}
