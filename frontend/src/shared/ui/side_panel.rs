//! Details beside a list, at an address of their own: a column at the desk, a drawer under 1200 px, a page on a phone.

use leptos::ev;
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;

use super::{Glyph, Icon, opened};
use crate::tr;

/// The panel; `close` is the address of the list without it. Takes the focus when it opens; Escape closes it.
#[component]
pub fn SidePanel(
    #[prop(into)] title: Signal<String>,
    /// A line above the title: where this belongs.
    #[prop(into, optional)]
    above: Signal<String>,
    #[prop(into)] close: Signal<String>,
    children: Children,
) -> impl IntoView {
    let heading = opened();
    let navigate = use_navigate();
    let listener = window_event_listener(ev::keydown, move |event| {
        let in_dialog = document()
            .query_selector("dialog[open], [popover]:popover-open")
            .ok()
            .flatten()
            .is_some();
        if event.key() == "Escape" && !in_dialog {
            navigate(
                &close.get_untracked(),
                leptos_router::NavigateOptions {
                    scroll: false,
                    ..Default::default()
                },
            );
        }
    });
    on_cleanup(move || listener.remove());
    view! {
        <aside class="panel" aria-labelledby="panel-title" data-testid="panel">
            <div class="panel__head">
                <div>
                    {move || (!above.read().is_empty()).then(|| view! { <p class="faint">{above.get()}</p> })}
                    <h2 id="panel-title" tabindex="-1" node_ref=heading>{move || title.get()}</h2>
                </div>
                <a class="btn btn--quiet btn--icon" href=move || close.get() aria-label=tr!(ui.close) data-noscroll="true" data-testid="panel-close">
                    <Icon glyph=Glyph::X/>
                </a>
            </div>
            <div class="panel__body">{children()}</div>
        </aside>
    }
}
