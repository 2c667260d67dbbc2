//! What both forms ask of a paper, field by field, kept on this machine until the server has it.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::operations::DocumentUrgency;
use super::words;
use crate::shared::api::scalars::Date;
use crate::shared::api::{FieldError, code, coded};
use crate::shared::form::{Draft, Writing};
use crate::shared::paper::DocumentKind;
use crate::shared::session::use_session;
use crate::shared::ui::{DateField, Select, TextArea, TextInput};
use crate::tr;

/// What is typed of every paper.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct TypedPaper {
    pub kind: String,
    pub symbol: String,
    pub subject: String,
    pub issued_on: Option<Date>,
    pub urgency: String,
    pub valid_from: Option<Date>,
    pub valid_until: Option<Date>,
    pub signer_name: String,
}

impl TypedPaper {
    /// A paper of this day.
    pub fn of_today(kind: DocumentKind, today: Option<Date>) -> Self {
        Self {
            kind: code(kind),
            issued_on: today,
            urgency: code(DocumentUrgency::Normal),
            ..Self::default()
        }
    }

    pub fn of_kind(self, kind: DocumentKind) -> Self {
        Self {
            kind: code(kind),
            ..self
        }
    }

    pub fn kind(&self) -> Option<DocumentKind> {
        coded(&self.kind)
    }

    pub fn urgency(&self) -> Option<DocumentUrgency> {
        coded(&self.urgency)
    }

    /// What is missing before it is worth sending.
    pub fn missing(&self) -> Vec<FieldError> {
        words::left_empty(&[
            ("kind", self.kind().is_none()),
            ("subject", self.subject.trim().is_empty()),
            ("issuedOn", self.issued_on.is_none()),
        ])
    }
}

/// A text, if anything was typed.
pub fn given(text: &str) -> Option<String> {
    Some(text.trim().to_owned()).filter(|text| !text.is_empty())
}

/// This person's draft for `thing`.
pub fn draft<T: Serialize + serde::de::DeserializeOwned>(thing: &str) -> Draft<T> {
    let person =
        untrack(|| use_session().me()).map_or_else(|| cynic::Id::new(""), |me| me.viewer.person.id);
    Draft::of(&person, &format!("document.{thing}"))
}

/// The same as signals.
#[derive(Clone, Copy)]
pub struct PaperFields {
    pub kind: RwSignal<String>,
    pub symbol: RwSignal<String>,
    subject: RwSignal<String>,
    issued_on: RwSignal<Option<Date>>,
    urgency: RwSignal<String>,
    valid_from: RwSignal<Option<Date>>,
    valid_until: RwSignal<Option<Date>>,
    signer_name: RwSignal<String>,
}

impl PaperFields {
    pub fn begin(typed: TypedPaper) -> Self {
        Self {
            kind: RwSignal::new(typed.kind),
            symbol: RwSignal::new(typed.symbol),
            subject: RwSignal::new(typed.subject),
            issued_on: RwSignal::new(typed.issued_on),
            urgency: RwSignal::new(typed.urgency),
            valid_from: RwSignal::new(typed.valid_from),
            valid_until: RwSignal::new(typed.valid_until),
            signer_name: RwSignal::new(typed.signer_name),
        }
    }

    pub fn typed(self) -> TypedPaper {
        TypedPaper {
            kind: self.kind.get(),
            symbol: self.symbol.get(),
            subject: self.subject.get(),
            issued_on: self.issued_on.get(),
            urgency: self.urgency.get(),
            valid_from: self.valid_from.get(),
            valid_until: self.valid_until.get(),
            signer_name: self.signer_name.get(),
        }
    }
}

#[component]
pub fn KindField(
    fields: PaperFields,
    writing: Writing,
    /// Certified copies as well: they come, and are not issued by themselves.
    #[prop(optional)]
    copies: bool,
) -> impl IntoView {
    let kinds = match copies {
        true => words::kinds(),
        false => words::issued_kinds(),
    };
    view! {
        <Select
            id="kind"
            label=tr!(document.kind)
            value=fields.kind
            choices=Signal::stored(kinds)
            error=writing.error("kind")
        />
    }
}

#[component]
pub fn SubjectField(fields: PaperFields, writing: Writing) -> impl IntoView {
    view! {
        <TextArea
            id="subject"
            label=tr!(document.subject)
            help=tr!(document.subject_help)
            value=fields.subject
            error=writing.error("subject")
            rows=2
        />
    }
}

#[component]
pub fn IssuedOnField(fields: PaperFields, writing: Writing) -> impl IntoView {
    view! { <DateField id="issued-on" label=tr!(document.issued_on) value=fields.issued_on error=writing.error("issuedOn")/> }
}

#[component]
pub fn SignerField(fields: PaperFields, writing: Writing) -> impl IntoView {
    view! {
        <TextInput
            id="signer-name"
            label=tr!(document.signer)
            value=fields.signer_name
            error=writing.error("signerName")
            optional=true
        />
    }
}

/// How urgent it is, and from when until when it is in force.
#[component]
pub fn ValidityFields(fields: PaperFields, writing: Writing) -> impl IntoView {
    view! {
        <Select
            id="urgency"
            label=tr!(document.urgency)
            value=fields.urgency
            choices=Signal::stored(words::urgencies())
        />
        <div class="two">
            <DateField
                id="valid-from"
                label=tr!(document.valid_from)
                value=fields.valid_from
                error=writing.error("validFrom")
                optional=true
            />
            <DateField
                id="valid-until"
                label=tr!(document.valid_until)
                value=fields.valid_until
                error=writing.error("validUntil")
                optional=true
            />
        </div>
    }
}
