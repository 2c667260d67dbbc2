//! The form's fields: each says for itself whether what is in it is safe, and what is wrong with it.

use leptos::prelude::*;

use super::super::operations::Indicator;
use super::super::words;
use super::content::{Fault, Field, Reading};
use crate::shared::form::SaveState;
use crate::shared::i18n::numbers;
use crate::shared::ui::{self, Glyph, Icon};
use crate::tr;

/// What is wrong, with an example that would pass.
pub fn fault_words(fault: Fault, typed: &str) -> String {
    match fault {
        Fault::Missing => tr!(report.fault_missing),
        Fault::NotWhole => tr!(report.fault_not_whole, typed = typed.trim().to_owned()),
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

/// A figure with its unit; what the records say stands under it.
#[component]
pub fn FigureField(
    indicator: Indicator,
    typed: RwSignal<String>,
    /// What the server has.
    saved: Signal<String>,
    known: Option<(i32, String)>,
    state: Signal<SaveState>,
    /// Whether missing figures are to be told: the person has tried to hand in.
    #[prop(into)]
    strict: Signal<bool>,
) -> impl IntoView {
    let id = Field::Figure(indicator.code.clone()).id();
    let required = indicator.required;
    let reading = Memo::new(move |_| Reading::of(&typed.read()));
    let unreadable = Signal::derive(move || reading.get().is_unreadable());
    let error = Signal::derive(move || {
        let fault = match reading.get() {
            Reading::Empty => (strict.get() && required).then_some(Fault::Missing),
            Reading::Number(_) => None,
            Reading::NotWhole => Some(Fault::NotWhole),
            Reading::Negative => Some(Fault::Negative),
            Reading::TooBig => Some(Fault::TooBig),
        };
        fault.map(|fault| fault_words(fault, &typed.read()))
    });
    let dirty = Signal::derive(move || *typed.read() != *saved.read());
    let help = indicator.help.clone().unwrap_or_default();
    let describes = [
        (!help.is_empty()).then(|| format!("{id}-help")),
        known.as_ref().map(|_| format!("{id}-source")),
    ];
    let described = {
        let id = id.clone();
        move || {
            let error = error.with(Option::is_some).then(|| format!("{id}-error"));
            let parts: Vec<String> = describes.iter().cloned().chain([error]).flatten().collect();
            (!parts.is_empty()).then(|| parts.join(" "))
        }
    };
    let source = known.map(|(figure, source)| {
        let words = words::source(&source);
        let own = move || reading.get() == Reading::Number(figure) || reading.get() == Reading::Empty;
        let number = numbers::whole(figure.into());
        let says = {
            let (words, number) = (words.clone(), number.clone());
            move || {
                if own() {
                    tr!(report.taken_from, source = words.clone())
                } else {
                    tr!(report.register_says, source = words.clone(), number = number.clone())
                }
            }
        };
        view! {
            <p class="source" id=format!("{id}-source")>
                <Icon glyph=Glyph::Source small=true/>
                <span>
                    {says}
                    {move || {
                        (!own())
                            .then(|| {
                                view! {
                                    " "
                                    <button class="linkbtn" type="button" on:click=move |_| typed.set(figure.to_string())>
                                        {tr!(report.use_register)}
                                    </button>
                                }
                            })
                    }}
                </span>
            </p>
        }
    });
    let test_id = id.clone();
    let beside = ViewFn::from(move || view! { <FieldMark state dirty unreadable/> });
    view! {
        <ui::Field id=id.clone() label=indicator.name help error optional=!required beside=Some(beside)>
            <div class="affix">
                <input
                    class="input"
                    id=id
                    data-testid=test_id
                    inputmode="numeric"
                    autocomplete="off"
                    aria-required=required.then_some("true")
                    aria-invalid=move || error.with(Option::is_some).then_some("true")
                    aria-describedby=described
                    prop:value=move || typed.get()
                    on:input:target=move |event| typed.set(event.target().value())
                />
                <span class="affix__unit">{indicator.unit}</span>
            </div>
            {source}
        </ui::Field>
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
            other => fault_words(other, ""),
        })
    });
    let dirty = Signal::derive(move || *value.read() != *saved.read());
    let beside = ViewFn::from(move || {
        view! { <FieldMark state dirty unreadable=Signal::from(false)/> }
    });
    view! { <ui::TextArea id=field.id() label help value error optional beside/> }
}
