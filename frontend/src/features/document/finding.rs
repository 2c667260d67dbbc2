//! Papers among what Ctrl K finds: asked of the server while one types, with or without diacritics.

use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::operations::{PapersFound, WordsVariables};
use super::words;
use crate::shared::api::send;
use crate::shared::ui::{Entry, Glyph};
use crate::tr;

const AFTER_THE_LAST_KEY: Duration = Duration::from_millis(300);

/// The papers in which `typed` is found, a moment after the last key. An answer that comes too late is dropped.
pub fn papers_found(typed: Signal<String>) -> Signal<Vec<Entry>> {
    let found = RwSignal::new(Vec::new());
    let latest = StoredValue::new(0u32);
    Effect::new(move |_| {
        let words = typed.read().trim().to_owned();
        let number = latest.get_value().wrapping_add(1);
        latest.set_value(number);
        found.set(Vec::new());
        if words.chars().count() < 2 {
            return;
        }
        let is_latest = move || latest.try_get_value() == Some(number);
        let ask = move || {
            if !is_latest() {
                return;
            }
            spawn_local(async move {
                let answer = send::<PapersFound>(WordsVariables { words }).await;
                if let Ok(answer) = answer
                    && is_latest()
                {
                    found.set(entries(answer));
                }
            });
        };
        set_timeout(ask, AFTER_THE_LAST_KEY);
    });
    found.into()
}

fn entries(found: PapersFound) -> Vec<Entry> {
    let issued = found.documents.nodes.into_iter().map(|paper| {
        let named = words::named(paper.kind, Some(&paper.number), Some(&paper.symbol));
        Entry {
            glyph: Glyph::Doc,
            label: format!("{named}: {}", paper.subject),
            hint: tr!(document.issued),
            href: format!("/documents/issued/{}", paper.id.inner()),
        }
    });
    let arrived = found.arrivals.nodes.into_iter().map(|arrival| {
        let named = tr!(document.arrival_numbered, number = arrival.number);
        Entry {
            glyph: Glyph::Doc,
            label: format!("{named}: {}", arrival.subject),
            hint: tr!(document.arrived),
            href: format!("/documents/arrivals/{}", arrival.id.inner()),
        }
    });
    issued.chain(arrived).collect()
}
