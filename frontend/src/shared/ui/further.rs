//! The end of a list of which there may be more: how much is shown, and the button that reads on.

use leptos::prelude::*;

use super::{Button, Notice, Tone};
use crate::shared::api::ApiError;
use crate::shared::i18n::numbers;
use crate::tr;

/// How a list is read on; [`pages`](crate::shared::page::pages) makes it.
#[derive(Clone, Copy)]
pub struct Further {
    pub has_more: Signal<bool>,
    pub busy: Signal<bool>,
    /// Why the last further page did not come.
    pub refusal: Signal<Option<ApiError>>,
    pub go: Callback<()>,
}

/// The button, while there is more.
#[component]
pub fn More(
    more: Further,
    /// Of the block that the button stands in.
    #[prop(optional)]
    class: &'static str,
    #[prop(optional, into)] label: Option<String>,
    #[prop(default = "load-more")] test_id: &'static str,
) -> impl IntoView {
    view! {
        <Show when=move || more.has_more.get()>
            <div class=class>{button(more, label.clone(), test_id)}</div>
            {not_all_printed()}
        </Show>
        {refused(more)}
    }
}

/// Under a list whose length is known: how much of it is shown, and the button.
#[component]
pub fn ListFoot(
    #[prop(into)] shown: Signal<usize>,
    #[prop(into)] total: Signal<i32>,
    more: Further,
) -> impl IntoView {
    let counted = move || {
        tr!(
            ui.shown_of,
            shown = numbers::whole(shown.get() as i64),
            total = numbers::whole(total.get().into())
        )
    };
    view! {
        <div class="tablefoot">
            <span role="status">{counted}</span>
            <Show when=move || more.has_more.get()>{button(more, None, "load-more")}</Show>
        </div>
        <Show when=move || more.has_more.get()>{not_all_printed()}</Show>
        {refused(more)}
    }
}

fn button(more: Further, label: Option<String>, test_id: &'static str) -> impl IntoView {
    let label = label.unwrap_or_else(|| tr!(ui.load_more));
    view! { <Button label busy=more.busy on_click=more.go test_id/> }
}

/// Only what is loaded gets onto paper.
fn not_all_printed() -> impl IntoView {
    view! { <p class="print-only">{tr!(ui.not_all_printed)}</p> }
}

fn refused(more: Further) -> impl IntoView {
    move || {
        let error = more.refusal.get()?;
        Some(view! { <Notice tone=Tone::Bad>{error.words()}</Notice> })
    }
}
