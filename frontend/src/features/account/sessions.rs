//! Where one is signed in, and ending what one does not recognize.

use leptos::prelude::*;

use super::calendar::Calendar;
use super::operations::{self, SessionRevoke, SessionRevokeInput, SessionRevokeVariables};
use super::words;
use crate::shared::form::{Said, Writing};
use crate::shared::i18n::dates;
use crate::shared::page::{Loaded, Query, query};
use crate::shared::ui::{Button, Glyph, Icon, PageHeader, Status, Tone, toast};
use crate::tr;

#[component]
pub fn MySessions() -> impl IntoView {
    let sessions = query::<operations::MySessions>(|| ());
    view! {
        <PageHeader title=tr!(account.sessions) about=tr!(account.sessions_about)/>
        <Loaded query=sessions let:data>
            <ul class="card narrow" data-testid="sessions">
                <For each=move || data.get().viewer.sessions key=|session| session.id.inner().to_owned() let:session>
                    <Row session sessions/>
                </For>
            </ul>
            <Calendar on_opened=move || sessions.reload()/>
        </Loaded>
    }
}

#[component]
fn Row(session: operations::Session, sessions: Query<operations::MySessions>) -> impl IntoView {
    let writing = Writing::begin();
    let id = session.id.clone();
    let revoke = move || {
        let (id, gone) = (id.clone(), id.clone());
        writing.send::<SessionRevoke>(
            move |idempotency_key| SessionRevokeVariables {
                input: SessionRevokeInput {
                    id: id.clone(),
                    idempotency_key,
                },
            },
            |answer| words::errors(&answer.session_revoke.user_errors),
            move |_| {
                toast(tr!(account.session_ended));
                sessions
                    .update(|answer| answer.viewer.sessions.retain(|session| session.id != gone));
            },
        );
    };
    let end = if session.current {
        view! { <Status tone=Tone::Ok glyph=Glyph::CheckCircle label=tr!(account.this_session)/> }
            .into_any()
    } else {
        view! { <Button label=tr!(account.end_session) busy=writing.busy() on_click=revoke test_id="end-session"/> }.into_any()
    };
    view! {
        <li class="session">
            <Icon glyph=Glyph::Lock/>
            <div>
                <b>{words::device(&session.user_agent)}</b>
                <br/>
                <span class="faint">
                    {tr!(account.session_seen, seen = dates::moment(session.last_seen_at), since = dates::moment(session.created_at))}
                </span>
                <Said writing/>
            </div>
            {end}
        </li>
    }
}
