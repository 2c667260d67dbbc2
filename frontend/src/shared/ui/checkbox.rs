//! Yes or no.

use leptos::prelude::*;

/// A checkbox with its label at the right.
#[component]
pub fn Checkbox(
    #[prop(into)] id: String,
    #[prop(into)] label: String,
    value: RwSignal<bool>,
    #[prop(into, optional)] help: String,
) -> impl IntoView {
    let test_id = id.clone();
    view! {
        <label class="check">
            <input
                type="checkbox"
                id=id
                data-testid=test_id
                prop:checked=move || value.get()
                on:change:target=move |event| value.set(event.target().checked())
            />
            <span>
                {label}
                {(!help.is_empty()).then(|| view! { <br/> <span class="field__help">{help}</span> })}
            </span>
        </label>
    }
}
