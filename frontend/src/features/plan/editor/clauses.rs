//! Clauses as an outline: each a row that opens in place, moves with all under it, by buttons or Alt and the arrows.

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::HtmlElement;

use super::clause::ClauseFields;
use crate::features::plan::content::{Clause, Content};
use crate::features::plan::outline::Step;
use crate::features::plan::words;
use crate::shared::api::FieldError;
use crate::shared::ui::{Button, Glyph, Icon};
use crate::tr;

#[component]
pub fn Clauses(content: RwSignal<Content>, errors: Signal<Vec<FieldError>>) -> impl IntoView {
    let open = RwSignal::new(None::<u32>);
    let keys = Memo::new(move |_| {
        content.with(|content| {
            content
                .clauses
                .iter()
                .map(|clause| clause.key)
                .collect::<Vec<_>>()
        })
    });
    let add = move || {
        let last = keys.with_untracked(|keys| keys.last().copied());
        if let Some(key) = content.try_update(|content| content.add_after(last)) {
            open.set(Some(key));
            focus_soon(format!("clause-{key}-text"));
        }
    };
    view! {
        <p class="faint hints">
            <kbd>"Alt"</kbd> " + " <kbd>"↑"</kbd> <kbd>"↓"</kbd> <kbd>"←"</kbd> <kbd>"→"</kbd> " " {tr!(plan.move_hint)}
        </p>
        <ol class="edl" data-testid="clauses">
            <For each=move || keys.get() key=|key| *key let:key>
                <Row content key open errors/>
            </For>
        </ol>
        <div>
            <Button label=tr!(plan.add_clause) icon=Glyph::Plus on_click=add test_id="add-clause"/>
        </div>
    }
}

#[component]
fn Row(
    content: RwSignal<Content>,
    key: u32,
    open: RwSignal<Option<u32>>,
    errors: Signal<Vec<FieldError>>,
) -> impl IntoView {
    let clause = Memo::new(move |_| content.with(|content| content.clause(key).cloned()));
    let show = move |read: fn(&Clause) -> String| {
        move || clause.with(|clause| clause.as_ref().map(read).unwrap_or_default())
    };
    let depth = move || clause.with(|clause| clause.as_ref().map_or(0, |clause| clause.depth));
    let is_open = Memo::new(move |_| open.get() == Some(key));
    let wrong = Memo::new(move |_| {
        let place =
            content.with(|content| content.clauses.iter().position(|clause| clause.key == key));
        let prefix = place
            .map(|place| format!("content.clauses.{place}."))
            .unwrap_or_default();
        errors.with(|errors| {
            let error = errors
                .iter()
                .find(|error| !prefix.is_empty() && error.path.starts_with(&prefix));
            error.map(|error| error.words.clone())
        })
    });
    let row = format!("clause-{key}");
    let act = move |step: Step| {
        content.update(|content| content.shift(key, step));
        focus_soon(format!("clause-{key}"));
    };
    let on_key = move |event: leptos::ev::KeyboardEvent| {
        let step = match event.key().as_str() {
            "ArrowUp" => Step::Up,
            "ArrowDown" => Step::Down,
            "ArrowRight" => Step::In,
            "ArrowLeft" => Step::Out,
            _ => return,
        };
        if event.alt_key() {
            event.prevent_default();
            act(step);
        }
    };
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
        <li class=move || format!("edl__row d{}{}", depth().min(6), if is_open.get() { " edl__row--open" } else { "" })>
            <div class="edl__line">
                <button
                    class="edl__open"
                    type="button"
                    id=row.clone()
                    data-row="true"
                    aria-expanded=move || is_open.get().to_string()
                    on:click=move |_| open.set((!is_open.get_untracked()).then_some(key))
                    on:keydown=on_key
                >
                    <b>{show(|clause| clause.marker.clone())}</b>
                    <span class="edl__text">{show(|clause| clause.text.clone())}</span>
                    <span class="imp__kind">{show(|clause| words::clause_kind(clause.kind))}</span>
                </button>
                {move || {
                    is_open
                        .get()
                        .then(|| {
                            view! {
                                <div class="edl__acts" role="group" aria-label=tr!(plan.arrange)>
                                    {step(Step::Up, Glyph::Down, tr!(plan.move_up), true)}
                                    {step(Step::Down, Glyph::Down, tr!(plan.move_down), false)}
                                    {step(Step::Out, Glyph::Left, tr!(plan.move_out), false)}
                                    {step(Step::In, Glyph::Right, tr!(plan.move_in), false)}
                                </div>
                            }
                        })
                }}
            </div>
            {move || wrong.get().map(|words| view! { <p class="field__err"><Icon glyph=Glyph::Error small=true/>{words}</p> })}
            {move || {
                is_open
                    .get()
                    .then(|| {
                        view! {
                            <div class="edl__body stack">
                                <ClauseFields content key/>
                                <div class="imp__acts">
                                    <Button
                                        label=tr!(plan.add_after)
                                        icon=Glyph::Plus
                                        on_click=move || {
                                            if let Some(new) = content.try_update(|content| content.add_after(Some(key))) {
                                                open.set(Some(new));
                                                focus_soon(format!("clause-{new}-text"));
                                            }
                                        }
                                    />
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
                    })
            }}
        </li>
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
