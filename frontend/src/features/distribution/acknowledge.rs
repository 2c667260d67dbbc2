//! The button by which a recipient says that a document arrived: at once, wherever he meets it.

use leptos::prelude::*;

use super::operations::{DeliveryAcknowledge, DeliveryActInput, DeliveryActVariables};
use super::words;
use crate::shared::form::Writing;
use crate::shared::ui::{Button, Look, Notice, Tone, toast};
use crate::tr;

#[component]
pub fn Acknowledge(
    /// The delivery, as it was seen.
    id: cynic::Id,
    #[prop(into)] label: String,
    #[prop(into)] look: Signal<Look>,
    /// The row's own button, which j and k walk to.
    #[prop(optional)]
    row: bool,
    #[prop(into)] test_id: String,
    /// It is said, or somebody else of the organization has said so meanwhile: what is shown around is stale.
    #[prop(into)]
    on_done: Callback<()>,
) -> impl IntoView {
    let writing = Writing::begin();
    let say = move || {
        let id = id.clone();
        writing.send::<DeliveryAcknowledge>(
            move |idempotency_key| DeliveryActVariables {
                input: DeliveryActInput {
                    id: id.clone(),
                    // Whatever became of it meanwhile: to be reminded is a change as well.
                    expected_version: None,
                    idempotency_key,
                },
            },
            |answer| words::errors(&answer.delivery_acknowledge.user_errors),
            move |_| {
                toast(tr!(distribution.done_acknowledge));
                on_done.run(());
            },
        );
    };
    Effect::new(move |_| {
        if !writing.errors().read().is_empty() {
            on_done.run(());
        }
    });
    view! {
        <Button
            label
            look
            row
            busy=writing.busy()
            on_click=say
            test_id
        />
        {move || words::refused(writing).map(|words| view! { <Notice tone=Tone::Bad test_id="refusal">{words}</Notice> })}
    }
}
