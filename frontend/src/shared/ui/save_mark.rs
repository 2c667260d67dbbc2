//! Whether what was typed is safe, and where.

use leptos::prelude::*;

use super::{Glyph, Icon};
use crate::shared::form::SaveState;

#[component]
pub fn SaveMark(#[prop(into)] state: Signal<SaveState>) -> impl IntoView {
    let look = |state: &SaveState| match state {
        SaveState::Untouched => None,
        SaveState::Waiting => Some(("save save--wait", Glyph::Edit)),
        SaveState::Saving => Some(("save save--wait", Glyph::Saving)),
        SaveState::Saved(_) => Some(("save save--ok", Glyph::Saved)),
        SaveState::Held => Some(("save save--hold", Glyph::Offline)),
    };
    view! {
        <span role="status" data-testid="save-mark">
            {move || {
                let state = state.get();
                look(&state)
                    .map(|(class, glyph)| {
                        view! {
                            <span class=class>
                                <Icon glyph small=true/>
                                {state.words()}
                            </span>
                        }
                    })
            }}
        </span>
    }
}
