//! A file on its way to the person.

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::HtmlAnchorElement;

/// As if a link to it had been clicked: it is sent to be kept, so the page stays.
pub fn keep(url: &str, name: &str) {
    let Ok(link) = document().create_element("a") else {
        return;
    };
    let link: HtmlAnchorElement = link.unchecked_into();
    link.set_href(url);
    link.set_download(name);
    link.click();
}
