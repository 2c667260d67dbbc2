//! The one-time link with which a person chooses a password: shown once, here, and kept nowhere.

use leptos::prelude::*;

use super::model::LINK_DAYS;
use super::operations::{Person, PersonInvite, PersonRef, PersonRefVariables};
use super::words;
use crate::shared::form::Writing;
use crate::shared::local;
use crate::shared::ui::{Button, CopyField, Glyph, Notice, Tone};
use crate::tr;

#[component]
pub fn Invite(
    person: Person,
    /// Stays while the person is read anew: making a link gives him a new version.
    link: RwSignal<Option<String>>,
    on_made: Callback<()>,
) -> impl IntoView {
    let writing = Writing::begin();
    let id = person.id.clone();
    let version = person.version;
    let make = move || {
        let id = id.clone();
        writing.send::<PersonInvite>(
            move |key| PersonRefVariables {
                input: PersonRef {
                    id: id.clone(),
                    expected_version: Some(version),
                    idempotency_key: key,
                },
            },
            |answer| words::errors(&answer.person_invite.user_errors),
            move |answer| {
                link.try_set(answer.person_invite.link.map(local::whole));
                on_made.run(());
            },
        );
    };
    let username = person.username.unwrap_or_default();
    view! {
        {move || {
            link.get()
                .map(|address| view! { <Link address username=username.clone() name=person.name.clone()/> })
        }}
        <Show when=move || link.read().is_none()>
            <p class="muted">{tr!(person.invite_about)}</p>
        </Show>
        {move || {
            let again = if link.read().is_some() { tr!(person.invite_again) } else { tr!(person.invite) };
            view! { <Button label=again icon=Glyph::Link busy=writing.busy() on_click=make.clone() test_id="person-invite"/> }
        }}
        {move || {
            writing.said().map(|words| view! { <Notice tone=Tone::Bad test_id="invite-refusal">{words}</Notice> })
        }}
    }
}

#[component]
fn Link(address: String, username: String, name: String) -> impl IntoView {
    view! {
        <Notice tone=Tone::Ok test_id="invite">
            <p>
                <b>{tr!(person.link_once, name = name)}</b>
            </p>
            <p>{tr!(person.link_tell, username = username, days = LINK_DAYS)}</p>
            <CopyField label=tr!(person.link) value=address test_id="invite-link"/>
        </Notice>
    }
}
