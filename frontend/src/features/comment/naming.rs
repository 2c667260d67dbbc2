//! Naming somebody by typing «@» and the beginning of a name: a list under the field, walked by arrows, taken by Enter.

use std::time::Duration;

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::model::{Named, Subject, Typed, asked, with_name};
use super::operations::{CommentReader, CommentReaders, ReadersVariables};
use crate::shared::api::send;
use crate::shared::local;
use crate::tr;

/// The list of those who may be named now, if one is being named.
#[derive(Clone, Copy)]
pub struct Naming {
    field: NodeRef<html::Textarea>,
    typed: RwSignal<Typed>,
    about: StoredValue<Subject>,
    found: RwSignal<Option<Vec<CommentReader>>>,
    marked: RwSignal<usize>,
    latest: StoredValue<u32>,
}

impl Naming {
    pub fn begin(field: NodeRef<html::Textarea>, typed: RwSignal<Typed>, about: Subject) -> Self {
        Self {
            field,
            typed,
            about: StoredValue::new(about),
            found: RwSignal::new(None),
            marked: RwSignal::new(0),
            latest: StoredValue::new(0),
        }
    }

    /// The words before the caret and those after it. The browser counts in UTF-16.
    fn around_caret(self) -> Option<(String, String)> {
        let field = self.field.get_untracked()?;
        let caret = usize::try_from(field.selection_start().ok()??).ok()?;
        let units: Vec<u16> = field.value().encode_utf16().collect();
        let (before, after) = units.split_at_checked(caret)?;
        Some((
            String::from_utf16_lossy(before),
            String::from_utf16_lossy(after),
        ))
    }

    /// Something was typed, or the caret moved: asks whom it may be.
    pub fn look(self) {
        let number = self.latest.get_value().wrapping_add(1);
        self.latest.set_value(number);
        let around = self.around_caret();
        let name = around.as_ref().and_then(|(before, _)| asked(before));
        let Some(name) = name.map(|name| name.trim().to_owned()) else {
            self.found.set(None);
            return;
        };
        spawn_local(async move {
            local::sleep(Duration::from_millis(200)).await;
            if self.latest.try_get_value() != Some(number) {
                return;
            }
            let variables = ReadersVariables {
                about: self.about.with_value(Subject::input),
                search: Some(name).filter(|name| !name.is_empty()),
            };
            let found = send::<CommentReaders>(variables).await;
            if self.latest.try_get_value() == Some(number) {
                // Nobody of that name: it is no name that is being typed.
                let people = found.map(|found| found.comment_readers).unwrap_or_default();
                self.marked.set(0);
                self.found
                    .set(Some(people).filter(|people| !people.is_empty()));
            }
        });
    }

    pub fn close(self) {
        self.latest
            .update_value(|number| *number = number.wrapping_add(1));
        self.found.set(None);
    }

    fn choose(self, person: CommentReader) {
        let Some((before, after)) = self.around_caret() else {
            return;
        };
        let before = with_name(&before, &person.name);
        let caret = u32::try_from(before.encode_utf16().count()).unwrap_or_default();
        let text = format!("{before}{}", after.trim_start_matches(' '));
        self.close();
        self.typed.update(|typed| {
            typed.text.clone_from(&text);
            typed.named.push(Named {
                id: person.id.into_inner(),
                name: person.name,
            });
        });
        if let Some(field) = self.field.get_untracked() {
            field.set_value(&text);
            let _ = field.set_selection_range(caret, caret);
        }
    }

    /// Whether the key was for the list.
    pub fn takes(self, key: &str) -> bool {
        let count = self
            .found
            .with_untracked(|found| found.as_ref().map_or(0, Vec::len));
        if count == 0 {
            return false;
        }
        match key {
            "ArrowDown" => self.marked.update(|marked| *marked = (*marked + 1) % count),
            "ArrowUp" => self
                .marked
                .update(|marked| *marked = (*marked + count - 1) % count),
            "Enter" | "Tab" => {
                let place = self.marked.get_untracked();
                let chosen = self
                    .found
                    .with_untracked(|found| found.as_ref()?.get(place).cloned());
                chosen.into_iter().for_each(|person| self.choose(person));
            }
            "Escape" => self.close(),
            _ => return false,
        }
        true
    }

    pub fn is_open(self) -> bool {
        self.found.read().is_some()
    }

    /// The id of the line that Enter takes.
    pub fn active(self, list: &str) -> Option<String> {
        self.is_open()
            .then(|| format!("{list}-{}", self.marked.get()))
    }
}

#[component]
pub fn Names(naming: Naming, list: String) -> impl IntoView {
    let id = list.clone();
    let line = move |(place, person): (usize, CommentReader)| {
        let pick = person.clone();
        view! {
            <li
                class="palette__opt"
                role="option"
                id=format!("{id}-{place}")
                aria-selected=move || (naming.marked.get() == place).to_string()
                on:mousedown=move |event| {
                    event.prevent_default();
                    naming.choose(pick.clone());
                }
            >
                <span>{person.name.clone()}</span>
                <small>{post(&person)}</small>
            </li>
        }
    };
    let lines = move || {
        let found = naming.found.get().unwrap_or_default();
        found
            .into_iter()
            .enumerate()
            .map(line.clone())
            .collect_view()
    };
    let said = move || {
        let found = naming.found.read();
        found
            .as_ref()
            .map(|found| tr!(comment.offered, count = found.len()))
    };
    view! {
        <ul class="combo__list names" role="listbox" id=list aria-label=tr!(comment.whom) hidden=move || !naming.is_open()>
            {lines}
        </ul>
        <span class="visually-hidden" role="status">{said}</span>
    }
}

/// What tells him from another of the same name.
fn post(person: &CommentReader) -> String {
    let post = person.appointments.iter().find(|post| post.active);
    post.map(|post| format!("{}, {}", post.position.title, post.organization.short_name))
        .unwrap_or_default()
}
