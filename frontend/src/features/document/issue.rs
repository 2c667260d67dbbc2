//! Issuing a document, also one that corrects, replaces or recalls another. Once it has its number nothing of it changes.

mod begin;
mod form;

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use self::begin::Followed;
use self::form::Form;
use super::model::keeps;
use super::operations::{
    DocumentFollowKind, IssuedOneVariables, IssuedView, KeepingOrganization, RegisterKeepers,
};
use crate::shared::api::coded;
use crate::shared::page::{Loaded, query};
use crate::shared::ui::{Crumb, EmptyState, Glyph, PageHeader};
use crate::tr;

const LIST: &str = "/documents/issued";

#[component]
pub fn IssueDocument() -> impl IntoView {
    let address = use_query_map();
    let named = move |key: &str| address.read_untracked().get(key);
    let follows = named("follows").filter(|id| !id.is_empty());
    let how = named("as").and_then(|how| coded::<DocumentFollowKind>(&how));
    let form = match follows.zip(how) {
        Some((id, how)) => view! { <Following id how/> }.into_any(),
        None => view! { <Gate followed=None/> }.into_any(),
    };
    view! {
        <PageHeader title=tr!(document.issue) about=tr!(document.issue_about) crumbs=vec![Crumb::new(LIST, tr!(document.issued))]/>
        {form}
    }
}

#[component]
fn Following(id: String, how: DocumentFollowKind) -> impl IntoView {
    let found = query::<IssuedView>(move || IssuedOneVariables {
        id: cynic::Id::new(id.clone()),
    });
    view! {
        <Loaded query=found lines=8 let:data>
            <Gate followed=Some((data.get_untracked().document, how))/>
        </Loaded>
    }
}

/// Who issues it: what follows another document comes from the same register.
fn keeper_for(
    keepers: &RegisterKeepers,
    followed: Option<&Followed>,
) -> Option<KeepingOrganization> {
    let issuer = followed.and_then(|(paper, _)| paper.issuer.as_ref());
    let mut places = keeps(keepers);
    let own = places
        .iter()
        .position(|place| issuer.is_some_and(|issuer| issuer.id == place.id));
    places.drain(own.unwrap_or_default()..).next()
}

#[component]
fn Gate(followed: Option<Followed>) -> impl IntoView {
    let keepers = query::<RegisterKeepers>(|| ());
    view! {
        <Loaded query=keepers lines=8 let:data>
            {match keeper_for(&data.get_untracked(), followed.as_ref()) {
                Some(place) => {
                    let (anew, followed) = (Trigger::new(), followed.clone());
                    (move || {
                        anew.track();
                        view! { <Form place=place.clone() followed=followed.clone() anew/> }
                    })
                        .into_any()
                }
                None => {
                    view! { <EmptyState glyph=Glyph::Lock title=tr!(document.may_not) next=tr!(document.may_not_next)/> }
                        .into_any()
                }
            }}
        </Loaded>
    }
}
