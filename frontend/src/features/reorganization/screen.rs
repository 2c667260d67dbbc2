//! The three steps for one organization, and what was decided of it before.

use leptos::prelude::*;

use super::done::Decided;
use super::form::{Form, Typed};
use super::operations::{ReorganizationInput, Reorganized, ReorganizedVariables, Subject};
use super::preview::Preview;
use crate::shared::grouping::Level;
use crate::shared::page::{Loaded, Query, query};
use crate::shared::ui::address::in_path;
use crate::shared::ui::{Crumb, EmptyState, Glyph, PageHeader};
use crate::tr;

#[component]
pub fn Reorganize() -> impl IntoView {
    let id = in_path("id");
    let found = query::<Reorganized>(move || ReorganizedVariables {
        id: cynic::Id::new(id.get()),
    });
    view! {
        <Loaded query=found lines=8 let:data>
            <Body query=found levels=data.get_untracked().education_levels subject=Signal::from(Memo::new(move |_| data.get().organization))/>
        </Loaded>
    }
}

#[component]
fn Body(query: Query<Reorganized>, levels: Vec<Level>, subject: Signal<Subject>) -> impl IntoView {
    // What was typed stays when one goes back from the preview.
    let typed = Typed::of(&subject.get_untracked());
    let asked = RwSignal::new(None::<ReorganizationInput>);
    let reload = Callback::new(move |()| {
        asked.set(None);
        query.reload();
    });
    let crumbs = subject.with_untracked(|subject| {
        let href = format!("/organizations/{}", subject.id.inner());
        vec![
            Crumb::new("/organizations", tr!(reorganization.organizations)),
            Crumb::new(href, subject.short_name.clone()),
        ]
    });
    let waits = Memo::new(move |_| {
        let planned = subject.read();
        let mut planned = planned.reorganizations.iter();
        planned.any(|row| row.applied_at.is_none())
    });
    let steps = move || {
        if subject.read().closed_on.is_some() {
            let title = tr!(reorganization.no_more);
            return view! { <EmptyState glyph=Glyph::Ban title/> }.into_any();
        }
        if waits.get() {
            return ().into_any();
        }
        match asked.get() {
            Some(input) => view! { <Preview input asked reload/> }.into_any(),
            None => view! { <Form subject levels=levels.clone() typed asked/> }.into_any(),
        }
    };
    view! {
        <div class="narrow">
            <PageHeader
                title=Signal::derive(move || tr!(reorganization.title, name = subject.read().short_name.clone()))
                about=tr!(reorganization.about)
                crumbs
            />
            <div class="stack">
                {steps}
                <Decided subject reload/>
            </div>
        </div>
    }
}
