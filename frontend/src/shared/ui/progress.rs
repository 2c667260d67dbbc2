//! How much of something is done.

use leptos::prelude::*;

use crate::tr;

/// `done` of `total`, said in words for those who do not see it.
#[component]
pub fn ProgressBar(
    #[prop(into)] done: Signal<i32>,
    #[prop(into)] total: Signal<i32>,
    #[prop(into)] label: String,
) -> impl IntoView {
    let words = move || {
        format!(
            "{label}: {}",
            tr!(ui.of_total, done = done.get(), total = total.get())
        )
    };
    view! {
        <svg
            class="bar"
            viewBox=move || format!("0 0 {} 1", total.get().max(1))
            preserveAspectRatio="none"
            role="img"
            aria-label=words
        >
            <rect class="f-action" width=move || done.get().clamp(0, total.get().max(1)) height="1"></rect>
        </svg>
    }
}
