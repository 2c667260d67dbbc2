//! What was sent by mistake is taken back.

use leptos::prelude::*;
use leptos_router::hooks::use_navigate;

use super::Desk;
use crate::features::distribution::operations::{
    Delivery, DeliveryActInput, DeliveryActVariables, DeliveryWithdraw,
};
use crate::features::distribution::words;
use crate::shared::form::Writing;
use crate::shared::ui::{Button, ConfirmDialog, Glyph, Notice, Tone, toast};
use crate::tr;

#[component]
pub fn Withdraw(delivery: Delivery, desk: Desk) -> impl IntoView {
    let writing = Writing::begin();
    let asking = RwSignal::new(false);
    let go = use_navigate();
    let name = delivery.name.clone();
    let withdraw = move || {
        let (id, version) = (delivery.id.clone(), delivery.version);
        let (name, go) = (delivery.name.clone(), go.clone());
        writing.send::<DeliveryWithdraw>(
            move |idempotency_key| DeliveryActVariables {
                input: DeliveryActInput {
                    id: id.clone(),
                    expected_version: Some(version),
                    idempotency_key,
                },
            },
            move |answer| {
                asking.try_set(false);
                words::errors(&answer.delivery_withdraw.user_errors)
            },
            move |_| {
                toast(tr!(distribution.done_withdraw, name = name));
                desk.reload();
                go(&desk.narrowed.address(""), Default::default());
            },
        );
    };
    // Whoever was refused must see why.
    Effect::new(move |_| {
        if writing.refusal().read().is_some() {
            asking.set(false);
        }
    });
    view! {
        <section class="panel__sec stack--s">
            <h3>{tr!(distribution.withdraw_head)}</h3>
            <div class="form__acts">
                <Button label=tr!(distribution.withdraw) icon=Glyph::X on_click=move || asking.set(true) test_id="withdraw-delivery"/>
            </div>
            {move || words::refused(writing).map(|words| view! { <Notice tone=Tone::Bad test_id="refusal">{words}</Notice> })}
        </section>
        <ConfirmDialog open=asking title=tr!(distribution.withdraw_title, name = name) action=tr!(distribution.withdraw) on_confirm=withdraw busy=writing.busy()>
            <p>{tr!(distribution.withdraw_about)}</p>
        </ConfirmDialog>
    }
}
