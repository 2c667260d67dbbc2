//! Clauses as an outline: each a row that opens in place, moves with all under it, by its handle, by buttons or by Alt and
//! the arrows. A row follows its own clause alone: of a thousand rows a keystroke draws one.

mod dragging;
mod row;

use std::collections::HashMap;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::HtmlElement;

use dragging::Dragging;
use row::Row;

use crate::features::plan::content::{Clause, Content};
use crate::shared::api::FieldError;
use crate::shared::ui::{Button, Glyph};
use crate::tr;

/// What each row shows, in reading order. After a change one pass finds the clauses that are others, by their addresses.
#[derive(Clone, Copy)]
struct Rows {
    keys: RwSignal<Vec<u32>>,
    shown: StoredValue<HashMap<u32, ArcRwSignal<Arc<Clause>>>>,
    /// What is wrong with a clause, by its key.
    wrong: Memo<HashMap<u32, String>>,
}

impl Rows {
    fn of(content: RwSignal<Content>, errors: Signal<Vec<FieldError>>) -> Self {
        let rows = Self {
            keys: RwSignal::new(Vec::new()),
            shown: StoredValue::new(HashMap::new()),
            wrong: Memo::new(move |_| {
                errors.with(|errors| content.with_untracked(|it| wrong(errors, it)))
            }),
        };
        content.with_untracked(|content| rows.draw(content));
        Effect::new(move |_| content.with(|content| rows.draw(content)));
        rows
    }

    fn draw(self, content: &Content) {
        let keys: Vec<u32> = content.clauses.iter().map(|clause| clause.key).collect();
        let mut changed = Vec::new();
        self.shown.update_value(|shown| {
            for clause in &content.clauses {
                match shown.get(&clause.key) {
                    None => {
                        shown.insert(clause.key, ArcRwSignal::new(Arc::clone(clause)));
                    }
                    Some(row) if row.with_untracked(|was| Arc::ptr_eq(was, clause)) => {}
                    Some(row) => changed.push((row.clone(), Arc::clone(clause))),
                }
            }
        });
        for (row, clause) in changed {
            row.set(clause);
        }
        if self.keys.with_untracked(|were| *were != keys) {
            self.keys.set(keys);
        }
    }

    fn row(self, key: u32) -> Option<ArcRwSignal<Arc<Clause>>> {
        self.shown.with_value(|shown| shown.get(&key).cloned())
    }
}

fn wrong(errors: &[FieldError], content: &Content) -> HashMap<u32, String> {
    let of = |error: &FieldError| {
        let place = error.path.strip_prefix("content.clauses.")?;
        let place: usize = place.split('.').next()?.parse().ok()?;
        Some((content.clauses.get(place)?.key, error.words.clone()))
    };
    errors.iter().filter_map(of).collect()
}

#[component]
pub fn Clauses(content: RwSignal<Content>, errors: Signal<Vec<FieldError>>) -> impl IntoView {
    let open = RwSignal::new(None::<u32>);
    let rows = Rows::of(content, errors);
    let drag = Dragging::of(content);
    let add = move || {
        let last = rows.keys.with_untracked(|keys| keys.last().copied());
        add_after(content, open, last);
    };
    // Asked for only where the person looks at the outline as a whole: it reads every clause.
    let by_hand = Memo::new(move |_| {
        rows.keys.track();
        open.track();
        content.with_untracked(Content::is_numbered_by_hand)
    });
    view! {
        <p class="faint hints">
            <kbd>"Enter"</kbd> " " {tr!(plan.enter_hint)} " · "
            <kbd>"Alt"</kbd> " + " <kbd>"↑"</kbd> <kbd>"↓"</kbd> <kbd>"←"</kbd> <kbd>"→"</kbd> " " {tr!(plan.move_hint)}
        </p>
        <Show when=move || by_hand.get()>
            <p class="edl__hand">
                <span class="muted">{tr!(plan.renumber_about)}</span>
                <Button
                    label=tr!(plan.renumber)
                    on_click=move || {
                        content.update(Content::renumber);
                        open.notify();
                    }
                    test_id="renumber"
                />
            </p>
        </Show>
        <ol class="edl" data-testid="clauses">
            <For each=move || rows.keys.get() key=|key| *key let:key>
                {rows.row(key).map(|clause| view! { <Row content clause=clause.into() key open wrong=rows.wrong drag/> })}
            </For>
        </ol>
        <div>
            <Button label=tr!(plan.add_clause) icon=Glyph::Plus on_click=add test_id="add-clause"/>
        </div>
    }
}

/// Puts an empty clause there and the cursor in it.
fn add_after(content: RwSignal<Content>, open: RwSignal<Option<u32>>, after: Option<u32>) {
    if let Some(key) = content.try_update(|content| content.add_after(after)) {
        open.set(Some(key));
        focus_soon(format!("clause-{key}-text"));
    }
}

/// Puts the focus on an element that is about to be drawn or moved.
pub fn focus_soon(id: String) {
    request_animation_frame(move || {
        let element = document().get_element_by_id(&id);
        if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
            let _ = element.focus();
        }
    });
}
