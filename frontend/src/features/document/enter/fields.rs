//! What is known of a paper that arrived, typed.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::LIST;
use crate::features::document::fields::{
    IssuedOnField, KindField, PaperFields, SignerField, SubjectField, TypedPaper, ValidityFields,
};
use crate::features::document::operations::{Arrival, DocumentErrorCode, DocumentUserError};
use crate::features::document::words;
use crate::shared::api::scalars::Date;
use crate::shared::api::{FieldError, code};
use crate::shared::form::Writing;
use crate::shared::paper::designation;
use crate::shared::ui::address::with_query;
use crate::shared::ui::{Checkbox, Notice, TextArea, TextInput, Tone};
use crate::tr;

/// What is typed of what arrived.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Typed {
    pub paper: TypedPaper,
    pub arrived_on: Option<Date>,
    pub paper_number: String,
    pub issuer_name: String,
    pub recipient: String,
    pub note: String,
}

impl Typed {
    pub fn of(known: &Arrival) -> Self {
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
pub struct Fields {
    paper: PaperFields,
    pub arrived_on: RwSignal<Option<Date>>,
    paper_number: RwSignal<String>,
    issuer_name: RwSignal<String>,
    recipient: RwSignal<String>,
    note: RwSignal<String>,
    /// It is known that the same paper was entered before.
    pub twice: RwSignal<bool>,
    /// The server has said so.
    duplicate: RwSignal<bool>,
}

impl Fields {
    pub fn begin(typed: Typed) -> Self {
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

    pub fn typed(self) -> Typed {
        Typed {
            paper: self.paper.typed(),
            arrived_on: self.arrived_on.get(),
            paper_number: self.paper_number.get(),
            issuer_name: self.issuer_name.get(),
            recipient: self.recipient.get(),
            note: self.note.get(),
        }
    }

    pub fn missing(self) -> Vec<FieldError> {
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
    pub fn told(self, found: &[DocumentUserError]) {
        let duplicate = found
            .iter()
            .any(|error| error.code == DocumentErrorCode::Duplicate);
        self.duplicate.set(duplicate);
    }
}

#[component]
pub fn FieldSet(fields: Fields, writing: Writing) -> impl IntoView {
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
pub fn HandlingFields(fields: Fields, writing: Writing) -> impl IntoView {
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
