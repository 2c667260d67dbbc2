//! Taking back what was written, and doing it again. Typing in one place is one step.

use std::sync::Arc;

use leptos::ev;
use leptos::prelude::*;

use crate::features::plan::content::Content;
use crate::shared::local;

/// Who pauses so long in a place begins another step.
const PAUSE: i64 = 1_500;
const STEPS: usize = 200;

/// Where a change was made.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Place {
    Clause(u32),
    Head,
    Whole,
}

/// What can be taken back and done again.
#[derive(Clone, Debug, Default)]
pub struct Steps {
    done: Vec<Content>,
    undone: Vec<Content>,
    last: Option<(Place, i64)>,
}

/// Where two contents differ: within one clause, in the head, or in more.
fn place(before: &Content, now: &Content) -> Place {
    if before.clauses.len() != now.clauses.len() {
        return Place::Whole;
    }
    let clauses = before.clauses.iter().zip(&now.clauses);
    let mut other = clauses.filter(|(a, b)| !Arc::ptr_eq(a, b) && a != b);
    match (other.next(), other.next()) {
        (None, _)
            if (&before.citations, &before.recipients) == (&now.citations, &now.recipients) =>
        {
            Place::Head
        }
        (Some((a, b)), None) if (a.key, a.depth, a.kind) == (b.key, b.depth, b.kind) => {
            Place::Clause(b.key)
        }
        _ => Place::Whole,
    }
}

impl Steps {
    pub fn changed(&mut self, before: Content, now: &Content, at: i64) {
        let place = place(&before, now);
        let goes_on = place != Place::Whole
            && self
                .last
                .as_ref()
                .is_some_and(|(last, when)| *last == place && at - when < PAUSE);
        self.last = Some((place, at));
        self.undone.clear();
        if !goes_on {
            self.done.push(before);
            if self.done.len() > STEPS {
                self.done.remove(0);
            }
        }
    }

    pub fn undo(&mut self, now: Content) -> Option<Content> {
        let before = self.done.pop()?;
        self.undone.push(now);
        self.last = None;
        Some(before)
    }

    pub fn redo(&mut self, now: Content) -> Option<Content> {
        let after = self.undone.pop()?;
        self.done.push(now);
        self.last = None;
        Some(after)
    }
}

/// A content's history while its page is open.
#[derive(Clone, Copy)]
pub struct Undoing {
    content: RwSignal<Content>,
    steps: RwSignal<Steps>,
    seen: StoredValue<Content>,
}

impl Undoing {
    /// Follows a content from now on, and Ctrl Z and Ctrl Shift Z with it.
    pub fn of(content: RwSignal<Content>) -> Self {
        let history = Self {
            content,
            steps: RwSignal::new(Steps::default()),
            seen: StoredValue::new(content.get_untracked()),
        };
        Effect::new(move |_| {
            let now = content.get();
            let before = history.seen.get_value();
            if before != now {
                history
                    .steps
                    .update(|steps| steps.changed(before, &now, local::now_millis()));
                history.seen.set_value(now);
            }
        });
        let keys = window_event_listener(ev::keydown, move |event| {
            let held = event.ctrl_key() || event.meta_key();
            let (letter, back) = (event.key().to_lowercase(), !event.shift_key());
            let step = match letter.as_str() {
                "z" if held && back => Self::undo,
                "z" | "y" if held => Self::redo,
                _ => return,
            };
            event.prevent_default();
            step(history);
        });
        on_cleanup(move || keys.remove());
        history
    }

    pub fn can_undo(self) -> bool {
        self.steps.with(|steps| !steps.done.is_empty())
    }

    pub fn can_redo(self) -> bool {
        self.steps.with(|steps| !steps.undone.is_empty())
    }

    pub fn undo(self) {
        self.step(Steps::undo);
    }

    pub fn redo(self) {
        self.step(Steps::redo);
    }

    fn step(self, step: fn(&mut Steps, Content) -> Option<Content>) {
        let now = self.content.get_untracked();
        if let Some(Some(content)) = self.steps.try_update(|steps| step(steps, now)) {
            self.seen.set_value(content.clone());
            self.content.set(content);
        }
    }

    /// Takes in what another wrote. What was before it cannot be taken back any more: that would undo the other's work.
    pub fn start_anew(self, content: Content) {
        self.steps.set(Steps::default());
        self.seen.set_value(content.clone());
        self.content.set(content);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::plan::operations::ClauseKind;

    #[test]
    fn typing_in_one_place_is_one_step() {
        let mut steps = Steps::default();
        let mut now = Content::default();
        let key = now.put_last(0, ClauseKind::Duty);
        let first = now.clone();
        for (n, letter) in "abc".chars().enumerate() {
            let before = now.clone();
            now.clause_mut(key).unwrap().text.push(letter);
            steps.changed(before, &now, i64::try_from(n).unwrap() * 100);
        }
        let before = now.clone();
        now.title.push('T');
        steps.changed(before, &now, 400);
        assert_eq!(steps.done.len(), 2);

        let last = now.clone();
        let typed = steps.undo(now).unwrap();
        assert_eq!(typed.clauses[0].text, "abc");
        assert_eq!(steps.undo(typed.clone()).unwrap(), first);
        assert!(steps.undo(first.clone()).is_none());
        assert_eq!(steps.redo(first).unwrap(), typed);
        assert_eq!(steps.redo(typed).unwrap(), last);
    }

    #[test]
    fn a_pause_begins_another_step_and_so_does_moving() {
        let mut steps = Steps::default();
        let mut now = Content::default();
        let key = now.put_last(0, ClauseKind::Duty);
        for (letter, at) in [('a', 0), ('b', 10_000)] {
            let before = now.clone();
            now.clause_mut(key).unwrap().text.push(letter);
            steps.changed(before, &now, at);
        }
        let before = now.clone();
        now.add_after(Some(key));
        steps.changed(before, &now, 10_010);
        assert_eq!(steps.done.len(), 3);
    }
}
