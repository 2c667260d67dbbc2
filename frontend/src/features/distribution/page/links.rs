//! What is sent to one who is silent: words that can be read before they are copied, and the link that is his alone.

use leptos::prelude::*;

use super::Desk;
use crate::features::distribution::message::to_one;
use crate::features::distribution::model::good_link;
use crate::features::distribution::operations::{
    Delivery, DeliveryActInput, DeliveryActVariables, DeliveryAction, DeliveryEndLink,
    DeliveryRenewLink,
};
use crate::features::distribution::words;
use crate::shared::form::Writing;
use crate::shared::i18n::dates;
use crate::shared::local;
use crate::shared::ui::{Button, ConfirmDialog, CopyField, Glyph, Notice, Tone, copy, toast};
use crate::tr;

#[component]
pub fn Links(delivery: Delivery, desk: Desk, on_change: Callback<()>) -> impl IntoView {
    let writing = Writing::begin();
    let (ending, renewing) = (RwSignal::new(false), RwSignal::new(false));
    let home = local::whole("/".to_owned());
    let link = good_link(delivery.link.as_ref(), delivery.link_until, dates::now());
    let link = link.map(|link| local::whole(link.clone()));
    let text = desk.paper.with_untracked(|paper| {
        let (name, due, late) = (&delivery.name, delivery.due_on, delivery.late);
        to_one(paper, name, due, late, link.as_deref(), &home)
    });
    let ends = link.is_some()
        && delivery
            .available_actions
            .contains(&DeliveryAction::EndLink);
    let until = delivery.link_until.filter(|_| link.is_some());
    let (id, version) = (delivery.id.clone(), delivery.version);
    let variables = move |idempotency_key| DeliveryActVariables {
        input: DeliveryActInput {
            id: id.clone(),
            expected_version: Some(version),
            idempotency_key,
        },
    };
    let again = variables.clone();
    let end = move || {
        writing.send::<DeliveryEndLink>(
            &variables,
            move |answer| {
                ending.try_set(false);
                words::errors(&answer.delivery_end_link.user_errors)
            },
            move |_| {
                toast(tr!(distribution.done_end_link));
                on_change.run(());
            },
        );
    };
    let renew = move || {
        writing.send::<DeliveryRenewLink>(
            &again,
            move |answer| {
                renewing.try_set(false);
                words::errors(&answer.delivery_renew_link.user_errors)
            },
            move |_| {
                toast(tr!(distribution.done_renew_link));
                on_change.run(());
            },
        );
    };
    // Whoever was refused must see why.
    Effect::new(move |_| {
        if writing.refusal().read().is_some() {
            ending.set(false);
            renewing.set(false);
        }
    });
    let shown = text.clone();
    let address = match (link, until) {
        (Some(link), Some(until)) => view! {
            <CopyField label=tr!(distribution.link) value=link test_id="delivery-link"/>
            <p class="faint">{tr!(distribution.link_until, at = dates::moment(until))}</p>
        }
        .into_any(),
        _ => view! { <p class="muted" data-testid="no-link">{tr!(distribution.no_link)}</p> }
            .into_any(),
    };
    view! {
        <section class="panel__sec stack--s">
            <h3>{tr!(distribution.to_send)}</h3>
            <label class="visually-hidden" for="message">{tr!(distribution.text)}</label>
            <textarea class="input message" id="message" rows="8" readonly=true data-testid="message" prop:value=shown></textarea>
            <div>
                <Button
                    label=tr!(distribution.copy_text)
                    icon=Glyph::Copy
                    on_click=move || copy(text.clone(), tr!(distribution.copied_text))
                    test_id="copy-text"
                />
            </div>
        </section>
        <section class="panel__sec stack--s">
            <h3>{tr!(distribution.link)}</h3>
            {address}
            <div class="form__acts">
                <Button label=tr!(distribution.renew_link) icon=Glyph::Link on_click=move || renewing.set(true) test_id="renew-link"/>
                {ends.then(|| view! {
                    <Button label=tr!(distribution.end_link) icon=Glyph::Ban on_click=move || ending.set(true) test_id="end-link"/>
                })}
            </div>
            {move || words::refused(writing).map(|words| view! { <Notice tone=Tone::Bad test_id="refusal">{words}</Notice> })}
        </section>
        <ConfirmDialog open=renewing title=tr!(distribution.renew_title) action=tr!(distribution.renew_link) on_confirm=renew busy=writing.busy()>
            <p>{tr!(distribution.renew_about)}</p>
        </ConfirmDialog>
        <ConfirmDialog open=ending title=tr!(distribution.end_title) action=tr!(distribution.end_link) on_confirm=end busy=writing.busy()>
            <p>{tr!(distribution.end_about)}</p>
        </ConfirmDialog>
    }
}
