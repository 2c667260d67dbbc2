//! Grey lines in the place of content; the style sheet shows them only after 200 ms.

use leptos::prelude::*;

use crate::tr;

#[component]
pub fn Skeleton(#[prop(default = 4)] lines: usize) -> impl IntoView {
    view! {
        <div class="stack--s skeleton" aria-busy="true" data-testid="loading">
            <span class="visually-hidden">{tr!(ui.loading)}</span>
            {(0..lines).map(|_| view! { <span class="skel"></span> }).collect_view()}
        </div>
    }
}
