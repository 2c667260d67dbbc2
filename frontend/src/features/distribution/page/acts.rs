//! What is done for all who are silent: reminding them, and words for the chat that they share; and one more recipient.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Desk;
use crate::features::distribution::message::to_all;
use crate::features::distribution::model::to_remind;
use crate::features::distribution::operations::{
    DocumentAction, DocumentRemind, DocumentRemindInput, DocumentRemindVariables, Silent,
    SilentDeliveries, SilentVariables,
};
use crate::features::distribution::words;
use crate::shared::api::ApiError;
use crate::shared::form::Writing;
use crate::shared::i18n::dates;
use crate::shared::local;
use crate::shared::page::all_pages;
use crate::shared::ui::{Button, ConfirmDialog, Glyph, Look, Notice, Tone, copy, toast};
use crate::tr;

/// Whom a reminder would reach now.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Due {
    /// None: all have it, were told today, or stand outside.
    Nobody,
    Some(usize),
    /// More than are known here.
    Many,
}

#[component]
pub fn Acts(desk: Desk) -> impl IntoView {
    let writing = Writing::begin();
    let due = Memo::new(move |_| match desk.silent.get() {
        None => Due::Nobody,
        Some(silent) if silent.deliveries.page_info.has_next_page => Due::Many,
        Some(silent) => match to_remind(&silent.deliveries.nodes, dates::now()) {
            0 => Due::Nobody,
            some => Due::Some(some),
        },
    });
    let asking = RwSignal::new(false);
    let remind = move || {
        // What comes of it is said on the page, where an open dialog would hide it.
        asking.set(false);
        let document = desk.paper.with_untracked(|paper| paper.id.clone());
        writing.send::<DocumentRemind>(
            move |idempotency_key| DocumentRemindVariables {
                input: DocumentRemindInput {
                    document: document.clone(),
                    idempotency_key,
                },
            },
            |answer| words::errors(&answer.document_remind.user_errors),
            move |answer| {
                toast(match answer.document_remind.count {
                    0 => tr!(distribution.reminded_nobody),
                    count => tr!(distribution.reminded, count = count),
                });
                desk.reload();
            },
        );
    };
    let look = Signal::derive(move || Look::filled(!desk.adding.get() && !desk.recording.get()));
    let remind_button = move || {
        let label = match due.get() {
            Due::Nobody => return None,
            Due::Some(count) => tr!(distribution.remind, count = count),
            Due::Many => tr!(distribution.remind_all),
        };
        desk.may(DocumentAction::Remind).then(|| {
            view! { <Button label look icon=Glyph::Bell busy=writing.busy() on_click=move || asking.set(true) test_id="remind"/> }
        })
    };
    let add = move || {
        (desk.may(DocumentAction::Send) && !desk.adding.get()).then(|| {
            view! {
                <Button label=tr!(distribution.add) icon=Glyph::Plus on_click=move || desk.adding.set(true) test_id="add-recipient"/>
            }
        })
    };
    view! {
        {add}
        <CopyAll desk/>
        {remind_button}
        <ConfirmDialog
            open=asking
            title=tr!(distribution.remind_title)
            action=tr!(distribution.remind_do)
            on_confirm=remind
        >
            <p>{tr!(distribution.remind_about)}</p>
        </ConfirmDialog>
        {move || words::refused(writing).map(|words| view! {
            <div class="head__said"><Notice tone=Tone::Bad test_id="refusal">{words}</Notice></div>
        })}
    }
}

/// One text that names all who are silent.
#[component]
fn CopyAll(desk: Desk) -> impl IntoView {
    let busy = RwSignal::new(false);
    let refusal = RwSignal::new(None::<ApiError>);
    let take = move || {
        let paper = desk.paper.get_untracked();
        busy.set(true);
        refusal.set(None);
        spawn_local(async move {
            match all_silent(paper.id.clone()).await {
                Ok(silent) => {
                    let text = to_all(&paper, &silent, &local::whole("/".to_owned()));
                    copy(text, tr!(distribution.copied_all, count = silent.len()));
                }
                Err(error) => {
                    refusal.try_set(Some(error));
                }
            }
            busy.try_set(false);
        });
    };
    let some = Memo::new(move |_| {
        let silent = desk.silent.get();
        silent.is_some_and(|silent| !silent.deliveries.nodes.is_empty())
    });
    view! {
        <Show when=move || some.get() && desk.may(DocumentAction::Remind)>
            <Button label=tr!(distribution.copy_all) icon=Glyph::Copy busy on_click=take test_id="copy-all"/>
        </Show>
        {move || refusal.get().map(|error| view! {
            <div class="head__said"><Notice tone=Tone::Bad>{error.words()}</Notice></div>
        })}
    }
}

async fn all_silent(document: cynic::Id) -> Result<Vec<Silent>, ApiError> {
    let all = all_pages::<SilentDeliveries>(|after| SilentVariables {
        document: document.clone(),
        after,
    });
    Ok(all.await?.deliveries.nodes)
}
