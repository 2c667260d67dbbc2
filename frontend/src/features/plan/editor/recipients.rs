//! Who gets the plan, and who signs it.

use leptos::prelude::*;

use super::bind::{choice, choices, field};
use crate::features::plan::content::{Content, Recipient};
use crate::features::plan::operations::RecipientPurpose;
use crate::features::plan::words;
use crate::shared::ui::{Button, Checkbox, Glyph, Select, TextInput};
use crate::tr;

#[component]
pub fn Recipients(content: RwSignal<Content>) -> impl IntoView {
    let keys = Memo::new(move |_| {
        content.with(|content| {
            content
                .recipients
                .iter()
                .map(|recipient| recipient.key)
                .collect::<Vec<_>>()
        })
    });
    let add = move || {
        content.update(|content| {
            let key = content.fresh_key();
            content.recipients.push(Recipient {
                key,
                name: String::new(),
                purpose: RecipientPurpose::Execute,
                purpose_text: String::new(),
                schools: false,
            });
        });
    };
    view! {
        <For each=move || keys.get() key=|key| *key let:key>
            <One content key/>
        </For>
        <div>
            <Button label=tr!(plan.add_recipient) icon=Glyph::Plus on_click=add test_id="add-recipient"/>
        </div>
    }
}

#[component]
fn One(content: RwSignal<Content>, key: u32) -> impl IntoView {
    let id = move |part: &str| format!("recipient-{key}-{part}");
    let purposes = RwSignal::new(choices(&words::PURPOSES, words::purpose));
    view! {
        <div class="subform stack--s">
            <div class="two">
                <TextInput id=id("name") label=tr!(plan.recipient) value=field!(content, recipients[key].name)/>
                <Select
                    id=id("purpose")
                    label=tr!(plan.purpose)
                    value=choice!(content, recipients[key].purpose, words::PURPOSES)
                    choices=purposes
                />
            </div>
            <Checkbox id=id("schools") label=tr!(plan.recipient_schools) value=field!(content, recipients[key].schools)/>
            <Button
                label=tr!(plan.remove_recipient)
                icon=Glyph::X
                on_click=move || content.update(|content| content.recipients.retain(|part| part.key != key))
            />
        </div>
    }
}

/// Whoever signs.
#[component]
pub fn SignerFields(content: RwSignal<Content>) -> impl IntoView {
    view! {
        <div class="two">
            <TextInput
                id="signer-authority"
                label=tr!(plan.signer_authority)
                help=tr!(plan.signer_authority_help)
                value=field!(content, signer.authority)
                optional=true
            />
            <TextInput
                id="signer-title"
                label=tr!(plan.signer_title)
                help=tr!(plan.signer_title_help)
                value=field!(content, signer.title)
            />
            <TextInput id="signer-name" label=tr!(plan.signer_name) value=field!(content, signer.name)/>
        </div>
    }
}
