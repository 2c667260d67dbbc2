//! Rearranging clauses. A clause moves with all that stands under it, and depths never jump: a clause stands at most one
//! step below the one before it.

use std::ops::Range;
use std::sync::Arc;

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

/// On which side of another a clause is put.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    Before,
    After,
}

/// The clause at `start` and all under it: `start..end`.
fn branch(clauses: &[Arc<Clause>], start: usize) -> usize {
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
fn sibling_before(clauses: &[Arc<Clause>], start: usize) -> Option<usize> {
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
        if self.can_move(key, step) {
            self.rearrange(|content| content.stepped(key, step));
        }
    }

    fn stepped(&mut self, key: u32, step: Step) -> Vec<u32> {
        let Some(start) = self.place(key) else {
            return Vec::new();
        };
        let end = branch(&self.clauses, start);
        match step {
            Step::Up => {
                if let Some(before) = sibling_before(&self.clauses, start)
                    && let Some(both) = self.clauses.get_mut(before..end)
                {
                    both.rotate_left(start - before);
                }
                Vec::new()
            }
            Step::Down => {
                let next = branch(&self.clauses, end);
                if let Some(both) = self.clauses.get_mut(start..next) {
                    both.rotate_left(end - start);
                }
                Vec::new()
            }
            Step::In | Step::Out => self.deepen(start..end, if step == Step::In { 1 } else { -1 }),
        }
    }

    fn deepen(&mut self, range: Range<usize>, by: i32) -> Vec<u32> {
        let clauses = self.clauses.iter_mut().take(range.end).skip(range.start);
        clauses
            .map(|clause| {
                Arc::make_mut(clause).depth += by;
                clause.key
            })
            .collect()
    }

    /// Whether the clause may be dropped at `target`: neither on itself nor on what stands under it, nor too deep.
    pub fn can_drop(&self, key: u32, target: u32) -> bool {
        let (Some(start), Some(at)) = (self.place(key), self.place(target)) else {
            return false;
        };
        let end = branch(&self.clauses, start);
        let depth = |place: usize| self.clauses.get(place).map_or(0, |it| it.depth);
        let by = depth(at) - depth(start);
        let fits = |clause: &Arc<Clause>| clause.depth + by <= DEEPEST;
        !(start..end).contains(&at) && self.clauses.iter().take(end).skip(start).all(fits)
    }

    /// Takes the clause with all under it to before `target`, or to after it and all under it, at its depth.
    pub fn drop_at(&mut self, key: u32, target: u32, side: Side) {
        if !self.can_drop(key, target) {
            return;
        }
        self.rearrange(|content| {
            let (Some(start), Some(depth)) = (
                content.place(key),
                content.clause(target).map(|it| it.depth),
            ) else {
                return Vec::new();
            };
            let end = branch(&content.clauses, start);
            let by = depth - content.clauses.get(start).map_or(0, |it| it.depth);
            let moved = content.deepen(start..end, by);
            let taken: Vec<_> = content.clauses.drain(start..end).collect();
            let at = content
                .place(target)
                .map_or(content.clauses.len(), |at| match side {
                    Side::Before => at,
                    Side::After => branch(&content.clauses, at),
                });
            content.clauses.splice(at..at, taken);
            moved
        });
    }

    /// Puts an empty clause of the same kind after `key` and all under it, or at the end; gives its key.
    pub fn add_after(&mut self, after: Option<u32>) -> u32 {
        let mut added = 0;
        self.rearrange(|content| {
            let place = after.and_then(|key| content.place(key));
            let model = place.and_then(|place| content.clauses.get(place).cloned());
            let depth = model.as_ref().map_or(0, |model| model.depth);
            let kind = model
                .as_ref()
                .map_or(ClauseKind::Section, |model| model.kind);
            let mut clause = content.blank(depth, kind);
            clause.schools = model.is_some_and(|model| model.schools);
            added = clause.key;
            let at = place.map_or(content.clauses.len(), |place| {
                branch(&content.clauses, place)
            });
            content.clauses.insert(at, Arc::new(clause));
            vec![added]
        });
        added
    }

    fn blank(&mut self, depth: i32, kind: ClauseKind) -> Clause {
        Clause {
            key: self.fresh_key(),
            id: fresh_id(),
            depth,
            marker: String::new(),
            kind,
            text: String::new(),
            division: None,
            schools: false,
            assignee: String::new(),
            deadlines: Vec::new(),
            line: None,
        }
    }

    #[cfg(test)]
    pub fn put_last(&mut self, depth: i32, kind: ClauseKind) -> u32 {
        let clause = self.blank(depth, kind);
        let key = clause.key;
        self.clauses.push(Arc::new(clause));
        key
    }

    /// Takes the clause out; what stood under it moves one step out, so that no text goes unasked.
    pub fn remove_clause(&mut self, key: u32) {
        self.rearrange(|content| {
            let Some(start) = content.place(key) else {
                return Vec::new();
            };
            let end = branch(&content.clauses, start);
            let moved = content.deepen(start + 1..end, -1);
            content.clauses.remove(start);
            moved
        });
    }
}

#[cfg(test)]
mod tests;
