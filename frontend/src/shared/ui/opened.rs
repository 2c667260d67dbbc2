//! Where the reader goes on: at what has just opened, or at what is named.

use std::ops::Deref;

use leptos::html::ElementType;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::HtmlElement;

/// For the heading of what has just been opened (`tabindex="-1"`): it takes the focus.
pub fn opened<E>() -> NodeRef<E>
where
    E: ElementType + 'static,
    E::Output: Deref<Target = HtmlElement> + JsCast + Clone + 'static,
{
    let heading = NodeRef::<E>::new();
    Effect::new(move |_| {
        if let Some(heading) = heading.get() {
            let _ = heading.focus();
        }
    });
    heading
}

/// Brings an element of the page into view, and the focus to it.
pub fn go_to(id: &str) {
    let element = document().get_element_by_id(id);
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        element.scroll_into_view();
        let _ = element.focus();
    }
}
