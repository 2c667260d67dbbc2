//! The page: three parts, each with an address of its own behind `#`.

use leptos::prelude::*;
use leptos_router::hooks::use_location;

use super::channels::Channels;
use super::focal_point::FocalPoint;
use super::operations::{OwnSchool, OwnSchoolVariables};
use super::people::People;
use crate::shared::page::{Loaded, query};
use crate::shared::session::use_session;
use crate::shared::ui::{EmptyState, Glyph, PageHeader, go_to};
use crate::tr;

#[component]
pub fn School() -> impl IntoView {
    let session = use_session();
    let own = move || session.me().and_then(|me| me.viewer.organization);
    match untrack(own) {
        Some(school) => view! { <Page id=school.id/> }.into_any(),
        None => view! {
            <PageHeader title=tr!(school.title)/>
            <EmptyState glyph=Glyph::Org title=tr!(school.no_school)/>
        }
        .into_any(),
    }
}

#[component]
fn Page(id: cynic::Id) -> impl IntoView {
    let school = query::<OwnSchool>(move || OwnSchoolVariables { id: id.clone() });
    let reload = Callback::new(move |()| school.reload());
    let hash = use_location().hash;
    // The part that the address names is there only once the school is.
    let ready = Memo::new(move |_| school.get().is_some());
    Effect::new(move |_| {
        if ready.get() {
            let part = hash.get();
            request_animation_frame(move || go_to(part.trim_start_matches('#')));
        }
    });
    let name = move || {
        school
            .get()
            .map_or_else(|| tr!(school.title), |data| data.organization.name)
    };
    view! {
        <PageHeader title=Signal::derive(name) about=tr!(school.about)/>
        <Loaded query=school let:data>
            {
                let organization = Signal::derive(move || data.get().organization);
                view! {
                    <div class="narrow narrow--wide stack--l">
                        <FocalPoint organization on_change=reload/>
                        <Channels organization on_change=reload/>
                        <People organization/>
                    </div>
                }
            }
        </Loaded>
    }
}
