//! A state as colour, icon and word: read in grey it still says the same.

use leptos::prelude::*;

use super::{Glyph, Icon};
use crate::shared::api::scalars::Date;
use crate::shared::i18n::dates::{self, Due};

/// What a state means, whatever it is a state of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    #[default]
    Idle,
    Info,
    Ok,
    Warn,
    Bad,
}

impl Tone {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Idle => "idle",
            Self::Info => "info",
            Self::Ok => "ok",
            Self::Warn => "warn",
            Self::Bad => "bad",
        }
    }
}

/// A state's badge.
#[component]
pub fn Status(
    tone: Tone,
    glyph: Glyph,
    #[prop(into)] label: String,
    #[prop(into, optional)] test_id: String,
) -> impl IntoView {
    view! {
        <span class=format!("badge badge--{}", tone.name()) data-testid=(!test_id.is_empty()).then_some(test_id)>
            <Icon glyph small=true/>
            {label}
        </span>
    }
}

/// `Còn 3 ngày` or `Quá hạn 2 ngày`, as the clock says it: near is a warning, past is bad.
pub fn until(due_on: Date) -> (Tone, Glyph, String) {
    let due = dates::due(due_on, dates::today());
    let (tone, glyph) = match due {
        Due::Overdue(_) => (Tone::Bad, Glyph::Late),
        Due::Today => (Tone::Warn, Glyph::Clock),
        Due::In(days) if days <= 7 => (Tone::Warn, Glyph::Clock),
        Due::In(_) => (Tone::Idle, Glyph::Clock),
    };
    (tone, glyph, dates::due_words(due))
}
