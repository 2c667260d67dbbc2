//! A new organization below another.

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};

use super::fields::{FieldSet, Fields, draft};
use crate::features::organization::operations::{
    OrganizationChoices, OrganizationCreate, OrganizationCreateVariables, OrganizationRoot,
    OrganizationVariables,
};
use crate::features::organization::words;
use crate::shared::api::send;
use crate::shared::form::{Refused, Writing};
use crate::shared::page::{Loaded, query};
use crate::shared::ui::{Button, ButtonLink, ErrorSummary, Found, Look, PageHeader, toast};
use crate::tr;

#[component]
pub fn NewOrganization() -> impl IntoView {
    let choices = query::<OrganizationChoices>(|| ());
    view! {
        <div class="narrow">
            <PageHeader title=tr!(organization.add) about=tr!(organization.add_about)/>
            <Loaded query=choices lines=8 let:data>
                <Form choices=data.get_untracked()/>
            </Loaded>
        </div>
    }
}

/// Shows the name of the organization that the address names as parent.
fn recall_parent(fields: Fields, id: String) {
    spawn_local(async move {
        let variables = OrganizationVariables {
            id: cynic::Id::new(id),
        };
        if let Ok(found) = send::<OrganizationRoot>(variables).await {
            let parent = found.organization;
            fields.parent.try_set(Some(Found {
                hint: words::kind(parent.kind),
                id: parent.id.into_inner(),
                label: parent.name,
            }));
        }
    });
}

#[component]
fn Form(choices: OrganizationChoices) -> impl IntoView {
    let navigate = use_navigate();
    let asked = use_query_map()
        .read_untracked()
        .get("parent")
        .filter(|id| !id.is_empty());
    let fields = Fields::begin();
    let draft = draft("new");
    if let Some(typed) = draft.recall() {
        let kept = typed.parent.clone();
        fields.fill(typed);
        if let Some(parent) = asked.clone().or(Some(kept).filter(|id| !id.is_empty())) {
            recall_parent(fields, parent);
        }
    } else {
        fields.kind.set("SCHOOL".to_owned());
        if let Some(parent) = asked.clone() {
            recall_parent(fields, parent);
        }
    }
    fields.keep_in(draft.clone());
    let writing = Writing::begin();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let typed = untrack(|| fields.typed());
        if writing.finds(typed.missing()) {
            return;
        }
        let Some(input) = typed.to_create(None) else {
            return;
        };
        let (navigate, draft) = (navigate.clone(), draft.clone());
        writing.send::<OrganizationCreate>(
            move |key| {
                let mut input = input.clone();
                input.idempotency_key = key;
                OrganizationCreateVariables { input }
            },
            |answer| words::errors(&answer.organization_create.user_errors),
            move |answer| {
                draft.forget();
                toast(tr!(organization.added));
                let made = answer
                    .organization_create
                    .organization
                    .map(|made| made.id.into_inner());
                let options = NavigateOptions {
                    replace: true,
                    ..NavigateOptions::default()
                };
                navigate(
                    &format!("/organizations/{}", made.unwrap_or_default()),
                    options,
                );
            },
        );
    };
    let back = asked.map_or_else(
        || "/organizations".to_owned(),
        |id| format!("/organizations/{id}"),
    );
    view! {
        <form class="form" on:submit=submit novalidate=true data-testid="organization-form">
            <ErrorSummary problems=Signal::derive(move || words::problems(&writing.errors().read()))/>
            <FieldSet fields writing choices known=false/>
            <Refused writing/>
            <div class="form__acts">
                <Button label=tr!(organization.add) look=Look::Primary submit=true busy=writing.busy() test_id="organization-save"/>
                <ButtonLink label=tr!(organization.cancel) href=back look=Look::Quiet/>
            </div>
        </form>
    }
}
