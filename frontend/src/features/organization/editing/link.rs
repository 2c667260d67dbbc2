//! Whom an organization follows from a day on, beside what it stands below.

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use super::fields::search;
use crate::features::organization::operations::{
    Organization, OrganizationAction, OrganizationFollow, OrganizationFollowVariables,
    OrganizationLinkInput, OrganizationLinkKind, OrganizationVariables, OrganizationView,
};
use crate::features::organization::words;
use crate::shared::api::{FieldError, coded};
use crate::shared::form::{Refused, Writing};
use crate::shared::i18n::dates;
use crate::shared::page::{Loaded, query};
use crate::shared::ui::address::in_path;
use crate::shared::ui::{
    Button, ButtonLink, Choice, Combobox, DateField, EmptyState, ErrorSummary, Found, Glyph, Look,
    PageHeader, RadioGroup, TextInput, toast,
};
use crate::tr;

/// What ends a link: it follows what it stands below, as others do.
const NOBODY: &str = "nobody";
const ANOTHER: &str = "another";

#[component]
pub fn LinkOrganization() -> impl IntoView {
    let id = in_path("id");
    let found = query::<OrganizationView>(move || OrganizationVariables {
        id: cynic::Id::new(id.get()),
    });
    view! {
        <div class="narrow">
            <Loaded query=found lines=6 let:data>
                {
                    let organization = data.get_untracked().organization;
                    let about = organization.name.clone();
                    view! {
                        <PageHeader title=tr!(organization.link_title) about/>
                        <Gate organization/>
                    }
                }
            </Loaded>
        </div>
    }
}

#[component]
fn Gate(organization: Organization) -> impl IntoView {
    if organization
        .available_actions
        .contains(&OrganizationAction::Link)
    {
        return view! { <Form organization/> }.into_any();
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
fn Form(organization: Organization) -> impl IntoView {
    let navigate = use_navigate();
    let (id, version) = (organization.id.clone(), organization.version);
    let back = format!("/organizations/{}", id.inner());
    let (kind, whom) = (
        RwSignal::new(String::new()),
        RwSignal::new(ANOTHER.to_owned()),
    );
    let target = RwSignal::new(None::<Found>);
    let starts_on = RwSignal::new(Some(dates::today()));
    let decision = RwSignal::new(String::new());
    let writing = Writing::begin();
    // There is something to end only where it follows somebody.
    let lasting: Vec<OrganizationLinkKind> = organization
        .links
        .iter()
        .filter(|link| link.ends_on.is_none())
        .map(|link| link.kind)
        .collect();
    let chosen = move || coded(&kind.read());
    let ends = {
        let lasting = lasting.clone();
        Memo::new(move |_| chosen().is_some_and(|kind| lasting.contains(&kind)))
    };
    let another = move || !ends.get() || *whom.read() == ANOTHER;
    let submit = {
        let back = back.clone();
        move |event: leptos::ev::SubmitEvent| {
            event.prevent_default();
            let (kind, day) = (untrack(chosen), starts_on.get_untracked());
            let other = target.get_untracked().filter(|_| untrack(another));
            let missing = [
                ("kind", kind.is_none(), tr!(organization.link_kind_missing)),
                (
                    "target",
                    untrack(another) && other.is_none(),
                    tr!(organization.target_missing),
                ),
                (
                    "startsOn",
                    day.is_none(),
                    tr!(organization.starts_on_missing),
                ),
            ];
            let missing = missing.into_iter().filter(|(_, empty, _)| *empty);
            let missing: Vec<_> = missing
                .map(|(path, _, words)| FieldError::new(&[path.to_owned()], words))
                .collect();
            if writing.finds(missing) {
                return;
            }
            let (Some(kind), Some(day)) = (kind, day) else {
                return;
            };
            let decision = decision.get_untracked().trim().to_owned();
            let input = OrganizationLinkInput {
                id: id.clone(),
                expected_version: Some(version),
                kind,
                target: other.map(|other| cynic::Id::new(other.id)),
                starts_on: day,
                decision_number: Some(decision).filter(|number| !number.is_empty()),
                idempotency_key: None,
            };
            let (navigate, back) = (navigate.clone(), back.clone());
            writing.send::<OrganizationFollow>(
                move |key| {
                    let mut input = input.clone();
                    input.idempotency_key = key;
                    OrganizationFollowVariables { input }
                },
                |answer| words::link_errors(&answer.organization_link.user_errors),
                move |_| {
                    toast(tr!(organization.linked));
                    let options = NavigateOptions {
                        replace: true,
                        ..NavigateOptions::default()
                    };
                    navigate(&back, options);
                },
            );
        }
    };
    let kinds = Choice::each(words::LINK_KINDS, words::link);
    let ending = move || {
        ends.get().then(|| {
            let choices = vec![
                Choice::new(ANOTHER, tr!(organization.link_another)),
                Choice::new(NOBODY, tr!(organization.link_nobody)),
            ];
            view! { <RadioGroup id="whom" label=tr!(organization.link_whom) value=whom choices/> }
        })
    };
    let other = move || {
        another().then(|| {
            view! {
                <Combobox
                    id="target"
                    label=tr!(organization.link_target)
                    help=tr!(organization.parent_help)
                    value=target
                    search=|text| search(text, None)
                    error=writing.error("target")
                />
            }
        })
    };
    view! {
        <form class="form" on:submit=submit novalidate=true data-testid="link-form">
            <p class="muted">{tr!(organization.link_about)}</p>
            <ErrorSummary problems=Signal::derive(move || words::problems(&writing.errors().read()))/>
            <RadioGroup id="kind" label=tr!(organization.link_kind) value=kind choices=kinds error=writing.error("kind")/>
            {ending}
            {other}
            <DateField id="starts-on" label=tr!(organization.link_from) help=tr!(organization.link_from_help) value=starts_on error=writing.error("startsOn")/>
            <TextInput
                id="decision-number"
                label=tr!(organization.link_decision)
                help=tr!(organization.link_decision_help)
                value=decision
                error=writing.error("decisionNumber")
                optional=true
            />
            <Refused writing/>
            <div class="form__acts">
                <Button label=tr!(organization.save) look=Look::Primary submit=true busy=writing.busy() test_id="link-save"/>
                <ButtonLink label=tr!(organization.cancel) href=back look=Look::Quiet/>
            </div>
        </form>
    }
}
