//! Clusters: who leads each and how many belong to it; one is edited in place.

mod edit;

use leptos::prelude::*;

use super::operations::{Cluster, ClusterList};
use crate::shared::page::{Loaded, Query, query};
use crate::shared::session::{ViewerPermission, use_session};
use crate::shared::ui::{Button, Crumb, EmptyState, Glyph, Icon, Look, PageHeader};
use crate::tr;
use edit::Edit;

#[component]
pub fn Clusters() -> impl IntoView {
    let session = use_session();
    let may = session.may(ViewerPermission::OrganizationsManage);
    let clusters = query::<ClusterList>(|| ());
    // Which one is being edited: its id, or empty for a new one.
    let editing = RwSignal::new(None::<String>);
    // While one is edited, its own button is the screen's one filled button.
    let add = move || {
        (may && editing.read().is_none()).then(|| {
            view! {
                <Button
                    label=tr!(organization.add_cluster)
                    look=Look::Primary
                    icon=Glyph::Plus
                    on_click=move || editing.set(Some(String::new()))
                    test_id="cluster-new"
                />
            }
        })
    };
    let crumbs = vec![Crumb::new(
        "/organizations",
        tr!(organization.organizations),
    )];
    view! {
        <div class="narrow">
            <PageHeader title=tr!(organization.clusters) about=tr!(organization.clusters_about) crumbs>{add}</PageHeader>
            <div class="stack">
                {move || {
                    (editing.get().as_deref() == Some(""))
                        .then(|| view! { <section class="card card__body"><Edit cluster=None clusters editing/></section> })
                }}
                <Loaded query=clusters let:data>
                    <Show
                        when=move || !data.read().clusters.is_empty()
                        fallback=|| {
                            view! { <EmptyState glyph=Glyph::Org title=tr!(organization.no_clusters) next=tr!(organization.no_clusters_next)/> }
                        }
                    >
                        <ul class="card" data-testid="cluster-list">
                            {move || {
                                data.get()
                                    .clusters
                                    .into_iter()
                                    .map(|cluster| view! { <Line cluster clusters editing may/> })
                                    .collect_view()
                            }}
                        </ul>
                    </Show>
                </Loaded>
            </div>
        </div>
    }
}

#[component]
fn Line(
    cluster: Cluster,
    clusters: Query<ClusterList>,
    editing: RwSignal<Option<String>>,
    may: bool,
) -> impl IntoView {
    let id = cluster.id.inner().to_owned();
    let cluster = StoredValue::new(cluster);
    let own = id.clone();
    let open = Memo::new(move |_| editing.read().as_deref() == Some(own.as_str()));
    let shut = move || {
        let cluster = cluster.get_value();
        let schools = format!("/organizations?cluster={}", cluster.id.inner());
        let lead = cluster.lead.map_or_else(
            || tr!(organization.no_lead),
            |lead| tr!(organization.led_by, name = lead.name),
        );
        let pick = id.clone();
        let edit = may.then(|| {
            view! {
                <Button
                    label=tr!(organization.edit)
                    icon=Glyph::Edit
                    on_click=move || editing.set(Some(pick.clone()))
                    test_id=format!("cluster-edit-{}", cluster.id.inner())
                />
            }
        });
        view! {
            <Icon glyph=Glyph::Org/>
            <div>
                <a class="rowlink" href=schools>{cluster.name}</a>
                <br/>
                <span class="faint">{lead} " · " {tr!(organization.member_count, count = cluster.member_count)}</span>
            </div>
            {edit}
        }
    };
    view! {
        <li class=move || if open.get() { "session session--open" } else { "session" } data-testid=format!("cluster-{}", cluster.with_value(|cluster| cluster.id.inner().to_owned()))>
            {move || {
                if open.get() {
                    view! { <Edit cluster=Some(cluster.get_value()) clusters editing/> }.into_any()
                } else {
                    shut().into_any()
                }
            }}
        </li>
    }
}
