//! One page for all steps: choose a file, see what it would do, have it written, take it back.

use leptos::prelude::*;

use super::begin::Begin;
use super::kind;
use super::operations::ImportKind;
use super::outcome::Opened;
use super::recent::Recent;
use crate::shared::ui::address::{in_address, in_path};
use crate::shared::ui::{ButtonLink, Crumb, EmptyState, Glyph, PageHeader};
use crate::tr;

#[component]
pub fn ImportScreen() -> impl IntoView {
    let named = in_path("kind");
    let chosen = Memo::new(move |_| kind::of(&named.read()));
    move || {
        match chosen.get() {
        Some(chosen) => view! { <OfKind chosen/> }.into_any(),
        None => view! {
            <PageHeader title=tr!(import.title)/>
            <EmptyState glyph=Glyph::Search title=tr!(import.no_kind) next=tr!(import.no_kind_next)/>
        }
        .into_any(),
    }
    }
}

#[component]
fn OfKind(chosen: ImportKind) -> impl IntoView {
    let (open, set_open) = in_address("import");
    let open_one = Callback::new(move |id: cynic::Id| set_open.set(Some(id.into_inner())));
    let beside = kind::beside(chosen).iter().map(|other| {
        let href = format!("/import/{}", kind::slug(*other));
        view! { <ButtonLink label=kind::name(*other) href icon=Glyph::Doc/> }
    });
    let beside = beside.collect_view();
    let leave = Callback::new(move |()| set_open.set(None));
    view! {
        <PageHeader
            title=tr!(import.title_of, kind = kind::name(chosen))
            about=tr!(import.about)
            crumbs=vec![Crumb::new(kind::list(chosen), kind::name(chosen))]
        >
            {beside}
        </PageHeader>
        {move || match open.get() {
            Some(id) => view! { <Opened id=cynic::Id::new(id) leave/> }.into_any(),
            None => view! {
                <div class="narrow narrow--paper stack">
                    <Begin kind=chosen on_given=open_one/>
                    <Recent kind=chosen/>
                </div>
            }
            .into_any(),
        }}
    }
}
