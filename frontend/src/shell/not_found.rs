//! An address that leads nowhere.

use leptos::prelude::*;

use crate::shared::ui::{ButtonLink, EmptyState, Glyph, PageTitle};
use crate::tr;

#[component]
pub fn NotFound() -> impl IntoView {
    view! {
        <PageTitle title=tr!(shell.not_found)/>
        <h1 class="visually-hidden" data-testid="page-title">{tr!(shell.not_found)}</h1>
        <EmptyState glyph=Glyph::Search title=tr!(shell.not_found) next=tr!(shell.not_found_next)>
            <ButtonLink label=tr!(shell.to_work) href="/"/>
        </EmptyState>
    }
}
