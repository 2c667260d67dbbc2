//! Writing down who said, by telephone or on paper, that it arrived; what was written down is corrected the same way.

use leptos::prelude::*;

use super::Desk;
use crate::features::distribution::operations::{
    Delivery, DeliveryReceipt, DeliveryRecord, DeliveryRecordInput, DeliveryRecordVariables,
};
use crate::features::distribution::words;
use crate::shared::api::ApiError;
use crate::shared::form::Writing;
use crate::shared::i18n::dates;
use crate::shared::ui::{
    Button, DateField, ErrorSummary, Glyph, Look, Notice, TextInput, Tone, opened, toast,
};
use crate::tr;

#[component]
pub fn Record(delivery: Delivery, desk: Desk, on_change: Callback<()>) -> impl IntoView {
    // While the form is open, its button is the page's filled one.
    let open = desk.recording;
    on_cleanup(move || {
        open.try_set(false);
    });
    let again = delivery.receipt == DeliveryReceipt::Recorded;
    let label = move || {
        if again {
            tr!(distribution.record_again)
        } else {
            tr!(distribution.record)
        }
    };
    let delivery = StoredValue::new(delivery);
    view! {
        <section class="panel__sec">
            <Show
                when=move || open.get()
                fallback=move || {
                    view! { <Button label=label() icon=Glyph::Edit on_click=move || open.set(true) test_id="record"/> }
                }
            >
                <Form delivery=delivery.get_value() desk open on_change/>
            </Show>
        </section>
    }
}

#[component]
fn Form(
    delivery: Delivery,
    desk: Desk,
    open: RwSignal<bool>,
    on_change: Callback<()>,
) -> impl IntoView {
    let written = delivery.receipt == DeliveryReceipt::Recorded;
    let name = RwSignal::new(delivery.received_name.unwrap_or_default());
    let day = delivery.received_on.filter(|_| written);
    let received_on = RwSignal::new(Some(day.unwrap_or_else(dates::today)));
    let note = RwSignal::new(delivery.note.unwrap_or_default());
    let (id, version) = (delivery.id, delivery.version);
    let writing = Writing::begin();
    let heading = opened();
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let who = name.get_untracked().trim().to_owned();
        let day = received_on.get_untracked();
        writing.finds(words::left_empty(&[
            ("name", who.is_empty()),
            ("receivedOn", day.is_none()),
        ]));
        let Some(received_on) = day.filter(|_| !who.is_empty()) else {
            return;
        };
        let note = note.get_untracked().trim().to_owned();
        let input = DeliveryRecordInput {
            id: id.clone(),
            expected_version: Some(version),
            name: who,
            received_on,
            note: Some(note).filter(|note| !note.is_empty()),
            idempotency_key: None,
        };
        writing.send::<DeliveryRecord>(
            move |key| {
                let mut input = input.clone();
                input.idempotency_key = key;
                DeliveryRecordVariables { input }
            },
            |answer| words::errors(&answer.delivery_record.user_errors),
            move |_| {
                toast(tr!(distribution.done_record));
                open.set(false);
                on_change.run(());
            },
        );
    };
    let refused = move || {
        writing.refusal().get().map(|error| {
            let (tone, words) = match error {
                ApiError::Conflict => (Tone::Warn, tr!(distribution.changed_meanwhile)),
                error => (Tone::Bad, error.words()),
            };
            view! { <Notice tone test_id="refusal">{words}</Notice> }
        })
    };
    let issued = desk
        .paper
        .with_untracked(|paper| dates::day(paper.issued_on));
    view! {
        <form class="form form--inline" on:submit=save novalidate=true data-testid="record-form">
            <h3 tabindex="-1" node_ref=heading>{tr!(distribution.record)}</h3>
            <ErrorSummary problems=Signal::derive(move || words::problems(&writing.errors().read()))/>
            <TextInput id="name" label=tr!(distribution.who) help=tr!(distribution.who_help) value=name error=writing.error("name")/>
            <DateField
                id="received-on"
                label=tr!(distribution.received_on)
                help=tr!(distribution.received_on_help, date = issued)
                value=received_on
                error=writing.error("receivedOn")
            />
            <TextInput id="note" label=tr!(distribution.note) help=tr!(distribution.note_help) value=note error=writing.error("note") optional=true/>
            {refused}
            <div class="form__acts">
                <Button label=tr!(distribution.record_save) look=Look::Primary submit=true busy=writing.busy() test_id="record-save"/>
                <Button label=tr!(distribution.cancel) look=Look::Quiet on_click=move || open.set(false) test_id="record-cancel"/>
            </div>
        </form>
    }
}
