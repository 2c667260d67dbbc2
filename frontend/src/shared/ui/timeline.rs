//! What has happened, newest first.

use leptos::prelude::*;

use crate::shared::api::scalars::DateTime;
use crate::shared::i18n::dates;

/// One line: what, when, and a note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Happening {
    pub what: String,
    pub note: Option<String>,
    pub at: DateTime,
}

#[component]
pub fn Timeline(#[prop(into)] happenings: Signal<Vec<Happening>>) -> impl IntoView {
    let line = |happening: Happening| {
        view! {
            <li>
                {happening.what}
                {happening.note.map(|note| view! { <br/> <span class="muted">{note}</span> })}
                <time datetime=happening.at.to_rfc3339()>{dates::moment(happening.at)}</time>
            </li>
        }
    };
    view! { <ol class="log">{move || happenings.get().into_iter().map(line).collect_view()}</ol> }
}
