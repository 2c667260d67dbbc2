//! Several of a few: levels, clusters.

use leptos::prelude::*;

use super::{Choice, Glyph, Icon};

/// Checkboxes under a legend; what is ticked stands in `value`. The group bears the id, so that a summary leads to it.
#[component]
pub fn Checks(
    id: &'static str,
    #[prop(into)] label: String,
    choices: Vec<Choice>,
    value: RwSignal<Vec<String>>,
    #[prop(into, optional)] error: Signal<Option<String>>,
) -> impl IntoView {
    let boxes = choices
        .into_iter()
        .map(|choice| {
            let (own, turned) = (choice.value.clone(), choice.value.clone());
            view! {
                <label class="check">
                    <input
                        type="checkbox"
                        data-testid=format!("{id}-{}", choice.value)
                        prop:checked=move || value.read().contains(&own)
                        on:change:target=move |event| {
                            let on = event.target().checked();
                            value
                                .update(|value| {
                                    value.retain(|each| *each != turned);
                                    if on {
                                        value.push(turned.clone());
                                    }
                                });
                        }
                    />
                    <span>{choice.label}</span>
                </label>
            }
        })
        .collect_view();
    view! {
        <fieldset
            class=move || if error.with(Option::is_some) { "field field--err" } else { "field" }
            id=id
            tabindex="-1"
            data-testid=id
            aria-describedby=move || error.with(Option::is_some).then(|| format!("{id}-error"))
        >
            <legend class="field__label">{label}</legend>
            <div class="checks">{boxes}</div>
            {move || {
                error
                    .get()
                    .map(|words| {
                        view! {
                            <p class="field__err" id=format!("{id}-error")>
                                <Icon glyph=Glyph::Error small=true/>
                                <span>{words}</span>
                            </p>
                        }
                    })
            }}
        </fieldset>
    }
}
