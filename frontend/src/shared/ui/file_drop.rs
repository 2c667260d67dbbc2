//! Files, picked, dropped or pasted; on a telephone, photographed. Says what may come and that state secrets may not.

use leptos::callback::UnsyncCallback;
use leptos::prelude::*;
use leptos::web_sys::{File, FileList};

use super::{Glyph, Icon};
use crate::tr;

/// Gives each file to `on_file`: one, unless `multiple`. `accept` is the browser's list (`.docx,.md,.txt`); the server decides by content.
#[component]
pub fn FileDrop(
    #[prop(into)] id: String,
    #[prop(into)] label: String,
    #[prop(into)] help: String,
    accept: &'static str,
    #[prop(optional)] multiple: bool,
    /// What the button says that takes a photograph; only a telephone shows it.
    #[prop(into, optional)]
    camera: Option<String>,
    /// It is only read here and sent nowhere.
    #[prop(optional)]
    stays: bool,
    on_file: UnsyncCallback<File>,
) -> impl IntoView {
    let over = RwSignal::new(false);
    let take = move |files: Option<FileList>| {
        let Some(files) = files else { return };
        let many = if multiple {
            files.length()
        } else {
            files.length().min(1)
        };
        for file in (0..many).filter_map(|n| files.get(n)) {
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
            <span class="field__help" id=help_id.clone()>{help} {(!stays).then(|| format!(" {}", tr!(ui.no_secrets)))}</span>
            <input
                class="drop__input"
                type="file"
                id=id.clone()
                data-testid=test_id
                accept=accept
                multiple=multiple
                aria-describedby=help_id.clone()
                on:change:target=move |event| {
                    take(event.target().files());
                    event.target().set_value("");
                }
            />
        </label>
        {camera.map(|label| view! {
            <label class="btn drop__camera">
                <Icon glyph=Glyph::Camera/>
                {label}
                <input
                    class="drop__input"
                    type="file"
                    accept="image/*"
                    capture="environment"
                    on:change:target=move |event| {
                        take(event.target().files());
                        event.target().set_value("");
                    }
                />
            </label>
        })}
    }
}
