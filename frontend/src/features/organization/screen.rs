//! The screen: a list or a tree, and beside it the one organization that is open.

use leptos::prelude::*;
use leptos_router::hooks::use_location;

use super::list::List;
use super::panel::OrganizationPanel;
use super::tree::Tree;
use crate::features::import::ImportLink;
use crate::shared::session::{Role, ViewerPermission, use_session};
use crate::shared::ui::address::{in_address, kept, open_in_path};
use crate::shared::ui::{ButtonLink, Glyph, Look, PageHeader};
use crate::tr;

#[component]
pub fn Organizations() -> impl IntoView {
    let session = use_session();
    let search = use_location().search;
    let open = open_in_path("id");
    let (view_as, set_view_as) = in_address("view");
    let as_tree = Memo::new(move |_| view_as.read().as_deref() == Some("tree"));
    let may = session.may(ViewerPermission::OrganizationsManage);
    // Those who name focal points of many organizations; the server decides of each.
    let names = session.me().is_some_and(|me| {
        let mut roles = me.viewer.roles.iter();
        roles.any(|role| matches!(role, Role::Head | Role::Office))
    });
    let focal_points = (names && !may).then(|| view! { <ImportLink kind="focal-points"/> });
    let add = may.then(|| {
        view! {
            <ImportLink kind="organizations"/>
            <ButtonLink
                label=tr!(organization.add)
                href="/organizations/new"
                look=Look::Primary
                icon=Glyph::Plus
                test_id="organization-new"
            />
        }
    });
    let choice = move |label: String, tree: bool, test_id: &'static str| {
        view! {
            <button
                class="chip"
                type="button"
                aria-pressed=move || (as_tree.get() == tree).to_string()
                data-testid=test_id
                on:click=move |_| set_view_as.set(tree.then(|| "tree".to_owned()))
            >
                {label}
            </button>
        }
    };
    let switch = move || {
        view! {
            <div class="chips" role="group" aria-label=tr!(organization.view_as)>
                {choice(tr!(organization.as_list), false, "view-list")}
                {choice(tr!(organization.as_tree), true, "view-tree")}
            </div>
        }
    };
    view! {
        <div class=move || if open.read().is_some() { "board" } else { "" }>
            <div class=move || if open.read().is_some() { "board__main" } else { "" }>
                <PageHeader title=tr!(organization.organizations) about=tr!(organization.about)>
                    <ButtonLink label=tr!(organization.clusters) href="/organizations/clusters" test_id="clusters"/>
                    {focal_points}
                    {add}
                </PageHeader>
                <div class="card">
                    {move || {
                        if as_tree.get() {
                            view! {
                                <div class="bulk">{switch()}</div>
                                <Tree open/>
                            }
                            .into_any()
                        } else {
                            view! { <List open switch=ViewFn::from(switch)/> }.into_any()
                        }
                    }}
                </div>
            </div>
            {move || {
                open.get()
                    .map(|id| {
                        let close = Signal::derive(move || format!("/organizations{}", kept(&search.read())));
                        view! { <OrganizationPanel id close/> }
                    })
            }}
        </div>
    }
}
