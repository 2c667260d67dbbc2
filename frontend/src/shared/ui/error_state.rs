//! What stands in the place of content that could not be had.

use leptos::prelude::*;

use super::{Button, Glyph, Icon};
use crate::shared::api::ApiError;
use crate::tr;

/// What happened, what to do, and a button to try again where that may help.
#[component]
pub fn ErrorState(error: ApiError, #[prop(into)] retry: Callback<()>) -> impl IntoView {
    let retry = error
        .may_retry()
        .then(|| view! { <Button label=tr!(ui.retry) on_click=retry test_id="retry"/> });
    view! {
        <div class="empty" role="alert" data-testid="error-state">
            <Icon glyph=Glyph::Alert/>
            <h2>{error.title()}</h2>
            <p>{error.advice()}</p>
            <p class="empty__act">{retry}</p>
        </div>
    }
}
