//! Entering what arrived, and saying otherwise what is known of it.

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use serde::{Deserialize, Serialize};

use super::fields::{
    IssuedOnField, KindField, PaperFields, SignerField, SubjectField, TypedPaper, ValidityFields,
    draft, given,
};
use super::model::keeps;
use super::operations::{
    Arrival, ArrivalAction, ArrivalCorrect, ArrivalCorrectInput, ArrivalCorrectVariables,
    ArrivalEnter, ArrivalEnterInput, ArrivalEnterVariables, ArrivalVariables, ArrivalView,
    DocumentErrorCode, DocumentUserError, KeepingOrganization, RegisterKeepers,
};
use super::words;
use crate::shared::api::code;
use crate::shared::api::scalars::Date;
use crate::shared::form::{Refused, Restored, Writing};
use crate::shared::i18n::dates;
use crate::shared::page::{Loaded, query};
use crate::shared::paper::{DocumentKind, designation};
use crate::shared::ui::address::{in_path, with_query};
use crate::shared::ui::{
    Button, ButtonLink, Checkbox, Crumb, DateField, EmptyState, ErrorSummary, Glyph, Look, Notice,
    PageHeader, TextArea, TextInput, Tone, toast,
};
use crate::tr;

const LIST: &str = "/documents/arrivals";

/// What is typed of what arrived.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
struct Typed {
    paper: TypedPaper,
    arrived_on: Option<Date>,
    paper_number: String,
    issuer_name: String,
    recipient: String,
    note: String,
}

impl Typed {
    fn of(known: &Arrival) -> Self {
        let text = |value: &Option<String>| value.clone().unwrap_or_default();
        Self {
            paper: TypedPaper {
                kind: code(known.kind),
                symbol: text(&known.symbol),
                subject: known.subject.clone(),
                issued_on: Some(known.issued_on),
                urgency: code(known.urgency),
                valid_from: known.valid_from,
                valid_until: known.valid_until,
                signer_name: text(&known.signer_name),
            },
            arrived_on: Some(known.arrived_on),
            paper_number: text(&known.paper_number),
            issuer_name: known.issuer_name.clone(),
            recipient: text(&known.recipient),
            note: text(&known.note),
        }
    }
}

#[derive(Clone, Copy)]
struct Fields {
    paper: PaperFields,
    arrived_on: RwSignal<Option<Date>>,
    paper_number: RwSignal<String>,
    issuer_name: RwSignal<String>,
    recipient: RwSignal<String>,
    note: RwSignal<String>,
    /// It is known that the same paper was entered before.
    twice: RwSignal<bool>,
    /// The server has said so.
    duplicate: RwSignal<bool>,
}

impl Fields {
    fn begin(typed: Typed) -> Self {
        Self {
            paper: PaperFields::begin(typed.paper),
            arrived_on: RwSignal::new(typed.arrived_on),
            paper_number: RwSignal::new(typed.paper_number),
            issuer_name: RwSignal::new(typed.issuer_name),
            recipient: RwSignal::new(typed.recipient),
            note: RwSignal::new(typed.note),
            twice: RwSignal::new(false),
            duplicate: RwSignal::new(false),
        }
    }

    fn typed(self) -> Typed {
        Typed {
            paper: self.paper.typed(),
            arrived_on: self.arrived_on.get(),
            paper_number: self.paper_number.get(),
            issuer_name: self.issuer_name.get(),
            recipient: self.recipient.get(),
            note: self.note.get(),
        }
    }

    fn missing(self) -> Vec<crate::shared::api::FieldError> {
        untrack(|| {
            let typed = self.typed();
            let mut missing = words::left_empty(&[("arrivedOn", typed.arrived_on.is_none())]);
            missing.extend(words::left_empty(&[(
                "issuerName",
                typed.issuer_name.trim().is_empty(),
            )]));
            missing.extend(typed.paper.missing());
            missing
        })
    }

    /// A paper that was entered before is asked about once.
    fn told(self, found: &[DocumentUserError]) {
        let duplicate = found
            .iter()
            .any(|error| error.code == DocumentErrorCode::Duplicate);
        self.duplicate.set(duplicate);
    }
}

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

#[component]
fn FieldSet(fields: Fields, writing: Writing) -> impl IntoView {
    let paper = fields.paper;
    view! {
        <KindField fields=paper writing copies=true/>
        <div class="two">
            <TextInput
                id="paper-number"
                label=tr!(document.paper_number)
                help=tr!(document.paper_number_help)
                value=fields.paper_number
                error=writing.error("paperNumber")
                optional=true
            />
            <TextInput
                id="symbol"
                label=tr!(document.symbol)
                help=tr!(document.symbol_help)
                value=paper.symbol
                error=writing.error("symbol")
                optional=true
            />
        </div>
        <IssuedOnField fields=paper writing/>
        <TextInput
            id="issuer-name"
            label=tr!(document.issuer)
            help=tr!(document.issuer_help)
            value=fields.issuer_name
            error=writing.error("issuerName")
        />
        <Duplicate fields/>
        <SubjectField fields=paper writing/>
        <SignerField fields=paper writing/>
        <ValidityFields fields=paper writing/>
        <HandlingFields fields writing/>
    }
}

/// The same paper stands in the register: whoever means it says so.
#[component]
fn Duplicate(fields: Fields) -> impl IntoView {
    let href = move || {
        let number = fields.paper_number.get();
        let symbol = fields.paper.symbol.get();
        let number = Some(number.trim()).filter(|number| !number.is_empty());
        with_query(LIST, &[("search", &designation(number, symbol.trim()))])
    };
    view! {
        <Show when=move || fields.duplicate.get()>
            <Notice tone=Tone::Warn test_id="duplicate">
                <p>{tr!(document.error_duplicate)} " " <a href=href target="_blank" rel="noopener">{tr!(document.see_before)}</a></p>
                <Checkbox id="allow-duplicate" label=tr!(document.enter_twice) value=fields.twice/>
            </Notice>
        </Show>
    }
}

#[component]
fn HandlingFields(fields: Fields, writing: Writing) -> impl IntoView {
    view! {
        <TextInput
            id="recipient"
            label=tr!(document.recipient)
            help=tr!(document.recipient_help)
            value=fields.recipient
            error=writing.error("recipient")
            optional=true
        />
        <TextArea id="note" label=tr!(document.note) value=fields.note error=writing.error("note") optional=true rows=2/>
    }
}
