//! Until when a clause is done: each deadline with its kind, its words and, where they settle it, the day.

use leptos::prelude::*;

use super::bind::{bind, choices, chosen, code};
use crate::features::plan::content::{Content, Deadline};
use crate::features::plan::operations::DeadlineKind;
use crate::features::plan::words;
use crate::shared::ui::{Button, DateField, Glyph, NumberInput, Select, TextInput};
use crate::tr;

fn part(content: &Content, clause: u32, key: u32) -> Option<&Deadline> {
    content
        .clause(clause)?
        .deadlines
        .iter()
        .find(|deadline| deadline.key == key)
}

fn change(content: &mut Content, clause: u32, key: u32, change: impl FnOnce(&mut Deadline)) {
    let deadline = content.clause_mut(clause).and_then(|clause| {
        clause
            .deadlines
            .iter_mut()
            .find(|deadline| deadline.key == key)
    });
    if let Some(deadline) = deadline {
        change(deadline);
    }
}

#[component]
pub fn Deadlines(content: RwSignal<Content>, clause: u32) -> impl IntoView {
    let keys = Memo::new(move |_| {
        content.with(|content| {
            let deadlines = content
                .clause(clause)
                .map(|clause| clause.deadlines.as_slice());
            deadlines
                .unwrap_or_default()
                .iter()
                .map(|deadline| deadline.key)
                .collect::<Vec<_>>()
        })
    });
    let add = move || {
        content.update(|content| {
            let key = content.fresh_key();
            if let Some(clause) = content.clause_mut(clause) {
                clause.deadlines.push(Deadline {
                    key,
                    kind: DeadlineKind::Date,
                    text: String::new(),
                    date: None,
                    term: None,
                    times: None,
                });
            }
        });
    };
    view! {
        <fieldset class="stack--s deadlines">
            <legend class="field__label">{tr!(plan.deadlines)}</legend>
            <For each=move || keys.get() key=|key| *key let:key>
                <One content clause key/>
            </For>
            <Button label=tr!(plan.add_deadline) icon=Glyph::Calendar on_click=add/>
        </fieldset>
    }
}

#[component]
fn One(content: RwSignal<Content>, clause: u32, key: u32) -> impl IntoView {
    let id = move |part: &str| format!("deadline-{key}-{part}");
    let kind = bind(
        content,
        move |content| {
            part(content, clause, key).map(|deadline| code(&words::DEADLINE_KINDS, &deadline.kind))
        },
        move |content, value: String| {
            if let Some(kind) = chosen(&words::DEADLINE_KINDS, &value) {
                change(content, clause, key, |deadline| deadline.kind = kind);
            }
        },
    );
    let text = bind(
        content,
        move |content| part(content, clause, key).map(|deadline| deadline.text.clone()),
        move |content, value| change(content, clause, key, |deadline| deadline.text = value),
    );
    let date = bind(
        content,
        move |content| part(content, clause, key).map(|deadline| deadline.date),
        move |content, value| change(content, clause, key, |deadline| deadline.date = value),
    );
    let term = bind(
        content,
        move |content| part(content, clause, key).map(|deadline| deadline.term.map(i64::from)),
        move |content, value: Option<i64>| {
            let term = value.and_then(|value| i32::try_from(value).ok());
            change(content, clause, key, |deadline| deadline.term = term);
        },
    );
    let times = bind(
        content,
        move |content| part(content, clause, key).map(|deadline| deadline.times.map(i64::from)),
        move |content, value: Option<i64>| {
            let times = value.and_then(|value| i32::try_from(value).ok());
            change(content, clause, key, |deadline| deadline.times = times);
        },
    );
    let is = move |wanted: DeadlineKind| {
        Memo::new(move |_| {
            content.with(|content| {
                part(content, clause, key).is_some_and(|deadline| deadline.kind == wanted)
            })
        })
    };
    let (of_term, in_times) = (is(DeadlineKind::TermEnd), is(DeadlineKind::TimesPerYear));
    let remove = move || {
        content.update(|content| {
            if let Some(clause) = content.clause_mut(clause) {
                clause.deadlines.retain(|deadline| deadline.key != key);
            }
        });
    };
    let kinds = RwSignal::new(choices(&words::DEADLINE_KINDS, words::deadline_kind));
    view! {
        <div class="subform stack--s">
            <div class="two">
                <Select id=id("kind") label=tr!(plan.deadline_kind) value=kind choices=kinds/>
                <TextInput id=id("text") label=tr!(plan.deadline_words) value=text optional=true/>
                <DateField id=id("date") label=tr!(plan.deadline_day) value=date optional=true/>
                <Show when=move || of_term.get()>
                    <NumberInput id=id("term") label=tr!(plan.deadline_term) value=term optional=true/>
                </Show>
                <Show when=move || in_times.get()>
                    <NumberInput id=id("times") label=tr!(plan.deadline_count) value=times optional=true/>
                </Show>
            </div>
            <Button label=tr!(plan.remove_deadline) icon=Glyph::X on_click=remove/>
        </div>
    }
}
