//! A button that opens a small sheet beside it: the browser's own popover, which closes by Escape or a click elsewhere.

use leptos::html;
use leptos::prelude::*;

use super::{Glyph, Icon};

/// The button (`label`, an icon, or `face` instead of both) and its sheet (`children`).
#[component]
pub fn Menu(
    #[prop(into)] id: String,
    #[prop(into)] label: String,
    #[prop(optional)] glyph: Option<Glyph>,
    #[prop(default = "btn btn--quiet")] class: &'static str,
    /// What the button shows instead of icon and label; the label is then read out.
    #[prop(optional, into)]
    face: Option<ViewFn>,
    children: Children,
) -> impl IntoView {
    let button = NodeRef::<html::Button>::new();
    let sheet = NodeRef::<html::Div>::new();
    let place = move |_| {
        if let (Some(button), Some(sheet)) = (button.get_untracked(), sheet.get_untracked()) {
            stand_below(&button, &sheet);
        }
    };
    let has_face = face.is_some();
    let test_id = id.clone();
    view! {
        <button
            class=class
            type="button"
            node_ref=button
            popovertarget=id.clone()
            aria-haspopup="true"
            data-testid=test_id
            on:click=place
        >
            {glyph.map(|glyph| view! { <Icon glyph small=!has_face/> })}
            <span class=if has_face { "visually-hidden" } else { "" }>{label.clone()}</span>
            {face.map(|face| face.run())}
        </button>
        <div class="menu" popover="auto" id=id node_ref=sheet role="group" aria-label=label>
            {children()}
        </div>
    }
}

/// Under the button, or above it where there is more room, no taller than the room; at its right edge if the button stands in
/// the right half of the window.
fn stand_below(button: &leptos::web_sys::HtmlElement, sheet: &leptos::web_sys::HtmlElement) {
    let place = button.get_bounding_client_rect();
    let pixels =
        |side: Result<leptos::wasm_bindgen::JsValue, _>| side.ok().and_then(|side| side.as_f64());
    let width = pixels(window().inner_width()).unwrap_or_default();
    let height = pixels(window().inner_height()).unwrap_or_default();
    let style = leptos::web_sys::HtmlElement::style(sheet);
    let (below, above) = (height - place.bottom(), place.top());
    let room = below.max(above) - 12.0;
    if below >= above {
        let _ = style.set_property("top", &format!("{}px", place.bottom() + 4.0));
        let _ = style.set_property("bottom", "auto");
    } else {
        let _ = style.set_property("top", "auto");
        let _ = style.set_property("bottom", &format!("{}px", height - place.top() + 4.0));
    }
    let _ = style.set_property("max-height", &format!("{room}px"));
    if place.left() + place.right() > width {
        let _ = style.set_property("left", "auto");
        let _ = style.set_property("right", &format!("{}px", (width - place.right()).max(8.0)));
    } else {
        let _ = style.set_property("right", "auto");
        let _ = style.set_property("left", &format!("{}px", place.left().max(8.0)));
    }
}
