//! The tree: each organization opens to what hangs below it, asked for only then.

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_location;

use super::model::{kept, root};
use super::operations::{
    OrderDirection, OrganizationBranch, OrganizationFilter, OrganizationOrder,
    OrganizationOrderField, OrganizationRoot, OrganizationVariables, OrganizationsVariables,
    TreeNode,
};
use super::words;
use crate::shared::api::{ApiError, send};
use crate::shared::page::{Loaded, query};
use crate::shared::session::use_session;
use crate::shared::ui::{Button, EmptyState, Glyph, Icon, Notice, Skeleton, Tone, row_keys};
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
    let shown = RwSignal::new(false);
    let children = RwSignal::new(None::<Vec<TreeNode>>);
    let rest = RwSignal::new(None::<String>);
    let busy = RwSignal::new(false);
    let refusal = RwSignal::new(None::<ApiError>);
    let parent = StoredValue::new(node.id.clone());
    let ask = move || {
        let after = rest.get_untracked();
        busy.set(true);
        refusal.set(None);
        spawn_local(async move {
            match send::<OrganizationBranch>(below(parent.get_value(), after)).await {
                Ok(found) => {
                    let page = found.organizations;
                    children
                        .try_update(|children| children.get_or_insert_default().extend(page.nodes));
                    rest.try_set(
                        page.page_info
                            .end_cursor
                            .filter(|_| page.page_info.has_next_page),
                    );
                }
                Err(error) => {
                    refusal.try_set(Some(error));
                }
            }
            busy.try_set(false);
        });
    };
    let unfold = move || {
        shown.update(|shown| *shown = !*shown);
        if shown.get_untracked() && children.read_untracked().is_none() && !busy.get_untracked() {
            ask();
        }
    };
    if unfolded && node.child_count > 0 {
        unfold();
    }
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
                on:click=move |_| unfold()
            >
                <Icon glyph=Glyph::Right small=true/>
            </button>
        }
    });
    let lines = move || {
        shown.get().then(|| {
            let rows = children.get().map(|children| {
                children
                    .into_iter()
                    .map(|node| view! { <Branch node open/> }.into_any())
                    .collect_view()
            });
            let waiting = move || (busy.get() && children.read().is_none()).then(|| view! { <Skeleton lines=2/> });
            view! {
                <ul>
                    {rows}
                    {waiting}
                    {move || {
                        refusal
                            .get()
                            .map(|error| {
                                view! {
                                    <li class="tree__more">
                                        <Notice tone=Tone::Bad>{error.words()}</Notice>
                                        <Button label=tr!(ui.retry) on_click=move || ask() test_id="retry"/>
                                    </li>
                                }
                            })
                    }}
                    {move || {
                        rest.read()
                            .is_some()
                            .then(|| {
                                view! {
                                    <li class="tree__more">
                                        <Button label=tr!(ui.load_more) busy=busy on_click=move || ask() test_id="load-more"/>
                                    </li>
                                }
                            })
                    }}
                </ul>
            }
        })
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
