//! Where one is signed in, and ending what one does not recognize.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::calendar::Calendar;
use super::operations::{self, SessionRevoke, SessionRevokeInput, SessionRevokeVariables};
use super::words;
use crate::shared::api::{WriteKey, send};
use crate::shared::i18n::dates;
use crate::shared::page::{Loaded, Query, query};
use crate::shared::ui::{Button, Glyph, Icon, Notice, PageHeader, Status, Tone, toast};
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
    let busy = RwSignal::new(false);
    let refusal = RwSignal::new(None::<String>);
    let key = StoredValue::new_local(WriteKey::default());
    let id = session.id.clone();
    let revoke = move || {
        let input = SessionRevokeInput {
            id: id.clone(),
            idempotency_key: Some(key.with_value(WriteKey::current)),
        };
        let gone = id.clone();
        busy.set(true);
        spawn_local(async move {
            match send::<SessionRevoke>(SessionRevokeVariables { input }).await {
                Ok(answer) => {
                    let found = answer
                        .session_revoke
                        .user_errors
                        .first()
                        .map(|found| words::error(found.code));
                    if found.is_none() {
                        toast(tr!(account.session_ended));
                        sessions.update(|answer| {
                            answer.viewer.sessions.retain(|session| session.id != gone)
                        });
                        return;
                    }
                    refusal.try_set(found);
                }
                Err(error) => {
                    refusal.try_set(Some(error.words()));
                }
            }
            busy.try_set(false);
        });
    };
    let end = if session.current {
        view! { <Status tone=Tone::Ok glyph=Glyph::CheckCircle label=tr!(account.this_session)/> }
            .into_any()
    } else {
        view! { <Button label=tr!(account.end_session) busy=busy on_click=revoke test_id="end-session"/> }.into_any()
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
                {move || refusal.get().map(|words| view! { <Notice tone=Tone::Bad>{words}</Notice> })}
            </div>
            {end}
        </li>
    }
}
