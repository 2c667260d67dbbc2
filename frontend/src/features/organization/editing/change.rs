//! Changing an organization. When somebody else was faster, what was typed stays and the person chooses.

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use super::fields::{FieldSet, Fields, draft};
use crate::features::organization::model::Typed;
use crate::features::organization::operations::{
    Organization, OrganizationAction, OrganizationChoices, OrganizationUpdate,
    OrganizationUpdateVariables, OrganizationVariables, OrganizationView,
};
use crate::features::organization::words;
use crate::shared::api::{ApiError, send};
use crate::shared::form::{Restored, Writing};
use crate::shared::page::{Loaded, query};
use crate::shared::ui::address::in_path;
use crate::shared::ui::{
    Button, ButtonLink, EmptyState, ErrorSummary, Found, Glyph, Look, Notice, PageHeader, Tone,
    toast,
};
use crate::tr;

#[component]
pub fn EditOrganization() -> impl IntoView {
    let id = in_path("id");
    let found = query::<OrganizationView>(move || OrganizationVariables {
        id: cynic::Id::new(id.get()),
    });
    let choices = query::<OrganizationChoices>(|| ());
    view! {
        <div class="narrow">
            <Loaded query=found lines=8 let:data>
                {
                    let organization = data.get_untracked().organization;
                    view! {
                        <PageHeader title=tr!(organization.edit_title) about=organization.name.clone()/>
                        <Loaded query=choices lines=8 let:data>
                            <Gate organization=organization.clone() choices=data.get_untracked()/>
                        </Loaded>
                    }
                }
            </Loaded>
        </div>
    }
}

#[component]
fn Gate(organization: Organization, choices: OrganizationChoices) -> impl IntoView {
    if organization
        .available_actions
        .contains(&OrganizationAction::Update)
    {
        return view! { <Form organization choices/> }.into_any();
    }
    let back = format!("/organizations/{}", organization.id.inner());
    view! {
        <EmptyState glyph=Glyph::Lock title=tr!(organization.not_editable) next=tr!(organization.not_editable_next)>
            <ButtonLink label=tr!(organization.back) href=back/>
        </EmptyState>
    }
    .into_any()
}

#[component]
fn Form(organization: Organization, choices: OrganizationChoices) -> impl IntoView {
    let navigate = use_navigate();
    let id = organization.id.clone();
    let back = format!("/organizations/{}", id.inner());
    let draft = draft(id.inner());
    let fields = Fields::begin();
    let known = Typed::of(&organization);
    let unsent = draft.recall().filter(|typed| *typed != known);
    let restored = RwSignal::new(unsent.is_some());
    fields
        .parent
        .set(organization.parent.as_ref().map(|parent| Found {
            id: parent.id.inner().to_owned(),
            label: parent.name.clone(),
            hint: String::new(),
        }));
    fields.fill(unsent.unwrap_or_else(|| known.clone()));
    fields.keep_in(draft.clone());
    let version = RwSignal::new(organization.version);
    let known = RwSignal::new(known);
    let writing = Writing::begin();
    let save = {
        let (id, back, draft) = (id.clone(), back.clone(), draft.clone());
        Callback::new(move |()| {
            let typed = untrack(|| fields.typed());
            if writing.finds(typed.missing()) {
                return;
            }
            let (navigate, draft, back) = (navigate.clone(), draft.clone(), back.clone());
            let (id, seen) = (id.clone(), version.get_untracked());
            writing.send::<OrganizationUpdate>(
                move |key| OrganizationUpdateVariables {
                    input: typed.to_update(id.clone(), seen, key),
                },
                |answer| words::errors(&answer.organization_update.user_errors),
                move |_| {
                    draft.forget();
                    toast(tr!(organization.saved));
                    navigate(
                        &back,
                        NavigateOptions {
                            replace: true,
                            ..NavigateOptions::default()
                        },
                    );
                },
            );
        })
    };
    let newest = {
        let id = id.clone();
        move |then: Callback<Organization>| {
            let id = id.clone();
            spawn_local(async move {
                match send::<OrganizationView>(OrganizationVariables { id }).await {
                    Ok(found) => {
                        version.set(found.organization.version);
                        then.run(found.organization);
                    }
                    Err(error) => toast(error.words()),
                }
            });
        }
    };
    let overwrite = {
        let newest = newest.clone();
        Callback::new(move |()| newest(Callback::new(move |_| save.run(()))))
    };
    let take = {
        let draft = draft.clone();
        Callback::new(move |()| {
            let draft = draft.clone();
            newest(Callback::new(move |now: Organization| {
                known.set(Typed::of(&now));
                fields.fill(Typed::of(&now));
                writing.finds(Vec::new());
                draft.forget();
            }));
        })
    };
    let refusal = move || {
        writing.refusal().get().map(|error| {
            if error == ApiError::Conflict {
                view! {
                    <Notice tone=Tone::Warn test_id="conflict">
                        <p>{tr!(organization.conflict)}</p>
                        <div class="form__acts">
                            <Button label=tr!(organization.overwrite) on_click=overwrite test_id="conflict-overwrite"/>
                            <Button label=tr!(organization.take_newer) on_click=take test_id="conflict-take"/>
                        </div>
                    </Notice>
                }
                .into_any()
            } else {
                view! { <Notice tone=Tone::Bad test_id="refusal">{error.words()}</Notice> }.into_any()
            }
        })
    };
    let let_go = move || {
        fields.fill(known.get_untracked());
        restored.set(false);
        draft.forget();
    };
    let let_go = Callback::new(move |()| let_go());
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        save.run(());
    };
    view! {
        <form class="form" on:submit=submit novalidate=true data-testid="organization-form">
            {move || {
                restored
                    .get()
                    .then(|| view! { <Restored let_go/> })
            }}
            <ErrorSummary problems=Signal::derive(move || words::problems(&writing.errors().read()))/>
            <FieldSet fields writing choices known=true/>
            {refusal}
            <div class="form__acts">
                <Button label=tr!(organization.save) look=Look::Primary submit=true busy=writing.busy() test_id="organization-save"/>
                <ButtonLink label=tr!(organization.cancel) href=back look=Look::Quiet/>
            </div>
        </form>
    }
}
