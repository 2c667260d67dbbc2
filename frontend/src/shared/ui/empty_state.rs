//! Nothing to show, and what comes next.

use leptos::prelude::*;

use super::{Glyph, Icon};

#[component]
pub fn EmptyState(
    #[prop(default = Glyph::Leaf)] glyph: Glyph,
    #[prop(into)] title: String,
    #[prop(into, optional)] next: String,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="empty" data-testid="empty">
            <Icon glyph/>
            <h2>{title}</h2>
            {(!next.is_empty()).then(|| view! { <p>{next}</p> })}
            {children.map(|children| view! { <p class="empty__act">{children()}</p> })}
        </div>
    }
}
