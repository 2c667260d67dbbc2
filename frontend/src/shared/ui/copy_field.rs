//! Something to take along: words put on the clipboard with one press, and an address shown whole with the button that
//! copies it.

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{HtmlDocument, HtmlElement, HtmlTextAreaElement};
use wasm_bindgen_futures::JsFuture;

use super::{Button, Glyph, toast};
use crate::tr;

/// Puts `text` on the clipboard and says `said`. Without a secure connection the browser gives no clipboard: then the
/// words are copied as a person would, out of a field.
pub fn copy(text: impl Into<String>, said: impl Into<String>) {
    let (text, said) = (text.into(), said.into());
    spawn_local(async move {
        let clipboard = window().navigator().clipboard();
        let written =
            !clipboard.is_undefined() && JsFuture::from(clipboard.write_text(&text)).await.is_ok();
        toast(if written || out_of_a_field(&text) == Some(true) {
            said
        } else {
            tr!(ui.select_and_copy)
        });
    });
}

/// Whether the browser took them.
fn out_of_a_field(text: &str) -> Option<bool> {
    let page = document().dyn_into::<HtmlDocument>().ok()?;
    let focused = page.active_element();
    // Beside what has the focus: outside of an open dialog nothing can be selected.
    let beside = focused
        .as_ref()
        .and_then(|element| element.parent_element());
    let place = beside.or_else(|| page.body().map(Into::into))?;
    let field = page.create_element("textarea").ok()?;
    let field = field.dyn_into::<HtmlTextAreaElement>().ok()?;
    field.set_class_name("visually-hidden");
    field.set_read_only(true);
    field.set_value(text);
    place.append_child(&field).ok()?;
    field.select();
    let taken = page.exec_command("copy").ok();
    field.remove();
    if let Some(focused) = focused.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let _ = focused.focus();
    }
    taken
}

#[component]
pub fn CopyField(
    #[prop(into)] label: String,
    #[prop(into)] value: String,
    /// Of the field and, with `-copy`, of its button.
    test_id: &'static str,
) -> impl IntoView {
    let field = NodeRef::<html::Input>::new();
    let text = value.clone();
    let take = move || {
        copy(text.clone(), tr!(ui.copied));
        // Should the browser refuse, the text stands selected, ready for Ctrl C.
        if let Some(field) = field.get_untracked() {
            field.select();
        }
    };
    view! {
        <div class="copyfield">
            <label class="visually-hidden" for=test_id>{label}</label>
            <input class="input" id=test_id data-testid=test_id readonly=true value=value node_ref=field/>
            <Button label=tr!(ui.copy) icon=Glyph::Copy on_click=take test_id=format!("{test_id}-copy")/>
        </div>
    }
}
