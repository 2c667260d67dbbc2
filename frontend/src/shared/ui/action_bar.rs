//! What is done with a long page, within reach wherever one is in it: how it stands, then the buttons.

use leptos::prelude::*;

/// Stands at the foot of the window; last in the page or the form that it acts on.
#[component]
pub fn ActionBar(
    /// How it stands: saved or not, what is left.
    #[prop(optional, into)]
    standing: Option<ViewFn>,
    children: Children,
) -> impl IntoView {
    view! {
        <div class="actionbar">
            <div class="actionbar__acts">{children()}</div>
            {standing.map(|standing| view! { <div class="actionbar__state">{standing.run()}</div> })}
        </div>
    }
}
