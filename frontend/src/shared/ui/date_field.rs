//! A day, typed as dd/MM/yyyy. The browser's own picker is not used: it shows the machine's convention, not the office's.

use std::time::Duration;

use leptos::html;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::HtmlInputElement;

use super::Field;
use super::field::Ids;
use crate::shared::i18n::dates;
use crate::tr;

/// What is wrong is said once a click that left the field has arrived: a line more would move the button away under it.
const AFTER_A_CLICK: Duration = Duration::from_millis(250);

/// The field of this page whose text is no day, if there is one: until it is mended, its form is not sent, for without
/// the text it would say something else.
pub fn unread_day() -> Option<String> {
    let field = document().query_selector(".input--day:invalid");
    let field = field.ok()??.dyn_into::<HtmlInputElement>().ok()?;
    Some(field.id())
}

/// A labelled day; empty is none. What cannot be read stays in the field and is said under it, and to the browser.
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
        tr!(ui.date_help, example = dates::day(dates::today()))
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
    let unreadable = Memo::new(move |_| {
        let typed = typed.read();
        let unread = !typed.trim().is_empty() && dates::parse_day(&typed).is_none();
        unread.then(|| tr!(ui.not_a_date, example = dates::day(dates::today())))
    });
    let input = NodeRef::<html::Input>::new();
    Effect::new(move |_| {
        if let Some(input) = input.get() {
            input.set_custom_validity(&unreadable.get().unwrap_or_default());
        }
    });
    let said = move || {
        let say = left.get() || error.with(Option::is_some);
        say.then(|| unreadable.get()).flatten()
    };
    let error = Signal::derive(move || said().or_else(|| error.get()));
    let test_id = id.clone();
    view! {
        <Field id=id.clone() label help error optional>
            <div class="affix">
                <input
                    node_ref=input
                    class="input input--day"
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
                    on:blur=move |_| {
                        let say = move || {
                            left.try_set(true);
                        };
                        set_timeout(say, AFTER_A_CLICK);
                    }
                />
            </div>
        </Field>
    }
}
