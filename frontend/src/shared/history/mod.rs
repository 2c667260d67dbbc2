//! What was done to a record, in words: the same list wherever a record is looked at.

mod words;

use leptos::prelude::*;

use crate::shared::api::scalars::DateTime;
use crate::shared::api::schema;
use crate::shared::ui::{Happening, Timeline};
use crate::tr;
pub use words::{actions, done};

/// One line of the record.
#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct AuditEntry {
    pub at: DateTime,
    pub actor: Option<String>,
    pub action: String,
    pub note: Option<String>,
}

/// What was done, the latest first: what, by whom, when.
#[component]
pub fn History(#[prop(into)] entries: Signal<Vec<AuditEntry>>) -> impl IntoView {
    let happenings = Signal::derive(move || gathered(entries.get()));
    view! { <Timeline happenings/> }
}

/// An editor saves by itself: what one person changed in one go is one line, at its latest moment.
fn gathered(mut entries: Vec<AuditEntry>) -> Vec<Happening> {
    entries.dedup_by(|older, newer| {
        older.action == newer.action
            && older.actor == newer.actor
            && older.note.is_none()
            && newer.note.is_none()
    });
    let happening = |entry: AuditEntry| {
        let what = done(&entry.action);
        Happening {
            what: match entry.actor {
                Some(actor) => format!("{what} · {actor}"),
                None => what,
            },
            note: entry.note.map(numbered),
            at: entry.at,
        }
    };
    entries.into_iter().map(happening).collect()
}

/// What got a number is noted by it alone.
pub fn numbered(note: String) -> String {
    match !note.is_empty() && note.chars().all(|letter| letter.is_ascii_digit()) {
        true => tr!(history.numbered, number = note),
        false => note,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_one_person_saved_in_one_go_is_one_line() {
        let entry = |action: &str, actor: &str, note: Option<&str>| AuditEntry {
            at: chrono::DateTime::default(),
            actor: Some(actor.to_owned()),
            action: action.to_owned(),
            note: note.map(str::to_owned),
        };
        let lines = gathered(vec![
            entry("plan.update", "An", None),
            entry("plan.update", "An", None),
            entry("plan.update", "Bình", None),
            entry("plan.return", "Bình", Some("Thiếu")),
            entry("plan.return", "Bình", Some("Sai ngày")),
        ]);
        assert_eq!(lines.len(), 4);
    }
}
