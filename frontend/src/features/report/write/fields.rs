//! The form's fields: each says for itself whether what is in it is safe, and what is wrong with it.

use leptos::prelude::*;

use super::content::{Fault, Field};
use crate::shared::form::SaveState;
use crate::shared::ui::{self, Glyph, Icon};
use crate::tr;

/// What is wrong, with an example that would pass.
pub fn fault_words(fault: Fault, typed: &str, places: i32) -> String {
    match fault {
        Fault::Missing => tr!(report.fault_missing),
        Fault::NotNumber if places == 0 => {
            tr!(report.fault_not_whole, typed = typed.trim().to_owned())
        }
        Fault::NotNumber => tr!(report.fault_not_number, typed = typed.trim().to_owned()),
        Fault::TooManyPlaces => tr!(report.fault_places, places = places),
        Fault::NoReason => tr!(report.fault_reason),
        Fault::NoExplanation => tr!(report.fault_explanation),
        Fault::Negative => tr!(report.fault_negative),
        Fault::TooBig => tr!(report.fault_too_big),
        Fault::TooLong => tr!(report.fault_too_long),
    }
}

/// Where one field's text is: `dirty` when the server has another one.
#[component]
pub fn FieldMark(
    state: Signal<SaveState>,
    dirty: Signal<bool>,
    unreadable: Signal<bool>,
) -> impl IntoView {
    let touched =
        Memo::new(move |before: Option<&bool>| before.copied().unwrap_or_default() || dirty.get());
    move || {
        if !touched.get() {
            return ().into_any();
        }
        let (class, glyph, label) = match (unreadable.get(), dirty.get(), state.get()) {
            (true, ..) => ("save save--hold", Glyph::Saving, tr!(report.kept_here)),
            (_, true, SaveState::Held) => ("save save--hold", Glyph::Offline, tr!(report.unsent)),
            (_, true, _) => ("save save--wait", Glyph::Saving, SaveState::Saving.words()),
            (_, false, state @ SaveState::Saved(_)) => {
                ("save save--ok", Glyph::Saved, state.words())
            }
            (_, false, _) => return ().into_any(),
        };
        view! {
            <span class=class>
                <Icon glyph small=true/>
                {label}
            </span>
        }
        .into_any()
    }
}

/// One of the texts.
#[component]
pub fn WordsField(
    field: Field,
    label: String,
    help: String,
    value: RwSignal<String>,
    saved: Signal<String>,
    #[prop(optional)] optional: bool,
    state: Signal<SaveState>,
    #[prop(into)] strict: Signal<bool>,
) -> impl IntoView {
    let error = Signal::derive(move || {
        Fault::of_text(&value.read(), !optional && strict.get()).map(|fault| match fault {
            Fault::Missing => tr!(report.fault_difficulties),
            other => fault_words(other, "", 0),
        })
    });
    let dirty = Signal::derive(move || *value.read() != *saved.read());
    let beside = ViewFn::from(move || {
        view! { <FieldMark state dirty unreadable=Signal::from(false)/> }
    });
    view! { <ui::TextArea id=field.id() label help value error optional beside/> }
}
