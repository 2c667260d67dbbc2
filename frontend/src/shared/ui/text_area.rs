//! Several lines of text.

use leptos::prelude::*;

use super::Field;
use super::field::Ids;

/// A labelled text of several lines.
#[component]
pub fn TextArea(
    #[prop(into)] id: String,
    #[prop(into)] label: String,
    value: RwSignal<String>,
    #[prop(into, optional)] help: String,
    #[prop(into, optional)] error: Signal<Option<String>>,
    #[prop(optional)] optional: bool,
    #[prop(default = 4)] rows: u32,
    #[prop(optional, into)] beside: Option<ViewFn>,
) -> impl IntoView {
    let ids = Ids::of(&id);
    let has_help = !help.is_empty();
    let test_id = id.clone();
    view! {
        <Field id=id.clone() label help error optional beside>
            <div class="affix">
                <textarea
                    class="input"
                    id=id
                    data-testid=test_id
                    rows=rows
                    aria-required=(!optional).then_some("true")
                    aria-invalid=move || error.with(Option::is_some).then_some("true")
                    aria-describedby=move || ids.described_by(has_help, error.with(Option::is_some))
                    prop:value=move || value.get()
                    on:input:target=move |event| value.set(event.target().value())
                ></textarea>
            </div>
        </Field>
    }
}
