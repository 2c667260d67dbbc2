//! Confirming for the giver's side: what else is handed over, and, in his stead, why.

use leptos::prelude::*;

use crate::features::handover::operations::{
    Handover, HandoverGive, HandoverGiveInput, HandoverGiveVariables,
};
use crate::features::handover::words;
use crate::shared::form::Writing;
use crate::shared::ui::{Button, ErrorSummary, Look, Notice, TextArea, Tone, opened, toast};
use crate::tr;

#[component]
pub fn Give(
    handover: Signal<Handover>,
    giving: RwSignal<bool>,
    done: Callback<()>,
) -> impl IntoView {
    let seen = StoredValue::new(handover.get_untracked());
    let himself = seen.with_value(|seen| seen.mine_to_give);
    let notes = RwSignal::new(seen.with_value(|seen| seen.notes.clone().unwrap_or_default()));
    let reason = RwSignal::new(String::new());
    let writing = Writing::begin();
    // The button that opened it is gone: the reader goes on here.
    let heading = opened();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let why = reason.get_untracked().trim().to_owned();
        if writing.finds(words::left_empty(&[("reason", !himself && why.is_empty())])) {
            return;
        }
        let said = notes.get_untracked().trim().to_owned();
        let seen = seen.get_value();
        let input = HandoverGiveInput {
            id: seen.id,
            expected_version: Some(seen.version),
            notes: Some(said).filter(|said| !said.is_empty()),
            reason: Some(why).filter(|why| !why.is_empty()),
            idempotency_key: None,
        };
        writing.send::<HandoverGive>(
            move |key| {
                let mut input = input.clone();
                input.idempotency_key = key;
                HandoverGiveVariables { input }
            },
            |answer| words::errors(&answer.handover_give.user_errors),
            move |_| {
                toast(tr!(handover.given));
                done.run(());
            },
        );
    };
    let refused = move || {
        let unplaced = writing.errors().get().into_iter();
        let unplaced = unplaced.filter(|error| error.path.is_empty());
        let unplaced: Vec<String> = unplaced.map(|error| error.words).collect();
        let words = writing
            .refusal()
            .get()
            .map_or_else(|| unplaced.join(" "), |error| error.words());
        (!words.is_empty())
            .then(|| view! { <Notice tone=Tone::Bad test_id="refusal">{words}</Notice> })
    };
    let in_stead = (!himself).then(|| {
        view! {
            <TextArea
                id="reason"
                label=tr!(handover.stand_in_reason)
                help=tr!(handover.stand_in_help)
                value=reason
                error=writing.error("reason")
                rows=2
            />
        }
    });
    view! {
        <section class="card" aria-labelledby="giving">
            <div class="card__head"><h2 id="giving" tabindex="-1" node_ref=heading>{tr!(handover.give)}</h2></div>
            <form class="card__body form form--inline" on:submit=submit novalidate=true data-testid="give-form">
                <ErrorSummary problems=Signal::derive(move || words::problems(&writing.errors().read()))/>
                <TextArea
                    id="notes"
                    label=tr!(handover.notes)
                    help=tr!(handover.notes_help)
                    value=notes
                    error=writing.error("notes")
                    optional=true
                    rows=4
                />
                {in_stead}
                {refused}
                <div class="form__acts">
                    <Button label=tr!(handover.give_confirm) look=Look::Primary submit=true busy=writing.busy() test_id="give-save"/>
                    <Button label=tr!(handover.cancel) look=Look::Quiet on_click=move || giving.set(false) test_id="give-cancel"/>
                </div>
            </form>
        </section>
    }
}
