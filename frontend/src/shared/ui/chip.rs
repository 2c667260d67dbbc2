//! Something chosen, as a chip that can be taken off.

use leptos::prelude::*;

use super::{Glyph, Icon};

/// The chip; `takes_off` is what its button is called.
#[component]
pub fn Chip(
    #[prop(into)] label: String,
    #[prop(into)] takes_off: String,
    #[prop(into)] on_off: Callback<()>,
    #[prop(into, optional)] test_id: String,
) -> impl IntoView {
    view! {
        <span class="chip chip--on" data-testid=(!test_id.is_empty()).then_some(test_id)>
            {label}
            <button class="chip__x" type="button" aria-label=takes_off on:click=move |_| on_off.run(())>
                <Icon glyph=Glyph::X small=true/>
            </button>
        </span>
    }
}
