//! Entering what arrived.

mod correct;
mod fields;

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use self::fields::{FieldSet, Fields, Typed};
use super::fields::{TypedPaper, draft, given};
use super::model::keeps;
use super::operations::{
    ArrivalEnter, ArrivalEnterInput, ArrivalEnterVariables, KeepingOrganization, RegisterKeepers,
};
use super::words;
use crate::shared::form::{Refused, Restored, Writing};
use crate::shared::i18n::dates;
use crate::shared::page::{Loaded, query};
use crate::shared::paper::DocumentKind;
use crate::shared::ui::{
    Button, ButtonLink, Crumb, DateField, EmptyState, ErrorSummary, Glyph, Look, PageHeader, toast,
};
use crate::tr;

pub use correct::CorrectArrival;

const LIST: &str = "/documents/arrivals";

#[component]
pub fn EnterArrival() -> impl IntoView {
    let keepers = query::<RegisterKeepers>(|| ());
    view! {
        <div class="narrow">
            <PageHeader title=tr!(document.enter) about=tr!(document.enter_about) crumbs=vec![Crumb::new(LIST, tr!(document.arrived))]/>
            <Loaded query=keepers lines=8 let:data>
                {match keeps(&data.get_untracked()).into_iter().next() {
                    Some(place) => {
                        let anew = Trigger::new();
                        (move || {
                            anew.track();
                            view! { <Enter place=place.clone() anew/> }
                        })
                            .into_any()
                    }
                    None => {
                        view! { <EmptyState glyph=Glyph::Lock title=tr!(document.may_not) next=tr!(document.may_not_next)/> }
                            .into_any()
                    }
                }}
            </Loaded>
        </div>
    }
}

#[component]
fn Enter(
    place: KeepingOrganization,
    /// The form begins anew, without its draft.
    anew: Trigger,
) -> impl IntoView {
    let navigate = use_navigate();
    let draft = draft::<Typed>("arrival.new");
    let kept = draft.recall();
    let restored = kept.is_some().then(|| {
        let draft = draft.clone();
        let let_go = Callback::new(move |()| {
            draft.forget();
            anew.notify();
        });
        view! { <Restored let_go/> }
    });
    let first = kept.unwrap_or_else(|| Typed {
        paper: TypedPaper::of_today(DocumentKind::OfficialLetter, None),
        arrived_on: Some(dates::today()),
        ..Typed::default()
    });
    let fields = Fields::begin(first);
    let keep = draft.clone();
    Effect::new(move |before: Option<Typed>| {
        let typed = fields.typed();
        if before.is_some_and(|before| before != typed) {
            keep.keep(&typed);
        }
        typed
    });
    let writing = Writing::begin();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if writing.finds(fields.missing()) {
            return;
        }
        let typed = untrack(|| fields.typed());
        let paper = typed.paper;
        let (Some(kind), Some(issued_on), Some(arrived_on)) =
            (paper.kind(), paper.issued_on, typed.arrived_on)
        else {
            return;
        };
        let input = ArrivalEnterInput {
            organization: place.id.clone(),
            arrived_on,
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
        let (navigate, draft) = (navigate.clone(), draft.clone());
        writing.send::<ArrivalEnter>(
            move |key| {
                let mut input = input.clone();
                input.idempotency_key = key;
                ArrivalEnterVariables { input }
            },
            move |answer| {
                fields.told(&answer.arrival_enter.user_errors);
                words::errors(&answer.arrival_enter.user_errors)
            },
            move |answer| {
                draft.forget();
                if let Some(arrival) = answer.arrival_enter.arrival {
                    toast(tr!(document.entered, number = arrival.number));
                    navigate(
                        &format!("{LIST}/{}", arrival.id.inner()),
                        NavigateOptions::default(),
                    );
                }
            },
        );
    };
    view! {
        <form class="form" on:submit=submit novalidate=true data-testid="arrival-form">
            {restored}
            <ErrorSummary problems=Signal::derive(move || words::problems(&writing.errors().read()))/>
            <DateField
                id="arrived-on"
                label=tr!(document.arrived_on)
                help=tr!(document.arrived_on_help)
                value=fields.arrived_on
                error=writing.error("arrivedOn")
            />
            <FieldSet fields writing/>
            <Refused writing/>
            <div class="form__acts">
                <Button label=tr!(document.enter) look=Look::Primary submit=true busy=writing.busy() test_id="arrival-save"/>
                <ButtonLink label=tr!(document.cancel) href=LIST look=Look::Quiet/>
            </div>
        </form>
    }
}
