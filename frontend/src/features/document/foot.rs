//! The foot of a paper: who gets it, and who signs.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::fields::given;
use super::model::recipients;
use super::operations::{DocumentRecipientInput, DocumentSignerInput};
use crate::shared::form::Writing;
use crate::shared::ui::{TextArea, TextInput};
use crate::tr;

/// What is typed of it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct TypedFoot {
    pub recipients: String,
    pub authority: String,
    pub title: String,
    pub name: String,
}

impl TypedFoot {
    /// Who signs, if somebody is named.
    pub fn signer(&self) -> Option<DocumentSignerInput> {
        let signer = DocumentSignerInput {
            authority: given(&self.authority),
            title: given(&self.title),
            name: given(&self.name),
        };
        Some(signer).filter(|signer| signer.title.is_some() || signer.name.is_some())
    }

    pub fn recipients(&self) -> Vec<DocumentRecipientInput> {
        recipients(&self.recipients)
    }
}

/// The same as signals.
#[derive(Clone, Copy)]
pub struct Foot {
    recipients: RwSignal<String>,
    authority: RwSignal<String>,
    title: RwSignal<String>,
    name: RwSignal<String>,
}

impl Foot {
    pub fn begin(typed: TypedFoot) -> Self {
        Self {
            recipients: RwSignal::new(typed.recipients),
            authority: RwSignal::new(typed.authority),
            title: RwSignal::new(typed.title),
            name: RwSignal::new(typed.name),
        }
    }

    pub fn typed(self) -> TypedFoot {
        TypedFoot {
            recipients: self.recipients.get(),
            authority: self.authority.get(),
            title: self.title.get(),
            name: self.name.get(),
        }
    }
}

#[component]
pub fn FootFields(
    foot: Foot,
    writing: Writing,
    /// Without a signer it is nothing.
    #[prop(optional)]
    signed: bool,
) -> impl IntoView {
    view! {
        <TextArea
            id="recipients"
            label=tr!(document.recipients)
            help=tr!(document.recipients_help)
            value=foot.recipients
            error=writing.error("recipients")
            optional=true
            rows=4
        />
        <div class="two">
            <TextInput
                id="signer-authority"
                label=tr!(document.signer_authority)
                help=tr!(document.signer_authority_help)
                value=foot.authority
                error=writing.error("signer.authority")
                optional=true
            />
            <TextInput
                id="signer-title"
                label=tr!(document.signer_title)
                help=tr!(document.signer_title_help)
                value=foot.title
                error=writing.error("signer.title")
                optional=true
            />
        </div>
        <TextInput id="signer-name" label=tr!(document.signer) value=foot.name error=writing.error("signer") optional=!signed/>
    }
}
