//! A short word that something was done. Errors never come here: they stay where they belong.

use std::time::Duration;

use leptos::prelude::*;

use super::{Glyph, Icon};
use crate::tr;

const SHOWN: Duration = Duration::from_secs(6);

thread_local! {
    static WORDS: ArcRwSignal<Option<(u32, String)>> = ArcRwSignal::new(None);
}

/// Says `words`; a newer one takes the place of an older. Works from anywhere, also after an await.
pub fn toast(words: impl Into<String>) {
    let words = words.into();
    WORDS.with(|shown| {
        let number = shown
            .read_untracked()
            .as_ref()
            .map_or(0, |(number, _)| number.wrapping_add(1));
        shown.set(Some((number, words)));
        let shown = shown.clone();
        set_timeout(
            move || {
                if shown
                    .read_untracked()
                    .as_ref()
                    .is_some_and(|(current, _)| *current == number)
                {
                    shown.set(None);
                }
            },
            SHOWN,
        );
    });
}

/// Where toasts appear; once per page. The region is there before its words, so that they are read out.
#[component]
pub fn ToastRegion() -> impl IntoView {
    let shown: RwSignal<Option<(u32, String)>> = WORDS.with(|words| words.clone()).into();
    view! {
        <div role="status" aria-live="polite" data-testid="toast">
            {move || {
                shown
                    .get()
                    .map(|(_, words)| {
                        view! {
                            <div class="toast">
                                <Icon glyph=Glyph::CheckCircle/>
                                <span>{words}</span>
                                <button
                                    class="btn btn--quiet btn--icon"
                                    type="button"
                                    aria-label=tr!(ui.close)
                                    on:click=move |_| shown.set(None)
                                >
                                    <Icon glyph=Glyph::X/>
                                </button>
                            </div>
                        }
                    })
            }}
        </div>
    }
}
