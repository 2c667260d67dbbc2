//! Taking contacts along: to the clipboard, and as a file of cards.

use leptos::prelude::*;
use leptos::wasm_bindgen::{JsCast, JsValue};
use leptos::web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

use super::operations::{PhonebookCards, PhonebookFilter, PhonebookVariables};
use crate::shared::api::{ApiError, send};
use crate::shared::ui::toast;
use crate::tr;

/// As many cards as one request gives.
const AT_ONCE: usize = 100;

/// Says whether the browser took it: without a secure connection there is no clipboard.
pub fn copy(text: &str) -> bool {
    let clipboard = window().navigator().clipboard();
    if clipboard.is_undefined() {
        return false;
    }
    let _ = clipboard.write_text(text);
    true
}

/// The cards of these organizations and their people.
pub async fn cards(shown: &[cynic::Id]) -> Result<String, ApiError> {
    let mut file = String::new();
    for these in shown.chunks(AT_ONCE) {
        let answer = send::<PhonebookCards>(PhonebookVariables {
            filter: PhonebookFilter {
                organizations: Some(these.to_vec()),
                ..PhonebookFilter::default()
            },
            first: i32::try_from(AT_ONCE).unwrap_or(i32::MAX),
            after: None,
        })
        .await?;
        file.extend(answer.phonebook.nodes.into_iter().map(|entry| entry.cards));
    }
    Ok(file)
}

/// Gives a text to the person as a file.
pub fn save(text: &str, name: &str) {
    if written(text, name).is_err() {
        toast(tr!(phonebook.not_saved));
    }
}

fn written(text: &str, name: &str) -> Result<(), JsValue> {
    let kind = BlobPropertyBag::new();
    kind.set_type("text/vcard;charset=utf-8");
    let parts = js_sys::Array::of1(&JsValue::from_str(text));
    let file = Blob::new_with_str_sequence_and_options(&parts, &kind)?;
    let address = Url::create_object_url_with_blob(&file)?;
    let link: HtmlAnchorElement = document().create_element("a")?.unchecked_into();
    link.set_href(&address);
    link.set_download(name);
    link.click();
    Url::revoke_object_url(&address)
}
