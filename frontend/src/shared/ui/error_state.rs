//! What stands in the place of content that could not be had.

use leptos::prelude::*;

use super::{Button, ButtonLink, Glyph, Icon, PageTitle};
use crate::shared::api::ApiError;
use crate::tr;

/// What happened, what to do, and a button to try again where that may help.
#[component]
pub fn ErrorState(error: ApiError, #[prop(into)] retry: Callback<()>) -> impl IntoView {
    let retry = error
        .may_retry()
        .then(|| view! { <Button label=tr!(ui.retry) on_click=retry test_id="retry"/> });
    // Where a whole page could not be had, nothing else names it and nothing else leads on.
    let whole = document().query_selector("h1").ok().flatten().is_none();
    let title = error.title();
    let heading = if whole {
        view! {
            <PageTitle title=title.clone()/>
            <h1 data-testid="page-title">{title}</h1>
        }
        .into_any()
    } else {
        view! { <h2>{title}</h2> }.into_any()
    };
    let on = whole.then(|| view! { <ButtonLink label=tr!(shell.to_work) href="/" icon=Glyph::Work test_id="to-work"/> });
    view! {
        <div class="empty" role="alert" data-testid="error-state">
            <Icon glyph=Glyph::Alert/>
            {heading}
            <p>{error.advice()}</p>
            <p class="empty__act">{retry} " " {on}</p>
        </div>
    }
}
