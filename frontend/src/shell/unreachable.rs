//! The server could not be reached when the app started.

use leptos::prelude::*;

use crate::shared::api::ApiError;
use crate::shared::session::use_session;
use crate::shared::ui::{Button, EmptyState, Glyph};
use crate::tr;

#[component]
pub fn Unreachable(error: ApiError) -> impl IntoView {
    let session = use_session();
    view! {
        <main class="main">
            <EmptyState glyph=Glyph::Offline title=error.title() next=error.advice()>
                <Button label=tr!(ui.retry) on_click=move || session.resume() test_id="retry"/>
            </EmptyState>
        </main>
    }
}
