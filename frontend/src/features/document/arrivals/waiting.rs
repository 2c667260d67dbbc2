//! What was sent to the viewer's organization and does not stand in its register yet: opened and read beside the list, and entered
//! with one click, there as here.

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate};

use super::PATH;
use crate::features::document::operations::{
    ArrivalTake, ArrivalTakeInput, ArrivalTakeVariables, DeliveryFilter, KeepingOrganization,
    WaitingDocument, WaitingDocuments, WaitingVariables,
};
use crate::features::document::words;
use crate::shared::form::{Said, Writing};
use crate::shared::i18n::dates;
use crate::shared::page::query;
use crate::shared::ui::address::kept;
use crate::shared::ui::{Button, Glyph, Look, toast};
use crate::tr;

/// Asks again when something was `taken`.
#[component]
pub fn Waiting(
    receiver: Memo<Option<KeepingOrganization>>,
    taken: Trigger,
    entered: Callback<()>,
) -> impl IntoView {
    move || {
        receiver
            .get()
            .map(|place| view! { <Sent receiver=place.id taken entered/> })
    }
}

#[component]
fn Sent(receiver: cynic::Id, taken: Trigger, entered: Callback<()>) -> impl IntoView {
    let (organization, receiver) = (receiver.clone(), StoredValue::new(receiver));
    let found = query::<WaitingDocuments>(move || {
        taken.track();
        WaitingVariables {
            filter: DeliveryFilter {
                organization: organization.clone(),
                entered: false,
            },
        }
    });
    let papers = Signal::derive(move || {
        let found = found.get().map(|found| found.deliveries.nodes);
        let papers = found.into_iter().flatten();
        papers.map(|sent| sent.document).collect::<Vec<_>>()
    });
    let count = Memo::new(move |_| found.get().map_or(0, |found| found.deliveries.total_count));
    view! {
        <Show when=move || count.get() != 0>
            <section class="waiting" aria-labelledby="waiting-title" data-testid="waiting">
                <h2 id="waiting-title">{move || tr!(document.waiting, count = count.get())}</h2>
                <ul>
                    <For each=move || papers.get() key=|paper| paper.id.clone() let:paper>
                        <One paper receiver=receiver.get_value() entered/>
                    </For>
                </ul>
            </section>
        </Show>
    }
}

#[component]
fn One(paper: WaitingDocument, receiver: cynic::Id, entered: Callback<()>) -> impl IntoView {
    let search = use_location().search;
    let id = paper.id.inner().to_owned();
    let opened = move || {
        let filters = kept(&search.read());
        let joint = if filters.is_empty() { '?' } else { '&' };
        format!("{PATH}{filters}{joint}waiting={id}")
    };
    let named = words::named(paper.kind, Some(&paper.number), Some(&paper.symbol));
    view! {
        <li class="item waiting__one">
            <span>
                <a href=opened lang="vi" data-testid="waiting-open">{paper.subject}</a>
                <span class="under">{named} ", " {dates::day(paper.issued_on)} ", " {paper.issuer_name}</span>
            </span>
            <Take document=paper.id receiver entered/>
        </li>
    }
}

/// Enters it under today. Where it `opens`, its entry is shown in the place of what was read.
#[component]
pub fn Take(
    document: cynic::Id,
    receiver: cynic::Id,
    entered: Callback<()>,
    #[prop(optional)] opens: bool,
) -> impl IntoView {
    let writing = Writing::begin();
    let search = use_location().search;
    let navigate = use_navigate();
    let take = move || {
        let (organization, document) = (receiver.clone(), document.clone());
        let navigate = navigate.clone();
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
                    if opens {
                        let filters = kept(&search.read_untracked());
                        let address = format!("{PATH}/{}{filters}", arrival.id.inner());
                        navigate(&address, NavigateOptions::default());
                    }
                }
                entered.run(());
            },
        );
    };
    let (look, test_id) = match opens {
        true => (Look::Primary, "arrival-take-read"),
        false => (Look::Secondary, "arrival-take"),
    };
    view! {
        <Button label=tr!(document.take) look icon=Glyph::Plus on_click=take busy=writing.busy() test_id/>
        <Said writing/>
    }
}
