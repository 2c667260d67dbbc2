//! A day, typed as dd/MM/yyyy. The browser's own picker is not used: it shows the machine's convention, not the office's.

use leptos::prelude::*;

use super::Field;
use super::field::Ids;
use crate::shared::i18n::dates;
use crate::tr;

/// A labelled day; empty is none. What cannot be read stays in the field and is said under it.
#[component]
pub fn DateField(
    #[prop(into)] id: String,
    #[prop(into)] label: String,
    value: RwSignal<Option<chrono::NaiveDate>>,
    #[prop(into, optional)] help: String,
    #[prop(into, optional)] error: Signal<Option<String>>,
    #[prop(optional)] optional: bool,
) -> impl IntoView {
    let ids = Ids::of(&id);
    let help = if help.is_empty() {
        tr!(ui.date_help)
    } else {
        help
    };
    let typed = RwSignal::new(value.get_untracked().map(dates::day).unwrap_or_default());
    let left = RwSignal::new(false);
    Effect::new(move |_| {
        let outside = value.get();
        if outside != dates::parse_day(&typed.read_untracked()) {
            typed.set(outside.map(dates::day).unwrap_or_default());
        }
    });
    let unreadable = move || {
        let typed = typed.read();
        (left.get() && !typed.trim().is_empty() && dates::parse_day(&typed).is_none())
            .then(|| tr!(ui.not_a_date))
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
                    aria-describedby=move || ids.described_by(true, error.with(Option::is_some))
                    prop:value=move || typed.get()
                    on:input:target=move |event| {
                        let text = event.target().value();
                        value.set(dates::parse_day(&text));
                        typed.set(text);
                    }
                    on:blur=move |_| left.set(true)
                />
            </div>
        </Field>
    }
}
