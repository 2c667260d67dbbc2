//! One clause's row: its handle, its beginning, and when it is open its fields.

use std::collections::HashMap;
use std::sync::Arc;

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::dragging::Dragging;
use super::{add_after, focus_soon};
use crate::features::plan::content::{Clause, Content};
use crate::features::plan::editor::clause::ClauseFields;
use crate::features::plan::outline::{Side, Step};
use crate::features::plan::words;
use crate::shared::ui::{Button, Glyph, Icon};
use crate::tr;

#[component]
pub fn Row(
    content: RwSignal<Content>,
    clause: RwSignal<Arc<Clause>>,
    key: u32,
    open: RwSignal<Option<u32>>,
    wrong: Memo<HashMap<u32, String>>,
    drag: Dragging,
) -> impl IntoView {
    let is_open = Memo::new(move |_| open.get() == Some(key));
    let act = move |step: Step| {
        content.update(|content| content.shift(key, step));
        focus_soon(format!("clause-{key}"));
    };
    let arrows = move |event: KeyboardEvent| {
        if let Some(step) = arrow(&event) {
            event.prevent_default();
            act(step);
        }
    };
    let class = move || {
        let state = match (is_open.get(), drag.carries(key), drag.side(key)) {
            (_, true, _) => " edl__row--carried",
            (_, _, Some(Side::Before)) => " edl__row--before",
            (_, _, Some(Side::After)) => " edl__row--after",
            (true, ..) => " edl__row--open",
            _ => "",
        };
        format!("edl__row d{}{state}", clause.read().depth.min(6))
    };
    view! {
        <li class=class data-clause=key>
            <div class="edl__line">
                <span
                    class="edl__grip"
                    title=tr!(plan.drag)
                    aria-hidden="true"
                    data-testid="grip"
                    on:pointerdown=move |event| drag.begin(key, &event)
                    on:pointermove=move |event| drag.go(&event)
                    on:pointerup=move |_| drag.end()
                    on:pointercancel=move |_| drag.cancel()
                >
                    "⠿"
                </span>
                <button
                    class="edl__open"
                    type="button"
                    id=format!("clause-{key}")
                    data-row=""
                    aria-expanded=move || is_open.get().to_string()
                    on:click=move |_| {
                        let opens = !is_open.get_untracked();
                        open.set(opens.then_some(key));
                        if opens {
                            focus_soon(format!("clause-{key}-text"));
                        }
                    }
                    on:keydown=arrows
                >
                    <b>{move || clause.read().marker.clone()}</b>
                    <span class="edl__text">{move || clause.read().text.clone()}</span>
                    <span class="imp__kind">{move || words::clause_kind(clause.read().kind)}</span>
                </button>
                {move || is_open.get().then(|| view! { <Arrange content key act/> })}
            </div>
            {move || wrong.with(|wrong| wrong.get(&key).cloned()).map(|words| view! { <p class="field__err"><Icon glyph=Glyph::Error small=true/>{words}</p> })}
            {move || is_open.get().then(|| view! { <Body content clause key open/> })}
        </li>
    }
}

/// Alt and an arrow.
fn arrow(event: &KeyboardEvent) -> Option<Step> {
    let step = match event.key().as_str() {
        "ArrowUp" => Step::Up,
        "ArrowDown" => Step::Down,
        "ArrowRight" => Step::In,
        "ArrowLeft" => Step::Out,
        _ => return None,
    };
    event.alt_key().then_some(step)
}

#[component]
fn Arrange(
    content: RwSignal<Content>,
    key: u32,
    act: impl Fn(Step) + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let step = move |step: Step, glyph: Glyph, label: String, turn: bool| {
        let off = Memo::new(move |_| !content.with(|content| content.can_move(key, step)));
        view! {
            <button
                class=if turn { "btn btn--quiet btn--icon turned" } else { "btn btn--quiet btn--icon" }
                type="button"
                title=label.clone()
                aria-label=label
                aria-disabled=move || off.get().then_some("true")
                on:click=move |_| act(step)
            >
                <Icon glyph/>
            </button>
        }
    };
    view! {
        <div class="edl__acts" role="group" aria-label=tr!(plan.arrange)>
            {step(Step::Up, Glyph::Down, tr!(plan.move_up), true)}
            {step(Step::Down, Glyph::Down, tr!(plan.move_down), false)}
            {step(Step::Out, Glyph::Left, tr!(plan.move_out), false)}
            {step(Step::In, Glyph::Right, tr!(plan.move_in), false)}
        </div>
    }
}

#[component]
fn Body(
    content: RwSignal<Content>,
    clause: RwSignal<Arc<Clause>>,
    key: u32,
    open: RwSignal<Option<u32>>,
) -> impl IntoView {
    let words = format!("clause-{key}-text");
    // Enter ends the clause as in any outline, Shift and Enter begins a line. Tab indents only a clause that is still
    // empty, and only as far as it goes: the keyboard is never caught.
    let on_key = move |event: KeyboardEvent| {
        let in_words = event_target_id(&event) == words;
        if let Some(step) = arrow(&event) {
            event.prevent_default();
            content.update(|content| content.shift(key, step));
            focus_soon(event_target_id(&event));
            return;
        }
        if !in_words || event.is_composing() || event.alt_key() || event.ctrl_key() {
            return;
        }
        match event.key().as_str() {
            "Enter" if !event.shift_key() => {
                event.prevent_default();
                add_after(content, open, Some(key));
            }
            "Tab" if clause.read_untracked().text.is_empty() => {
                let step = if event.shift_key() {
                    Step::Out
                } else {
                    Step::In
                };
                if content.with_untracked(|content| content.can_move(key, step)) {
                    event.prevent_default();
                    content.update(|content| content.shift(key, step));
                    focus_soon(format!("clause-{key}-text"));
                }
            }
            _ => {}
        }
    };
    view! {
        <div class="edl__body stack" on:keydown=on_key>
            <ClauseFields content key/>
            <div class="imp__acts">
                <Button label=tr!(plan.add_after) icon=Glyph::Plus on_click=move || add_after(content, open, Some(key)) test_id="add-after"/>
                <Button
                    label=tr!(plan.remove_clause)
                    icon=Glyph::X
                    on_click=move || {
                        open.set(None);
                        content.update(|content| content.remove_clause(key));
                    }
                    test_id="remove-clause"
                />
            </div>
        </div>
    }
}

fn event_target_id(event: &KeyboardEvent) -> String {
    use leptos::wasm_bindgen::JsCast;
    let target = event
        .target()
        .and_then(|it| it.dyn_into::<leptos::web_sys::Element>().ok());
    target.map(|it| it.id()).unwrap_or_default()
}
