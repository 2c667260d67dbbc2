//! One line of text.

use leptos::prelude::*;

use super::Field;
use super::field::Ids;
use crate::tr;

/// A labelled line of text. A password gets a button that shows it.
#[component]
pub fn TextInput(
    #[prop(into)] id: String,
    #[prop(into)] label: String,
    value: RwSignal<String>,
    #[prop(into, optional)] help: String,
    #[prop(into, optional)] error: Signal<Option<String>>,
    #[prop(optional)] optional: bool,
    /// `text`, `email`, `tel` or `password`.
    #[prop(default = "text")]
    kind: &'static str,
    #[prop(default = "off")] autocomplete: &'static str,
    #[prop(optional)] autofocus: bool,
) -> impl IntoView {
    let ids = Ids::of(&id);
    let has_help = !help.is_empty();
    let shown = RwSignal::new(false);
    let input_kind = move || if shown.get() { "text" } else { kind };
    let controls = id.clone();
    let reveal = (kind == "password").then(|| {
        view! {
            <button
                class="affix__btn"
                type="button"
                aria-pressed=move || shown.get().to_string()
                aria-controls=controls
                on:click=move |_| shown.update(|shown| *shown = !*shown)
            >
                {move || if shown.get() { tr!(ui.hide) } else { tr!(ui.reveal) }}
                <span class="visually-hidden">" " {tr!(ui.password)}</span>
            </button>
        }
    });
    let test_id = id.clone();
    view! {
        <Field id=id.clone() label help error optional>
            <div class="affix">
                <input
                    class="input"
                    id=id
                    data-testid=test_id
                    type=input_kind
                    autocomplete=autocomplete
                    autofocus=autofocus
                    spellcheck=if kind == "text" { None } else { Some("false") }
                    autocapitalize=if kind == "text" { None } else { Some("none") }
                    aria-required=(!optional).then_some("true")
                    aria-invalid=move || error.with(Option::is_some).then_some("true")
                    aria-describedby=move || ids.described_by(has_help, error.with(Option::is_some))
                    prop:value=move || value.get()
                    on:input:target=move |event| value.set(event.target().value())
                />
                {reveal}
            </div>
        </Field>
    }
}
