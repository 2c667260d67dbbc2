//! Ctrl K: go anywhere, do anything, typed without diacritics.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;

use super::dialog::follow;
use super::{Glyph, Icon};
use crate::shared::i18n::matches;
use crate::tr;

/// One place or action.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub glyph: Glyph,
    pub label: String,
    /// Where it belongs, in small print.
    pub hint: String,
    pub href: String,
}

#[derive(Clone, Copy)]
struct Open(RwSignal<bool>);

/// What opens the palette, for a button.
pub fn use_palette() -> impl Fn() + Copy + 'static {
    let open = use_context::<Open>();
    move || {
        if let Some(Open(open)) = open {
            open.set(true);
        }
    }
}

/// Makes the palette known to what is below; call before building the top bar.
pub fn provide_palette() {
    provide_context(Open(RwSignal::new(false)));
}

/// The palette itself, with everything that can be reached now.
#[component]
pub fn CommandPalette(
    #[prop(into)] entries: Signal<Vec<Entry>>,
    /// What is typed, for whoever looks further.
    typed: RwSignal<String>,
    /// What was found further for it.
    further: Signal<Vec<Entry>>,
) -> impl IntoView {
    let open = use_context::<Open>().map_or_else(|| RwSignal::new(false), |Open(open)| open);
    let dialog = NodeRef::<html::Dialog>::new();
    follow(dialog, open);
    let marked = RwSignal::new(0usize);
    let found = Memo::new(move |_| {
        let query = typed.read();
        entries
            .read()
            .iter()
            .filter(|entry| matches(&entry.label, &query))
            .chain(further.read().iter())
            .cloned()
            .collect::<Vec<_>>()
    });
    let listener = window_event_listener(ev::keydown, move |event| {
        if (event.ctrl_key() || event.meta_key()) && event.key().eq_ignore_ascii_case("k") {
            event.prevent_default();
            typed.set(String::new());
            marked.set(0);
            open.update(|open| *open = !*open);
        }
    });
    on_cleanup(move || listener.remove());
    let navigate = use_navigate();
    let go = move |entry: Entry| {
        open.set(false);
        typed.set(String::new());
        navigate(&entry.href, Default::default());
    };
    let go = StoredValue::new(go);
    let on_key = move |event: ev::KeyboardEvent| {
        let count = found.read().len();
        match event.key().as_str() {
            "ArrowDown" if count > 0 => marked.update(|marked| *marked = (*marked + 1) % count),
            "ArrowUp" if count > 0 => {
                marked.update(|marked| *marked = (*marked + count - 1) % count)
            }
            "Enter" => {
                if let Some(entry) = found.read().get(marked.get()).cloned() {
                    go.with_value(|go| go(entry));
                }
            }
            _ => return,
        }
        event.prevent_default();
    };
    let line = move |(index, entry): (usize, Entry)| {
        let chosen = entry.clone();
        view! {
            <li
                class="palette__opt"
                role="option"
                id=format!("palette-{index}")
                aria-selected=move || (marked.get() == index).to_string()
                on:click=move |_| go.with_value(|go| go(chosen.clone()))
            >
                <Icon glyph=entry.glyph/>
                <span>{entry.label}</span>
                <small>{entry.hint}</small>
            </li>
        }
    };
    view! {
        <dialog class="palette" node_ref=dialog aria-label=tr!(ui.palette) on:close=move |_| open.set(false) data-testid="palette">
            <div class="palette__in">
                <Icon glyph=Glyph::Search/>
                <input
                    role="combobox"
                    autofocus
                    autocomplete="off"
                    aria-expanded="true"
                    aria-controls="palette-list"
                    aria-label=tr!(ui.palette)
                    aria-activedescendant=move || format!("palette-{}", marked.get())
                    placeholder=tr!(ui.palette_hint)
                    prop:value=move || typed.get()
                    on:input:target=move |event| {
                        typed.set(event.target().value());
                        marked.set(0);
                    }
                    on:keydown=on_key
                />
            </div>
            <ul class="palette__list" role="listbox" id="palette-list" aria-label=tr!(ui.palette)>
                {move || found.get().into_iter().enumerate().map(line).collect_view()}
            </ul>
            <Show when=move || found.read().is_empty()>
                <p class="palette__none" role="status">{tr!(ui.none_found)}</p>
            </Show>
            <p class="palette__foot">
                <span><kbd>"↑"</kbd> " " <kbd>"↓"</kbd> " " {tr!(ui.palette_choose)}</span>
                <span><kbd>"Enter"</kbd> " " {tr!(ui.palette_open)}</span>
                <span>{tr!(ui.palette_plain)}</span>
            </p>
        </dialog>
    }
}
