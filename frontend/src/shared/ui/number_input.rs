//! A whole number with its unit in the field.

use leptos::prelude::*;

use super::Field;
use super::field::Ids;
use crate::shared::i18n::numbers;
use crate::tr;

/// A labelled whole number; empty is none. What cannot be read stays in the field and is said under it.
#[component]
pub fn NumberInput(
    #[prop(into)] id: String,
    #[prop(into)] label: String,
    value: RwSignal<Option<i64>>,
    #[prop(into, optional)] help: String,
    #[prop(into, optional)] unit: String,
    #[prop(into, optional)] error: Signal<Option<String>>,
    #[prop(optional)] optional: bool,
) -> impl IntoView {
    let ids = Ids::of(&id);
    let has_help = !help.is_empty();
    let typed = RwSignal::new(
        value
            .get_untracked()
            .map(numbers::whole)
            .unwrap_or_default(),
    );
    Effect::new(move |_| {
        let outside = value.get();
        if outside != numbers::parse_whole(&typed.read_untracked()) {
            typed.set(outside.map(numbers::whole).unwrap_or_default());
        }
    });
    let unreadable = move || {
        let typed = typed.read();
        (!typed.trim().is_empty() && numbers::parse_whole(&typed).is_none())
            .then(|| tr!(ui.not_a_number))
    };
    let error = Signal::derive(move || unreadable().or_else(|| error.get()));
    let test_id = id.clone();
    view! {
        <Field id=id.clone() label help error optional>
            <div class="affix">
                <input
                    class="input"
                    id=id
                    data-testid=test_id
                    inputmode="numeric"
                    autocomplete="off"
                    aria-required=(!optional).then_some("true")
                    aria-invalid=move || error.with(Option::is_some).then_some("true")
                    aria-describedby=move || ids.described_by(has_help, error.with(Option::is_some))
                    prop:value=move || typed.get()
                    on:input:target=move |event| {
                        let text = event.target().value();
                        let number = numbers::parse_whole(&text);
                        typed.set(text.clone());
                        if number.is_some() || text.trim().is_empty() {
                            value.set(number);
                        }
                    }
                />
                {(!unit.is_empty()).then(|| view! { <span class="affix__unit">{unit}</span> })}
            </div>
        </Field>
    }
}
