//! The tree: each organization opens to what hangs below it, asked for only then.

use leptos::prelude::*;
use leptos_router::hooks::use_location;

use super::model::root;
use super::operations::{
    OrganizationBranch, OrganizationFilter, OrganizationOrder, OrganizationOrderField,
    OrganizationRoot, OrganizationVariables, OrganizationsVariables, TreeNode,
};
use super::words;
use crate::shared::api::OrderDirection;
use crate::shared::page::{Loaded, pages, query};
use crate::shared::session::use_session;
use crate::shared::ui::address::kept;
use crate::shared::ui::{EmptyState, Glyph, Icon, More, row_keys};
use crate::tr;

const PAGE: i32 = 100;

#[component]
pub fn Tree(open: Memo<Option<String>>) -> impl IntoView {
    row_keys();
    let own = use_session().me().and_then(|me| me.viewer.organization);
    match own {
        Some(own) => view! { <From id=own.id open/> }.into_any(),
        None => {
            view! { <EmptyState glyph=Glyph::Org title=tr!(organization.none) next=tr!(organization.none_next)/> }
                .into_any()
        }
    }
}

#[component]
fn From(id: cynic::Id, open: Memo<Option<String>>) -> impl IntoView {
    let top = query::<OrganizationRoot>(move || OrganizationVariables { id: id.clone() });
    view! {
        <Loaded query=top let:data>
            <ul class="tree" data-testid="organization-tree">
                <Branch node=root(data.get_untracked().organization) open unfolded=true/>
            </ul>
        </Loaded>
    }
}

fn below(parent: cynic::Id, after: Option<String>) -> OrganizationsVariables {
    OrganizationsVariables {
        filter: OrganizationFilter {
            parent: Some(parent),
            ..OrganizationFilter::default()
        },
        order_by: OrganizationOrder {
            field: OrganizationOrderField::Name,
            direction: OrderDirection::Asc,
        },
        first: PAGE,
        after,
    }
}

#[component]
fn Branch(node: TreeNode, open: Memo<Option<String>>, #[prop(optional)] unfolded: bool) -> AnyView {
    let search = use_location().search;
    let shown = RwSignal::new(unfolded && node.child_count > 0);
    let id = node.id.inner().to_owned();
    let href = {
        let id = id.clone();
        move || format!("/organizations/{id}{}", kept(&search.read()))
    };
    let own = id.clone();
    let turn = (node.child_count > 0).then(|| {
        let name = node.name.clone();
        view! {
            <button
                class="btn btn--quiet btn--icon tree__turn"
                type="button"
                aria-expanded=move || shown.get().to_string()
                aria-label=tr!(organization.below, name = name)
                data-testid=format!("unfold-{id}")
                on:click=move |_| shown.update(|shown| *shown = !*shown)
            >
                <Icon glyph=Glyph::Right small=true/>
            </button>
        }
    });
    // What was read once stays while it is folded.
    let ever = Memo::new(move |ever: Option<&bool>| shown.get() || ever == Some(&true));
    let parent = node.id.clone();
    let lines = move || {
        let parent = parent.clone();
        ever.get()
            .then(|| view! { <Below parent shown=shown.into() open/> }.into_any())
    };
    view! {
        <li>
            <div class="tree__line" aria-current=move || (open.read().as_ref() == Some(&own)).then_some("true")>
                <span class="tree__lead">{turn}</span>
                <a class="rowlink" href=href data-row="true">{node.name.clone()}</a>
                <span class="faint">{words::kind(node.kind)}</span>
                {(node.child_count > 0)
                    .then(|| view! { <span class="faint tree__count">{tr!(organization.child_count, count = node.child_count)}</span> })}
            </div>
            {lines}
        </li>
    }
    .into_any()
}

/// What hangs below one organization, while it is unfolded.
#[component]
fn Below(parent: cynic::Id, shown: Signal<bool>, open: Memo<Option<String>>) -> impl IntoView {
    let (found, more) = pages::<OrganizationBranch>(move |after| below(parent.clone(), after));
    move || {
        shown.get().then(|| {
            view! {
                <Loaded query=found lines=2 let:data>
                    <ul>
                        <For
                            each=move || data.get().organizations.nodes
                            key=|node| node.id.inner().to_owned()
                            let:node
                        >
                            <Branch node open/>
                        </For>
                        <li><More more class="tree__more"/></li>
                    </ul>
                </Loaded>
            }
        })
    }
}
