//! Tabs whose choice stands in the address.

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::HtmlElement;

use super::address::in_address;

/// One tab: its name in the address and its label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tab {
    pub key: &'static str,
    pub label: String,
}

impl Tab {
    pub fn new(key: &'static str, label: impl Into<String>) -> Self {
        Self {
            key,
            label: label.into(),
        }
    }
}

/// The row of tabs and the panel of the chosen one (`children`, given its key). The first tab is the default and leaves no
/// trace in the address.
#[component]
pub fn Tabs<V: IntoView + 'static>(
    #[prop(into)] label: String,
    tabs: Vec<Tab>,
    children: impl Fn(&'static str) -> V + Send + 'static,
) -> impl IntoView {
    let (value, set_value) = in_address("tab");
    let keys: Vec<&'static str> = tabs.iter().map(|tab| tab.key).collect();
    let first = keys.first().copied().unwrap_or_default();
    let stored = StoredValue::new(keys);
    let chosen = Memo::new(move |_| {
        let value = value.get();
        stored.with_value(|keys| {
            keys.iter()
                .copied()
                .find(|key| Some(*key) == value.as_deref())
                .unwrap_or(first)
        })
    });
    let choose = move |key: &'static str| set_value.set((key != first).then(|| key.to_owned()));
    let on_key = move |event: leptos::ev::KeyboardEvent| {
        let step = match event.key().as_str() {
            "ArrowRight" => 1,
            "ArrowLeft" => -1,
            _ => return,
        };
        event.prevent_default();
        let next = stored.with_value(|keys| {
            let here = keys
                .iter()
                .position(|key| *key == chosen.get())
                .unwrap_or_default() as i32;
            let next = (here + step).rem_euclid(keys.len().max(1) as i32);
            keys.get(next as usize).copied()
        });
        if let Some(next) = next {
            choose(next);
            let tab = document().get_element_by_id(&format!("tab-{next}"));
            if let Some(tab) = tab.and_then(|tab| tab.dyn_into::<HtmlElement>().ok()) {
                let _ = tab.focus();
            }
        }
    };
    let buttons = tabs
        .into_iter()
        .map(|Tab { key, label }| {
            view! {
                <button
                    role="tab"
                    type="button"
                    id=format!("tab-{key}")
                    aria-controls="tab-panel"
                    aria-selected=move || (chosen.get() == key).to_string()
                    tabindex=move || if chosen.get() == key { "0" } else { "-1" }
                    on:click=move |_| choose(key)
                >
                    {label}
                </button>
            }
        })
        .collect_view();
    view! {
        <div class="tabs" role="tablist" aria-label=label on:keydown=on_key>
            {buttons}
        </div>
        <div id="tab-panel" role="tabpanel" aria-labelledby=move || format!("tab-{}", chosen.get())>
            {move || children(chosen.get())}
        </div>
    }
}
