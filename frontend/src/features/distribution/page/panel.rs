//! One delivery beside the list: how it stands, whom to call, what to send, and what has happened.

use leptos::prelude::*;

use super::Desk;
use super::links::Links;
use super::record::Record;
use super::withdraw::Withdraw;
use crate::features::distribution::operations::{
    Delivery, DeliveryAction, DeliveryNode, DeliveryReceipt, DeliveryVariables, DeliveryView,
    Recipient,
};
use crate::features::distribution::words;
use crate::features::notification;
use crate::shared::history::History;
use crate::shared::i18n::dates;
use crate::shared::page::{Loaded, query};
use crate::shared::ui::{EmptyState, Glyph, Icon, SidePanel, Status, Telephone};
use crate::tr;

#[component]
pub fn DeliveryPanel(id: String, desk: Desk) -> impl IntoView {
    let asked = cynic::Id::new(id);
    let arrived = notification::arrived();
    let found = query::<DeliveryView>(move || {
        arrived.track();
        DeliveryVariables { id: asked.clone() }
    });
    let delivery = move || match found.get()?.node {
        Some(DeliveryNode::Delivery(delivery)) => Some(*delivery),
        _ => None,
    };
    let title = move || delivery().map_or_else(|| tr!(ui.loading), |delivery| delivery.name);
    let above = move || {
        let delivery = delivery();
        delivery.map_or_else(String::new, |delivery| words::purpose(delivery.purpose))
    };
    let close = Signal::derive(move || desk.narrowed.address(""));
    let changed = Callback::new(move |()| {
        found.reload();
        desk.reload();
    });
    view! {
        <SidePanel title=Signal::derive(title) above=Signal::derive(above) close>
            <Loaded query=found let:data>
                {
                    // The same as before is not drawn anew: somebody may be typing in it.
                    let node = Memo::new(move |_| data.get().node);
                    move || match node.get() {
                        Some(DeliveryNode::Delivery(delivery)) => view! { <Body delivery=*delivery desk on_change=changed/> }.into_any(),
                        _ => {
                            view! { <EmptyState glyph=Glyph::Doc title=tr!(errors.not_found) next=tr!(errors.not_found_advice)/> }
                                .into_any()
                        }
                    }
                }
            </Loaded>
        </SidePanel>
    }
}

#[component]
fn Body(delivery: Delivery, desk: Desk, on_change: Callback<()>) -> impl IntoView {
    let may = |action| delivery.available_actions.contains(&action);
    let (tone, glyph, label) = words::standing(delivery.receipt, delivery.late);
    let record = may(DeliveryAction::Record)
        .then(|| view! { <Record delivery=delivery.clone() desk on_change/> });
    let sends = may(DeliveryAction::RenewLink)
        .then(|| view! { <Links delivery=delivery.clone() desk on_change/> });
    let withdraw =
        may(DeliveryAction::Withdraw).then(|| view! { <Withdraw delivery=delivery.clone() desk/> });
    let lines = delivery.history.clone();
    let history = (!lines.is_empty()).then(|| {
        view! {
            <section class="panel__sec">
                <h3>{tr!(distribution.history)}</h3>
                <History entries=Signal::stored(lines)/>
            </section>
        }
    });
    view! {
        <section class="panel__sec">
            <Status tone glyph label test_id="delivery-state"/>
            <Facts delivery=delivery.clone()/>
        </section>
        {record}
        <Contacts recipient=delivery.organization/>
        {sends}
        {withdraw}
        {history}
    }
}

#[component]
fn Facts(delivery: Delivery) -> impl IntoView {
    let fact = |label: String, value: Option<String>| {
        value.map(|value| {
            view! {
                <dt>{label}</dt>
                <dd class="break">{value}</dd>
            }
        })
    };
    let waits = delivery.receipt == DeliveryReceipt::Awaited;
    let how = match delivery.receipt {
        DeliveryReceipt::Awaited => None,
        DeliveryReceipt::InApp => Some(tr!(distribution.how_in_app)),
        DeliveryReceipt::ByLink => Some(tr!(distribution.how_by_link)),
        DeliveryReceipt::Recorded => Some(match delivery.received_by {
            Some(person) => tr!(distribution.how_recorded_by, name = person.name),
            None => tr!(distribution.how_recorded),
        }),
    };
    let when = delivery.received_at.map(dates::moment);
    let when = when.or_else(|| delivery.received_on.map(dates::day));
    view! {
        <dl class="facts" data-testid="delivery-facts">
            {fact(tr!(distribution.who), delivery.received_name)}
            {fact(tr!(distribution.when), when)}
            {fact(tr!(distribution.how), how)}
            {fact(tr!(distribution.note), delivery.note)}
            {fact(tr!(distribution.due), waits.then(|| dates::day(delivery.due_on)))}
            {fact(tr!(distribution.reminded_last), delivery.reminded_at.filter(|_| waits).map(dates::moment))}
        </dl>
    }
}

/// Who speaks for the recipient, and its own telephone and mail: one press calls or writes.
#[component]
fn Contacts(recipient: Option<Recipient>) -> impl IntoView {
    let Some(recipient) = recipient else {
        return view! {
            <section class="panel__sec">
                <h3>{tr!(distribution.contacts)}</h3>
                <p class="muted">{tr!(distribution.contacts_outside)}</p>
            </section>
        }
        .into_any();
    };
    let person = recipient.focal_point.map(|focal| focal.person);
    let own = (recipient.phone, recipient.email);
    let person = person.map(|person| {
        let reach = reach(person.phone, person.email);
        view! {
            <li class="contact">
                <b>{person.name}</b>
                <span class="faint">{tr!(distribution.focal_point)}</span>
                {reach}
            </li>
        }
    });
    let place = (own.0.is_some() || own.1.is_some()).then(|| {
        let reach = reach(own.0, own.1);
        view! {
            <li class="contact">
                <b>{tr!(distribution.organization_itself)}</b>
                {reach}
            </li>
        }
    });
    let nobody = (person.is_none() && place.is_none())
        .then(|| view! { <p class="muted">{tr!(distribution.no_contacts)}</p> });
    let href = format!("/organizations/{}", recipient.id.inner());
    view! {
        <section class="panel__sec stack--s">
            <h3>{tr!(distribution.contacts)}</h3>
            {nobody}
            <ul class="contacts" data-testid="contacts">{person} {place}</ul>
            <p><a href=href>{tr!(distribution.open_organization)}</a></p>
        </section>
    }
    .into_any()
}

fn reach(phone: Option<String>, email: Option<String>) -> impl IntoView {
    let call = phone.map(|number| view! { <Telephone number/> });
    let write = email.map(|email| {
        view! {
            <a class="tel breakable" href=format!("mailto:{email}")>
                <Icon glyph=Glyph::Mail small=true/>
                {email.clone()}
            </a>
        }
    });
    view! { {call} {write} }
}
