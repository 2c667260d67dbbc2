//! What the holder of a recipient's link sees, outside of sign-in and mostly on a phone: what was sent to whom, and one
//! button by which he says that it arrived. Nothing of him is kept in this browser.

use leptos::prelude::*;

use super::operations::{
    DeliveryConfirm, DeliveryConfirmInput, DeliveryConfirmVariables, DeliveryErrorCode,
    DeliveryReceipt, LinkVariables, LinkView, LinkedDelivery,
};
use super::words;
use crate::shared::form::{Refused, Writing};
use crate::shared::i18n::{dates, papers};
use crate::shared::page::{Loaded, Query, query};
use crate::shared::paper::office_word;
use crate::shared::ui::address::in_path;
use crate::shared::ui::{Button, Glyph, Icon, Look, Lotus, PageTitle, TextInput};
use crate::tr;

#[component]
pub fn ReceiptPage() -> impl IntoView {
    let token = in_path("token");
    let found = query::<LinkView>(move || LinkVariables { token: token.get() });
    view! {
        <PageTitle title=tr!(distribution.receipt_title)/>
        <main class="receipt">
            <p class="signin__brand">
                <Lotus/>
                "Sen"
            </p>
            <Loaded query=found let:data>
                {move || match data.get().linked_delivery {
                    Some(delivery) => view! { <Known delivery token found/> }.into_any(),
                    None => view! {
                        <Said glyph=Glyph::Link title=tr!(distribution.link_unknown) test_id="link-unknown">
                            <p>{tr!(distribution.link_unknown_next)}</p>
                        </Said>
                    }
                    .into_any(),
                }}
            </Loaded>
            <p class="receipt__foot">
                <a href="/sign-in">{tr!(distribution.receipt_sign_in)}</a>
            </p>
        </main>
    }
}

/// One thing said kindly, with what to do.
#[component]
fn Said(
    glyph: Glyph,
    #[prop(into)] title: String,
    test_id: &'static str,
    children: Children,
) -> impl IntoView {
    view! {
        <div class="card receipt__said" data-testid=test_id>
            <Icon glyph/>
            <h1 data-testid="page-title">{title}</h1>
            {children()}
        </div>
    }
}

#[component]
fn Known(delivery: LinkedDelivery, token: Memo<String>, found: Query<LinkView>) -> impl IntoView {
    let paper = view! { <Paper delivery=delivery.clone()/> };
    if delivery.receipt != DeliveryReceipt::Awaited {
        let name = delivery.received_name.unwrap_or_default();
        let at = delivery.received_at.map(dates::moment);
        let at = at.or_else(|| delivery.received_on.map(dates::day));
        return view! {
            <Said glyph=Glyph::CheckCircle title=tr!(distribution.receipt_done) test_id="link-done">
                <p data-testid="receipt-who">{tr!(distribution.receipt_done_by, name = name, at = at.unwrap_or_default())}</p>
                <p class="muted">{tr!(distribution.receipt_done_next)}</p>
            </Said>
            {paper}
        }
        .into_any();
    }
    if delivery.expired {
        return view! {
            <Said glyph=Glyph::Clock title=tr!(distribution.link_expired) test_id="link-expired">
                <p>{tr!(distribution.link_expired_next, issuer = delivery.issuer)}</p>
            </Said>
            {paper}
        }
        .into_any();
    }
    view! {
        <h1 data-testid="page-title">{tr!(distribution.receipt_title)}</h1>
        <p class="muted">{tr!(distribution.receipt_about)}</p>
        {paper}
        <Confirm token found/>
    }
    .into_any()
}

/// What was sent, in the office's own words.
#[component]
fn Paper(delivery: LinkedDelivery) -> impl IntoView {
    let waits = delivery.receipt == DeliveryReceipt::Awaited;
    let due = waits.then(|| {
        view! {
            <dt>{tr!(distribution.due)}</dt>
            <dd>{dates::day(delivery.due_on)}</dd>
        }
    });
    view! {
        <section class="card" aria-label=tr!(distribution.document)>
            <div class="card__body">
                <p class="strong" lang="vi">{format!("{} số {}", office_word(delivery.kind), delivery.reference)}</p>
                <p lang="vi">{papers::subject(&delivery.subject)}</p>
                <dl class="facts">
                    <dt>{tr!(distribution.issued_on)}</dt>
                    <dd>{dates::day(delivery.issued_on)}</dd>
                    <dt>{tr!(distribution.issuer)}</dt>
                    <dd>{delivery.issuer}</dd>
                    <dt>{tr!(distribution.recipient)}</dt>
                    <dd data-testid="receipt-recipient">{delivery.recipient}</dd>
                    {due}
                </dl>
            </div>
        </section>
    }
}

#[component]
fn Confirm(token: Memo<String>, found: Query<LinkView>) -> impl IntoView {
    let name = RwSignal::new(String::new());
    let writing = Writing::begin();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let said = name.get_untracked().trim().to_owned();
        if writing.finds(words::left_empty(&[("name", said.is_empty())])) {
            return;
        }
        writing.send::<DeliveryConfirm>(
            move |_| DeliveryConfirmVariables {
                input: DeliveryConfirmInput {
                    token: token.get_untracked(),
                    name: said.clone(),
                },
            },
            move |answer| {
                let errors = &answer.delivery_confirm.user_errors;
                let ended = DeliveryErrorCode::LinkInvalid;
                // It ended meanwhile: the page says so, and what to do.
                if errors.iter().any(|error| error.code == ended) {
                    found.reload();
                }
                words::errors(errors)
            },
            move |answer| {
                let delivery = answer.delivery_confirm.delivery;
                if delivery.is_some() {
                    found.update(|view| view.linked_delivery = delivery);
                }
            },
        );
    };
    view! {
        <form class="stack" on:submit=submit novalidate=true>
            <TextInput
                id="name"
                label=tr!(distribution.receipt_name)
                help=tr!(distribution.receipt_name_help)
                value=name
                error=writing.error("name")
            />
            <Refused writing/>
            <Button label=tr!(distribution.acknowledge) look=Look::Primary icon=Glyph::Check big=true submit=true busy=writing.busy() test_id="confirm"/>
        </form>
    }
}
