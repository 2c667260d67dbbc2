//! One cluster's name, lead and members. The members are all loaded first, because saving replaces them.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::features::organization::editing::search;
use crate::features::organization::operations::{
    Cluster, ClusterList, ClusterSave, ClusterSaveInput, ClusterSaveVariables, OrganizationFilter,
    OrganizationName, OrganizationOrder, OrganizationOrderField, OrganizationSearch,
    OrganizationsVariables,
};
use crate::features::organization::words;
use crate::shared::api::{ApiError, FieldError, OrderDirection};
use crate::shared::form::{Refused, Writing};
use crate::shared::page::{Query, all_pages};
use crate::shared::session::{OrganizationKind, use_session};
use crate::shared::ui::{
    Button, Chip, Combobox, ErrorState, ErrorSummary, Found, Look, Skeleton, TextInput, toast,
};
use crate::tr;

/// All members, page by page.
async fn members_of(cluster: cynic::Id) -> Result<Vec<OrganizationName>, ApiError> {
    let all = all_pages::<OrganizationSearch>(|after| OrganizationsVariables {
        filter: OrganizationFilter {
            cluster: Some(cluster.clone()),
            ..OrganizationFilter::default()
        },
        order_by: OrganizationOrder {
            field: OrganizationOrderField::Name,
            direction: OrderDirection::Asc,
        },
        first: 100,
        after,
    });
    Ok(all.await?.organizations.nodes)
}

fn found(organization: OrganizationName) -> Found {
    Found {
        hint: words::kind(organization.kind),
        id: organization.id.into_inner(),
        label: organization.name,
    }
}

#[component]
pub fn Edit(
    cluster: Option<Cluster>,
    clusters: Query<ClusterList>,
    editing: RwSignal<Option<String>>,
) -> impl IntoView {
    let members = RwSignal::new(cluster.is_none().then(|| Ok(Vec::<Found>::new())));
    let known = cluster.as_ref().map(|cluster| cluster.id.clone());
    let ask = Callback::new(move |()| {
        let Some(id) = known.clone() else { return };
        members.set(None);
        spawn_local(async move {
            let answer = members_of(id).await;
            members.try_set(Some(
                answer.map(|members| members.into_iter().map(found).collect()),
            ));
        });
    });
    ask.run(());
    let cluster = StoredValue::new(cluster);
    move || match members.get() {
        None => view! { <Skeleton lines=4/> }.into_any(),
        Some(Err(error)) => view! { <ErrorState error retry=ask/> }.into_any(),
        Some(Ok(members)) => {
            view! { <EditForm cluster=cluster.get_value() members clusters editing/> }.into_any()
        }
    }
}

#[component]
fn EditForm(
    cluster: Option<Cluster>,
    members: Vec<Found>,
    clusters: Query<ClusterList>,
    editing: RwSignal<Option<String>>,
) -> impl IntoView {
    let office = use_session().me().and_then(|me| me.viewer.organization);
    let id = cluster.as_ref().map(|cluster| cluster.id.clone());
    let name = RwSignal::new(
        cluster
            .as_ref()
            .map(|cluster| cluster.name.clone())
            .unwrap_or_default(),
    );
    let lead = RwSignal::new(cluster.and_then(|cluster| cluster.lead).map(found));
    let members = RwSignal::new(members);
    let picked = RwSignal::new(None::<Found>);
    let writing = Writing::begin();
    Effect::new(move |_| {
        if let Some(school) = picked.get() {
            members.update(|members| {
                if !members.iter().any(|member| member.id == school.id) {
                    members.push(school);
                }
            });
        }
    });
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let missing = name.read_untracked().trim().is_empty().then(|| FieldError {
            path: "name".to_owned(),
            words: tr!(organization.name_missing),
        });
        let Some(office) = office.clone() else { return };
        if writing.finds(missing.into_iter().collect()) {
            return;
        }
        let input = ClusterSaveInput {
            id: id.clone(),
            organization: office.id,
            name: name.get_untracked().trim().to_owned(),
            lead: lead.get_untracked().map(|lead| cynic::Id::new(lead.id)),
            members: Some(
                members
                    .get_untracked()
                    .into_iter()
                    .map(|member| cynic::Id::new(member.id))
                    .collect(),
            ),
            idempotency_key: None,
        };
        writing.send::<ClusterSave>(
            move |key| {
                let mut input = input.clone();
                input.idempotency_key = key;
                ClusterSaveVariables { input }
            },
            |answer| words::errors(&answer.cluster_save.user_errors),
            move |_| {
                toast(tr!(organization.cluster_saved));
                clusters.reload();
                editing.set(None);
            },
        );
    };
    let line = move |member: Found| {
        let gone = member.id.clone();
        let takes_off = tr!(organization.remove_member, name = member.label.clone());
        let off = move || members.update(|members| members.retain(|member| member.id != gone));
        view! { <Chip label=member.label takes_off on_off=off/> }
    };
    view! {
        <form class="form form--inline" on:submit=submit novalidate=true data-testid="cluster-form">
            <ErrorSummary problems=Signal::derive(move || words::problems(&writing.errors().read()))/>
            <TextInput id="name" label=tr!(organization.cluster_name) help=tr!(organization.cluster_name_help) value=name error=writing.error("name")/>
            <Combobox
                id="lead"
                label=tr!(organization.lead)
                help=tr!(organization.school_search_help)
                value=lead
                search=|text| search(text, Some(OrganizationKind::School))
                error=writing.error("lead")
                optional=true
            />
            <Combobox
                id="member"
                label=tr!(organization.add_member)
                help=tr!(organization.school_search_help)
                value=picked
                search=|text| search(text, Some(OrganizationKind::School))
                error=writing.error("members")
                optional=true
            />
            <div class="chips" role="group" aria-label=tr!(organization.members) data-testid="cluster-members">
                {move || members.get().into_iter().map(line).collect_view()}
                <Show when=move || members.read().is_empty()>
                    <span class="muted">{tr!(organization.no_members)}</span>
                </Show>
            </div>
            <Refused writing/>
            <div class="form__acts">
                <Button label=tr!(organization.save) look=Look::Primary submit=true busy=writing.busy() test_id="cluster-save"/>
                <Button label=tr!(organization.cancel) look=Look::Quiet on_click=move || editing.set(None)/>
            </div>
        </form>
    }
}
