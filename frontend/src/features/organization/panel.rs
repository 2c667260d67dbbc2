//! One organization beside the list: facts, focal point, people, channels, what has happened.

mod sections;

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::operations::{
    Organization, OrganizationAction, OrganizationVariables, OrganizationView,
};
use super::words;
use crate::shared::history::History;
use crate::shared::i18n::dates;
use crate::shared::page::{Loaded, query};
use crate::shared::ui::{ButtonLink, Glyph, PageTitle, SidePanel, Status, Telephone, Tone, go_to};
use crate::tr;
use sections::{Channels, FocalPointSection, Links, People};

#[component]
pub fn OrganizationPanel(id: String, close: Signal<String>) -> impl IntoView {
    let asked = cynic::Id::new(id);
    let found = query::<OrganizationView>(move || OrganizationVariables { id: asked.clone() });
    let title = Signal::derive(move || {
        found.get().map_or_else(
            || tr!(organization.organization),
            |found| found.organization.name,
        )
    });
    let above = Signal::derive(move || {
        let Some(organization) = found.get().map(|found| found.organization) else {
            return String::new();
        };
        let kind = words::kind(organization.kind);
        let levels = organization.levels.into_iter().map(|level| level.name);
        let clusters = organization
            .clusters
            .into_iter()
            .map(|cluster| cluster.name);
        std::iter::once(kind)
            .chain(levels)
            .chain(clusters)
            .collect::<Vec<_>>()
            .join(" · ")
    });
    view! {
        <SidePanel title above close>
            <PageTitle title/>
            <Loaded query=found let:data>
                {move || view! { <Body organization=data.get().organization/> }}
            </Loaded>
        </SidePanel>
    }
}

/// Leads the eye to the section that the address names.
fn go_to_section() {
    let asked = use_query_map();
    Effect::new(move |_| {
        let section = asked.read().get("tab").unwrap_or_default();
        if !matches!(section.as_str(), "focal-point" | "channels" | "people") {
            return;
        }
        request_animation_frame(move || go_to(&section));
    });
}

#[component]
fn Body(organization: Organization) -> impl IntoView {
    go_to_section();
    let id = organization.id.inner().to_owned();
    let may = |action| organization.available_actions.contains(&action);
    let edit = may(OrganizationAction::Update).then(|| {
        let href = format!("/organizations/{id}/edit");
        view! { <ButtonLink label=tr!(organization.edit) href icon=Glyph::Edit test_id="organization-edit"/> }
    });
    let add = may(OrganizationAction::CreateChild).then(|| {
        let href = format!("/organizations/new?parent={id}");
        view! { <ButtonLink label=tr!(organization.add_below) href icon=Glyph::Plus test_id="organization-add-below"/> }
    });
    let reorganize = (may(OrganizationAction::Update) && organization.closed_on.is_none()).then(|| {
        let href = format!("/organizations/{id}/reorganize");
        view! { <ButtonLink label=tr!(organization.reorganize) href icon=Glyph::Org test_id="organization-reorganize"/> }
    });
    let acts = (edit.is_some() || add.is_some())
        .then(|| view! { <div class="panel__acts">{edit} {add} {reorganize}</div> });
    let closed = organization.closed_on.map(|day| {
        let label = tr!(organization.closed_since, date = dates::day(day));
        view! { <Status tone=Tone::Idle glyph=Glyph::Ban label/> }
    });
    let history = organization.history.clone();
    view! {
        <section class="panel__sec">{closed} <Facts organization=organization.clone()/> {acts}</section>
        <Links organization=organization.clone()/>
        <FocalPointSection organization=organization.clone()/>
        <People organization=organization.clone()/>
        <Channels organization/>
        {(!history.is_empty())
            .then(|| {
                view! {
                    <section class="panel__sec">
                        <h3>{tr!(organization.history)}</h3>
                        <History entries=Signal::stored(history)/>
                    </section>
                }
            })}
    }
}

#[component]
fn Facts(organization: Organization) -> impl IntoView {
    let fact = |label: String, value: Option<String>| {
        value.filter(|value| !value.is_empty()).map(|value| {
            view! {
                <dt>{label}</dt>
                <dd>{value}</dd>
            }
        })
    };
    let parent = organization.parent.map(|parent| {
        let href = format!("/organizations/{}", parent.id.inner());
        view! {
            <dt>{tr!(organization.parent)}</dt>
            <dd><a href=href>{parent.name}</a></dd>
        }
    });
    let call = organization.phone.map(|number| {
        view! {
            <dt>{tr!(organization.phone)}</dt>
            <dd><Telephone number/></dd>
        }
    });
    let write = organization.email.map(|email| {
        view! {
            <dt>{tr!(organization.email)}</dt>
            <dd><a class="break" href=format!("mailto:{email}")>{email.clone()}</a></dd>
        }
    });
    let merged = organization.merged_into.map(|other| {
        let href = format!("/organizations/{}", other.id.inner());
        view! {
            <dt>{tr!(organization.merged_into)}</dt>
            <dd><a href=href>{other.name}</a></dd>
        }
    });
    let before = organization.names.into_iter().filter_map(|name| {
        let last = name.valid_to?;
        let span = match name.valid_from {
            Some(first) => tr!(
                organization.held_until,
                start = dates::day(first),
                end = dates::day(last)
            ),
            None => tr!(organization.until, date = dates::day(last)),
        };
        Some(view! { <span class="under">{format!("{} ({span})", name.name)}</span> })
    });
    let before: Vec<_> = before.collect();
    let before = (!before.is_empty()).then(|| {
        view! {
            <dt>{tr!(organization.names_before)}</dt>
            <dd data-testid="names-before">{before}</dd>
        }
    });
    view! {
        <dl class="facts" data-testid="organization-facts">
            {fact(tr!(organization.short_name), Some(organization.short_name))}
            {fact(tr!(organization.symbol), organization.symbol)}
            {parent}
            {fact(tr!(organization.place), organization.place)}
            {call}
            {write}
            {fact(tr!(organization.address), organization.address)}
            {fact(tr!(organization.opened_on), organization.opened_on.map(dates::day))}
            {merged}
            {before}
        </dl>
    }
}
