//! One of a few that should all be seen.

use leptos::prelude::*;

use super::Choice;
use super::field::{FieldError, Ids};

/// A group of radio buttons under a legend; nothing is chosen beforehand.
#[component]
pub fn RadioGroup(
    #[prop(into)] id: String,
    #[prop(into)] label: String,
    value: RwSignal<String>,
    choices: Vec<Choice>,
    #[prop(into, optional)] error: Signal<Option<String>>,
) -> impl IntoView {
    let ids = Ids::of(&id);
    let described = ids.clone();
    let options = choices
        .into_iter()
        .enumerate()
        .map(|(index, choice)| {
            let (own, set) = (choice.value.clone(), choice.value.clone());
            // The first button bears the group's id, so that an error summary can lead to it.
            let option_id = if index == 0 {
                id.clone()
            } else {
                format!("{id}-{}", choice.value)
            };
            view! {
                <label class="check">
                    <input
                        type="radio"
                        id=option_id
                        name=id.clone()
                        value=choice.value
                        prop:checked=move || value.read() == own
                        on:change=move |_| value.set(set.clone())
                    />
                    <span>{choice.label}</span>
                </label>
            }
        })
        .collect_view();
    view! {
        <fieldset
            class=move || if error.with(Option::is_some) { "field field--err stack--s" } else { "field stack--s" }
            aria-describedby=move || described.described_by(false, error.with(Option::is_some))
        >
            <legend class="field__label">{label}</legend>
            {options}
            <FieldError id=ids.error error/>
        </fieldset>
    }
}
