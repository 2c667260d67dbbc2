//! Something to take along, an address: shown whole, and copied with one press.

use leptos::html;
use leptos::prelude::*;

use super::{Button, Glyph, toast};
use crate::tr;

#[component]
pub fn CopyField(
    #[prop(into)] label: String,
    #[prop(into)] value: String,
    /// Of the field and, with `-copy`, of its button.
    test_id: &'static str,
) -> impl IntoView {
    let field = NodeRef::<html::Input>::new();
    let copy = move || {
        let Some(field) = field.get_untracked() else {
            return;
        };
        field.select();
        if window().navigator().clipboard().is_undefined() {
            // Without a secure connection the browser gives no clipboard: the text stands selected, ready for Ctrl C.
            toast(tr!(ui.select_and_copy));
            return;
        }
        let _ = window().navigator().clipboard().write_text(&field.value());
        toast(tr!(ui.copied));
    };
    view! {
        <div class="copyfield">
            <label class="visually-hidden" for=test_id>{label}</label>
            <input class="input" id=test_id data-testid=test_id readonly=true value=value node_ref=field/>
            <Button label=tr!(ui.copy) icon=Glyph::Clip on_click=copy test_id=format!("{test_id}-copy")/>
        </div>
    }
}
