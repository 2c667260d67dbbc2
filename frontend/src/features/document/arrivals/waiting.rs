//! What was sent to the viewer's organization and does not stand in its register yet: opened and read beside the list, and entered
//! with one click.

use leptos::prelude::*;

use crate::features::document::operations::{
    ArrivalTake, ArrivalTakeInput, ArrivalTakeVariables, DeliveryFilter, KeepingOrganization,
    WaitingDocument, WaitingDocuments, WaitingVariables,
};
use crate::features::document::words;
use crate::shared::form::{Said, Writing};
use crate::shared::i18n::dates;
use crate::shared::page::query;
use crate::shared::ui::{Button, Glyph, toast};
use crate::tr;

#[component]
pub fn Waiting(
    receiver: Memo<Option<KeepingOrganization>>,
    entered: Callback<()>,
) -> impl IntoView {
    move || {
        receiver
            .get()
            .map(|place| view! { <Sent receiver=place.id entered/> })
    }
}

#[component]
fn Sent(receiver: cynic::Id, entered: Callback<()>) -> impl IntoView {
    let (organization, receiver) = (receiver.clone(), StoredValue::new(receiver));
    let found = query::<WaitingDocuments>(move || WaitingVariables {
        filter: DeliveryFilter {
            organization: organization.clone(),
            entered: false,
        },
    });
    let papers = Signal::derive(move || {
        let found = found.get().map(|found| found.deliveries.nodes);
        let papers = found.into_iter().flatten();
        papers.map(|sent| sent.document).collect::<Vec<_>>()
    });
    let count = Memo::new(move |_| found.get().map_or(0, |found| found.deliveries.total_count));
    let taken = Callback::new(move |()| {
        found.reload();
        entered.run(());
    });
    view! {
        <Show when=move || count.get() != 0>
            <section class="waiting" aria-labelledby="waiting-title" data-testid="waiting">
                <h2 id="waiting-title">{move || tr!(document.waiting, count = count.get())}</h2>
                <ul>
                    <For each=move || papers.get() key=|paper| paper.id.clone() let:paper>
                        <One paper receiver=receiver.get_value() taken/>
                    </For>
                </ul>
            </section>
        </Show>
    }
}

#[component]
fn One(paper: WaitingDocument, receiver: cynic::Id, taken: Callback<()>) -> impl IntoView {
    let writing = Writing::begin();
    let document = paper.id.clone();
    let take = move || {
        let (organization, document) = (receiver.clone(), document.clone());
        writing.send::<ArrivalTake>(
            move |key| ArrivalTakeVariables {
                input: ArrivalTakeInput {
                    organization: organization.clone(),
                    document: document.clone(),
                    arrived_on: dates::today(),
                    idempotency_key: key,
                },
            },
            |answer| words::errors(&answer.arrival_take.user_errors),
            move |answer| {
                if let Some(arrival) = answer.arrival_take.arrival {
                    toast(tr!(document.entered, number = arrival.number));
                }
                taken.run(());
            },
        );
    };
    let opened = format!("/documents/arrivals?waiting={}", paper.id.inner());
    let named = words::named(paper.kind, Some(&paper.number), Some(&paper.symbol));
    view! {
        <li class="item waiting__one">
            <span>
                <a href=opened lang="vi" data-testid="waiting-open">{paper.subject}</a>
                <span class="under">{named} ", " {dates::day(paper.issued_on)} ", " {paper.issuer_name}</span>
                <Said writing/>
            </span>
            <Button label=tr!(document.take) icon=Glyph::Plus on_click=take busy=writing.busy() test_id="arrival-take"/>
        </li>
    }
}
