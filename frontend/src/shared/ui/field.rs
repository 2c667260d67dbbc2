//! What stands around every input: label above, help under it, error in words, save mark.

use leptos::prelude::*;

use super::{Glyph, Icon};
use crate::tr;

/// Ids of a field's parts, for `aria-describedby`.
#[derive(Clone, Debug)]
pub(super) struct Ids {
    pub help: String,
    pub error: String,
}

impl Ids {
    pub fn of(id: &str) -> Self {
        Self {
            help: format!("{id}-help"),
            error: format!("{id}-error"),
        }
    }

    /// Which parts describe the input now.
    pub fn described_by(&self, has_help: bool, has_error: bool) -> Option<String> {
        let parts: Vec<&str> = [(has_help, &self.help), (has_error, &self.error)]
            .into_iter()
            .filter_map(|(there, id)| there.then_some(id.as_str()))
            .collect();
        (!parts.is_empty()).then(|| parts.join(" "))
    }
}

/// Label, help, the input (`children`) and its error. `id` is the input's own id: error summaries link to it.
#[component]
pub fn Field(
    #[prop(into)] id: String,
    #[prop(into)] label: String,
    #[prop(into, optional)] help: String,
    #[prop(into, optional)] error: Signal<Option<String>>,
    #[prop(optional)] optional: bool,
    /// Stands at the right of the label: a save mark, or a link.
    #[prop(optional_no_strip)]
    beside: Option<ViewFn>,
    children: Children,
) -> impl IntoView {
    let ids = Ids::of(&id);
    view! {
        <div class=move || if error.with(Option::is_some) { "field field--err" } else { "field" }>
            <div class="field__row">
                <label class="field__label" for=id>
                    {label}
                    {optional.then(|| view! { <span class="field__opt">" " {tr!(ui.optional)}</span> })}
                </label>
                {beside.map(|beside| beside.run())}
            </div>
            {(!help.is_empty()).then(|| view! { <p class="field__help" id=ids.help.clone()>{help}</p> })}
            {children()}
            <FieldError id=ids.error error/>
        </div>
    }
}

/// The error of one field, read out when it appears.
#[component]
pub(super) fn FieldError(id: String, error: Signal<Option<String>>) -> impl IntoView {
    move || {
        let id = id.clone();
        error.get().map(|words| {
            view! {
                <p class="field__err" id=id>
                    <Icon glyph=Glyph::Error small=true/>
                    <span>{words}</span>
                </p>
            }
        })
    }
}
