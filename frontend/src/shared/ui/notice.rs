//! A message that stays where it belongs. Errors are said here, never in a toast.

use leptos::html;
use leptos::prelude::*;
use leptos::web_sys::{ScrollIntoViewOptions, ScrollLogicalPosition};

use super::{Glyph, Icon, Tone};

/// A block of words with its tone; a bad one is read out at once, the others when there is time.
#[component]
pub fn Notice(
    #[prop(optional)] tone: Tone,
    #[prop(into, optional)] test_id: String,
    /// It answers a button that may stand far from it: it comes into view.
    #[prop(optional)]
    answers: bool,
    children: Children,
) -> impl IntoView {
    let (class, glyph) = match tone {
        Tone::Idle | Tone::Info => ("notice", Glyph::Info),
        Tone::Ok => ("notice notice--ok", Glyph::CheckCircle),
        Tone::Warn => ("notice notice--warn", Glyph::Alert),
        Tone::Bad => ("notice notice--bad", Glyph::Error),
    };
    let role = if tone == Tone::Bad { "alert" } else { "status" };
    let place = NodeRef::<html::Div>::new();
    Effect::new(move |_| {
        if let Some(place) = place.get().filter(|_| answers) {
            let options = ScrollIntoViewOptions::new();
            options.set_block(ScrollLogicalPosition::Nearest);
            place.scroll_into_view_with_scroll_into_view_options(&options);
        }
    });
    view! {
        <div node_ref=place class=class role=role data-testid=(!test_id.is_empty()).then_some(test_id)>
            <Icon glyph/>
            <div>{children()}</div>
        </div>
    }
}
