//! A plan written from nothing: a school's own, mostly.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::{Creating, creating};
use crate::features::plan::content::Content;
use crate::features::plan::editor::Editor;
use crate::features::plan::problems::summary;
use crate::features::plan::viewer;
use crate::shared::form::Draft;
use crate::shared::session::use_session;
use crate::shared::ui::{
    ActionBar, Button, ButtonLink, Crumb, ErrorSummary, Glyph, Look, Notice, PageHeader, Tone,
};
use crate::tr;

#[component]
pub fn NewPlan() -> impl IntoView {
    let session = use_session();
    let draft = Draft::<Content>::of(&viewer(), "plan.new");
    let year = untrack(|| session.school_year())
        .map(cynic::Id::into_inner)
        .unwrap_or_default();
    let content = RwSignal::new(draft.recall().unwrap_or_else(|| Content::of_year(year)));
    let kept = draft.clone();
    Effect::new(move |before: Option<()>| {
        content.track();
        if before.is_some() {
            content.with_untracked(|content| kept.keep(content));
        }
    });
    let Creating {
        busy,
        errors,
        failed,
        create,
    } = creating(None, move |_| draft.forget());
    let parent = use_query_map().get_untracked().get("parent");
    let import = parent.map_or_else(
        || "/plans/import".into(),
        |id| format!("/plans/import?parent={id}"),
    );
    view! {
        <PageHeader
            title=tr!(plan.write_new)
            about=tr!(plan.new_about)
            crumbs=vec![Crumb::new("/plans", tr!(plan.plans))]
        >
            <ButtonLink label=tr!(plan.import_instead) href=import icon=Glyph::Download/>
        </PageHeader>
        <div class="narrow narrow--paper stack">
            {move || failed.get().map(|words| view! { <Notice tone=Tone::Bad answers=true test_id="create-error">{words}</Notice> })}
            <ErrorSummary problems=Signal::derive(move || errors.with(|errors| content.with(|content| summary(errors, content))))/>
            <Editor content errors=errors.into()/>
        </div>
        <ActionBar>
            <Button
                label=tr!(plan.create)
                look=Look::Primary
                icon=Glyph::Check
                busy=busy
                on_click=move || create.run(content.get_untracked())
                test_id="create-draft"
            />
        </ActionBar>
    }
}
