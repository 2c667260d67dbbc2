//! One of a short list, by the browser's own list.

use leptos::prelude::*;
use serde::Serialize;

use super::Field;
use super::field::Ids;
use crate::shared::api::code;
use crate::tr;

/// One thing to choose: what is kept and what is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    pub value: String,
    pub label: String,
}

impl Choice {
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self {
            value: value.into(),
            label: label.into(),
        }
    }

    /// Members of one of the server's enums, each by the server's name.
    pub fn each<T: Serialize + Copy>(
        members: impl IntoIterator<Item = T>,
        label: impl Fn(T) -> String,
    ) -> Vec<Self> {
        let members = members.into_iter();
        members
            .map(|member| Self::new(code(member), label(member)))
            .collect()
    }
}

/// A labelled choice; nothing is chosen until the person does.
#[component]
pub fn Select(
    #[prop(into)] id: String,
    #[prop(into)] label: String,
    value: RwSignal<String>,
    #[prop(into)] choices: Signal<Vec<Choice>>,
    #[prop(into, optional)] help: String,
    #[prop(into, optional)] error: Signal<Option<String>>,
) -> impl IntoView {
    let ids = Ids::of(&id);
    let has_help = !help.is_empty();
    let test_id = id.clone();
    let options = move || {
        choices
            .get()
            .into_iter()
            .map(|choice| {
                let own = choice.value.clone();
                view! {
                    <option value=choice.value selected=move || value.read() == own>
                        {choice.label}
                    </option>
                }
            })
            .collect_view()
    };
    view! {
        <Field id=id.clone() label help error>
            <div class="affix">
                <select
                    class="input"
                    id=id
                    data-testid=test_id
                    aria-required="true"
                    aria-invalid=move || error.with(Option::is_some).then_some("true")
                    aria-describedby=move || ids.described_by(has_help, error.with(Option::is_some))
                    on:change:target=move |event| value.set(event.target().value())
                >
                    <option value="" selected=move || value.read().is_empty()>
                        {tr!(ui.choose)}
                    </option>
                    {options}
                </select>
            </div>
        </Field>
    }
}
