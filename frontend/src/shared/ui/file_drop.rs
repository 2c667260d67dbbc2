//! A file, picked, dropped or pasted. Says what may come and that state secrets may not.

use leptos::callback::UnsyncCallback;
use leptos::prelude::*;
use leptos::web_sys::{File, FileList};

use super::{Glyph, Icon};
use crate::tr;

/// Gives one file to `on_file`. `accept` is the browser's list (`.docx,.md,.txt`); the server decides by content.
#[component]
pub fn FileDrop(
    #[prop(into)] id: String,
    #[prop(into)] label: String,
    #[prop(into)] help: String,
    accept: &'static str,
    on_file: UnsyncCallback<File>,
) -> impl IntoView {
    let over = RwSignal::new(false);
    let take = move |files: Option<FileList>| {
        if let Some(file) = files.and_then(|files| files.get(0)) {
            on_file.run(file);
        }
    };
    let test_id = id.clone();
    let help_id = format!("{id}-help");
    view! {
        <label
            class=move || if over.get() { "drop drop--over" } else { "drop" }
            for=id.clone()
            on:dragover=move |event| {
                event.prevent_default();
                over.set(true);
            }
            on:dragleave=move |_| over.set(false)
            on:drop=move |event| {
                event.prevent_default();
                over.set(false);
                take(event.data_transfer().and_then(|data| data.files()));
            }
            on:paste=move |event| take(event.clipboard_data().and_then(|data| data.files()))
        >
            <Icon glyph=Glyph::Doc/>
            <b>{label}</b>
            <span class="field__help" id=help_id.clone()>{help} " " {tr!(ui.no_secrets)}</span>
            <input
                class="drop__input"
                type="file"
                id=id.clone()
                data-testid=test_id
                accept=accept
                aria-describedby=help_id.clone()
                on:change:target=move |event| {
                    take(event.target().files());
                    event.target().set_value("");
                }
            />
        </label>
    }
}
