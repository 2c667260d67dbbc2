//! Saying otherwise what is known of what arrived.

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use super::LIST;
use super::fields::{FieldSet, Fields, HandlingFields, Typed};
use crate::features::document::fields::given;
use crate::features::document::operations::{
    Arrival, ArrivalAction, ArrivalCorrect, ArrivalCorrectInput, ArrivalCorrectVariables,
    ArrivalVariables, ArrivalView,
};
use crate::features::document::words;
use crate::shared::form::{Refused, Writing};
use crate::shared::page::{Loaded, query};
use crate::shared::ui::address::in_path;
use crate::shared::ui::{
    Button, ButtonLink, Crumb, EmptyState, ErrorSummary, Glyph, Look, PageHeader, toast,
};
use crate::tr;

#[component]
pub fn CorrectArrival() -> impl IntoView {
    let id = in_path("id");
    let found = query::<ArrivalView>(move || ArrivalVariables {
        id: cynic::Id::new(id.get()),
    });
    view! {
        <div class="narrow">
            <Loaded query=found lines=8 let:data>
                {
                    let arrival = data.get_untracked().arrival;
                    let title = tr!(document.correct_title, number = arrival.number.clone());
                    let crumbs = vec![Crumb::new(LIST, tr!(document.arrived))];
                    let form = match arrival.available_actions.contains(&ArrivalAction::Correct) {
                        true => view! { <Correct arrival/> }.into_any(),
                        false => {
                            view! { <EmptyState glyph=Glyph::Lock title=tr!(document.may_not) next=tr!(document.may_not_next)/> }
                                .into_any()
                        }
                    };
                    view! {
                        <PageHeader title about=tr!(document.correct_about) crumbs/>
                        {form}
                    }
                }
            </Loaded>
        </div>
    }
}

#[component]
fn Correct(arrival: Arrival) -> impl IntoView {
    let navigate = use_navigate();
    let back = format!("{LIST}/{}", arrival.id.inner());
    let fields = Fields::begin(Typed::of(&arrival));
    let own = arrival.document.is_none();
    let writing = Writing::begin();
    let target = back.clone();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if writing.finds(fields.missing()) {
            return;
        }
        let typed = untrack(|| fields.typed());
        let paper = typed.paper;
        let (Some(kind), Some(issued_on)) = (paper.kind(), paper.issued_on) else {
            return;
        };
        let input = ArrivalCorrectInput {
            id: arrival.id.clone(),
            expected_version: Some(arrival.version),
            kind,
            urgency: paper.urgency(),
            subject: paper.subject,
            issued_on,
            valid_from: paper.valid_from,
            valid_until: paper.valid_until,
            paper_number: given(&typed.paper_number),
            symbol: given(&paper.symbol),
            issuer_name: typed.issuer_name,
            signer_name: given(&paper.signer_name),
            recipient: given(&typed.recipient),
            note: given(&typed.note),
            allow_duplicate: Some(fields.twice.get_untracked()),
            idempotency_key: None,
        };
        let (navigate, back) = (navigate.clone(), target.clone());
        writing.send::<ArrivalCorrect>(
            move |key| {
                let mut input = input.clone();
                input.idempotency_key = key;
                ArrivalCorrectVariables { input }
            },
            move |answer| {
                fields.told(&answer.arrival_correct.user_errors);
                words::errors(&answer.arrival_correct.user_errors)
            },
            move |_| {
                toast(tr!(document.corrected));
                navigate(
                    &back,
                    NavigateOptions {
                        replace: true,
                        ..NavigateOptions::default()
                    },
                );
            },
        );
    };
    let set = match own {
        true => view! { <FieldSet fields writing/> }.into_any(),
        false => view! { <HandlingFields fields writing/> }.into_any(),
    };
    view! {
        <form class="form" on:submit=submit novalidate=true data-testid="arrival-form">
            <ErrorSummary problems=Signal::derive(move || words::problems(&writing.errors().read()))/>
            {set}
            <Refused writing/>
            <div class="form__acts">
                <Button label=tr!(document.save) look=Look::Primary submit=true busy=writing.busy() test_id="arrival-save"/>
                <ButtonLink label=tr!(document.cancel) href=back look=Look::Quiet/>
            </div>
        </form>
    }
}
