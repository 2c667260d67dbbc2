//! The list. Opening it reads it: what was new stays marked while one looks, and the bell falls silent.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::bell;
use super::mail::Mail;
use super::operations::{
    self, Notification, NotificationsRead, NotificationsReadInput, NotificationsReadVariables,
    NotificationsVariables,
};
use super::words;
use crate::shared::api::scalars::DateTime;
use crate::shared::api::send;
use crate::shared::i18n::dates;
use crate::shared::page::{Loaded, pages};
use crate::shared::ui::{EmptyState, Glyph, Icon, More, PageHeader};
use crate::tr;

#[component]
pub fn Notifications() -> impl IntoView {
    let arrived = bell::arrived();
    let (told, more) = pages::<operations::Notifications>(move |after| {
        arrived.track();
        NotificationsVariables { after }
    });
    Effect::new(move |before: Option<Option<DateTime>>| {
        let newest = told.get().and_then(|data| {
            let first = data.viewer.notifications.nodes.into_iter().next();
            first.filter(|first| first.is_new).map(|first| first.at)
        });
        if let Some(until) = newest
            && before.flatten() != newest
        {
            spawn_local(read(until));
        }
        newest
    });
    view! {
        <PageHeader title=tr!(notification.title) about=tr!(notification.about)/>
        <Loaded query=told let:data>
            <Show
                when=move || !data.read().viewer.notifications.nodes.is_empty()
                fallback=|| view! { <EmptyState glyph=Glyph::Bell title=tr!(notification.none) next=tr!(notification.none_next)/> }
            >
                <ul class="card" data-testid="notifications">
                    <For each=move || data.get().viewer.notifications.nodes key=|told| told.id.inner().to_owned() let:one>
                        <Row one/>
                    </For>
                </ul>
                <More more class="told__more" label=tr!(notification.more) test_id="more-notifications"/>
            </Show>
        </Loaded>
        <Mail/>
    }
}

/// Up to the newest that is shown: what comes meanwhile stays new. Refused or lost, the bell goes on saying so.
async fn read(until: DateTime) {
    let input = NotificationsReadInput {
        until,
        idempotency_key: None,
    };
    if send::<NotificationsRead>(NotificationsReadVariables { input })
        .await
        .is_ok()
    {
        bell::read().notify();
    }
}

#[component]
fn Row(one: Notification) -> impl IntoView {
    let what = words::what(&one);
    // Out of sight there is nowhere to go.
    let gone = one
        .path
        .is_none()
        .then(|| format!(" · {}", tr!(notification.gone)));
    let what = match one.path {
        Some(path) => view! { <a href=path>{what}</a> }.into_any(),
        None => view! { <span>{what}</span> }.into_any(),
    };
    let new = one.is_new.then(
        || view! { <span class="told__new" data-testid="new">{tr!(notification.is_new)}</span> },
    );
    view! {
        <li class="told" class:told--new=one.is_new>
            <Icon glyph=words::glyph(one.kind)/>
            <div>
                {what}
                <br/>
                <span class="faint">
                    <time datetime=one.at.to_rfc3339()>{dates::moment(one.at)}</time>
                    {gone}
                </span>
            </div>
            {new}
        </li>
    }
}
