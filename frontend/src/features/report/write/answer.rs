//! One answer of the form: a figure with its unit, a choice, words, or what is worked out; beside it the last period's, under it
//! what the records say, and why it differs or is unusual.

use leptos::prelude::*;

use super::super::operations::{Indicator, IndicatorKind, ReportValue};
use super::super::words;
use super::content::{Fault, Field, Reading, as_typed, is_words};
use super::fields::{FieldMark, fault_words};
use super::sheet::Sheet;
use crate::shared::form::SaveState;
use crate::shared::i18n::numbers;
use crate::shared::ui::{self, Choice, Glyph, Icon, Select, TextArea};
use crate::tr;

#[component]
pub fn Answer(
    indicator: Indicator,
    sheet: Sheet,
    state: Signal<SaveState>,
    /// Whether what is missing is to be told: the person has tried to hand in.
    #[prop(into)]
    strict: Signal<bool>,
) -> impl IntoView {
    let asked = StoredValue::new(indicator.clone());
    let before = previous(sheet, &indicator);
    let own = own(sheet, &indicator);
    let correction = own.as_ref().and_then(|own| own.correction.clone());
    let correction = correction.map(|correction| view! { <ToMend note=correction.note/> });
    let main = if let Some(own) = own.filter(|own| own.closed) {
        let told = own.indicator.told(own.value, own.text.as_deref());
        let test_id = Field::Figure(indicator.code.clone()).id();
        view! { <Closed name=indicator.name told test_id/> }.into_any()
    } else if indicator.formula.is_some() {
        view! { <WorkedOut indicator sheet/> }.into_any()
    } else if is_words(&indicator) {
        view! { <InWords indicator sheet state strict/> }.into_any()
    } else {
        view! { <Figure indicator sheet state strict/> }.into_any()
    };
    view! {
        <div class="answer">
            {correction}
            {main}
            {before.map(|words| view! { <p class="source">{words}</p> })}
            <Reason asked sheet strict/>
            <Explanation asked sheet strict/>
        </div>
    }
}

/// What the report said of it when the form was opened.
fn own(sheet: Sheet, indicator: &Indicator) -> Option<ReportValue> {
    sheet.period.with_value(|period| {
        let mut values = period.own_report.as_ref()?.values.iter();
        let own = values.find(|value| value.indicator.id == indicator.id);
        own.cloned()
    })
}

/// That the office asks to mend what stands under it.
#[component]
pub fn ToMend(note: Option<String>) -> impl IntoView {
    view! {
        <p class="source warn" data-testid="to-mend">
            <Icon glyph=Glyph::Return small=true/>
            <span><b>{tr!(report.to_mend)}</b> " " {note}</span>
        </p>
    }
}

/// What stays as it is while other fields are mended.
#[component]
pub fn Closed(name: String, told: Option<String>, test_id: String) -> impl IntoView {
    view! {
        <div class="field">
            <p class="field__label">{name}</p>
            <p class="preline"><output data-testid=test_id>{told.unwrap_or_else(|| tr!(report.no_figure))}</output></p>
            <p class="field__help"><Icon glyph=Glyph::Lock small=true/> " " {tr!(report.closed)}</p>
        </div>
    }
}

/// `Kỳ trước: 12`.
fn previous(sheet: Sheet, indicator: &Indicator) -> Option<String> {
    sheet.period.with_value(|period| {
        let own = period.own_report.as_ref().map(|own| &own.values);
        let mut values = own.unwrap_or(&period.prefill).iter();
        let value = values.find(|value| value.indicator.id == indicator.id)?;
        let figure = indicator.figure(value.previous?);
        Some(tr!(report.last_period, figure = figure))
    })
}

/// What nobody types.
#[component]
fn WorkedOut(indicator: Indicator, sheet: Sheet) -> impl IntoView {
    let id = indicator.id.inner().to_owned();
    let (name, help) = (indicator.name.clone(), indicator.help.clone());
    let test_id = Field::Figure(indicator.code.clone()).id();
    let figure = move || {
        let figure = sheet.worked_out.read().get(&id).copied();
        match figure {
            Some(figure) => format!("{} {}", numbers::decimal(figure), indicator.unit),
            None => tr!(report.not_yet),
        }
    };
    view! {
        <div class="field">
            <p class="field__label">{name}</p>
            {help.map(|help| view! { <p class="field__help">{help}</p> })}
            <p><output data-testid=test_id><b>{figure}</b></output></p>
            <p class="field__help">{tr!(report.worked_out)}</p>
        </div>
    }
}

#[component]
fn InWords(
    indicator: Indicator,
    sheet: Sheet,
    state: Signal<SaveState>,
    strict: Signal<bool>,
) -> impl IntoView {
    let id = indicator.id.inner().to_owned();
    let value = sheet.words.get(&id)?;
    let required = indicator.required;
    let error = Signal::derive(move || {
        let fault = Fault::of_text(&value.read(), required && strict.get())?;
        Some(fault_words(fault, "", 0))
    });
    let dirty = Signal::derive(move || sheet.saved.read().words.get(&id) != Some(&*value.read()));
    let beside = ViewFn::from(move || {
        view! { <FieldMark state dirty unreadable=Signal::from(false)/> }
    });
    Some(view! {
        <TextArea
            id=Field::Figure(indicator.code).id()
            label=indicator.name
            help=indicator.help.unwrap_or_default()
            value
            error
            optional=!required
            beside
        />
    })
}

/// What is typed or chosen; what the records say stands under it.
#[component]
fn Figure(
    indicator: Indicator,
    sheet: Sheet,
    state: Signal<SaveState>,
    strict: Signal<bool>,
) -> impl IntoView {
    let own = indicator.id.inner().to_owned();
    let typed = sheet.figures.get(&own)?;
    let known = sheet.known.with_value(|known| known.get(&own).cloned());
    let id = Field::Figure(indicator.code.clone()).id();
    let (required, places) = (indicator.required, indicator.places);
    let reading = Memo::new(move |_| Reading::of(&typed.read(), places));
    let error = Signal::derive(move || {
        let fault = Fault::of_figure(reading.get(), strict.get() && required)?;
        Some(fault_words(fault, &typed.read(), places))
    });
    let help = indicator.help.clone().unwrap_or_default();
    let choices = match indicator.kind {
        IndicatorKind::YesNo => vec![
            Choice::new("1", tr!(report.yes)),
            Choice::new("0", tr!(report.no)),
        ],
        IndicatorKind::Choice => {
            let names = indicator.choices.iter().enumerate();
            names
                .map(|(at, name)| Choice::new(at.to_string(), name))
                .collect()
        }
        _ => Vec::new(),
    };
    if !choices.is_empty() {
        return Some(
            view! { <Select id label=indicator.name value=typed choices help error/> }.into_any(),
        );
    }
    let unreadable = Signal::derive(move || reading.get().is_unreadable());
    let dirty =
        Signal::derive(move || sheet.saved.read().figures.get(&own) != Some(&*typed.read()));
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
        let is_own = move || reading.get().number().is_none_or(|number| number == figure);
        let number = numbers::decimal(figure);
        let says = move || {
            if is_own() {
                tr!(report.taken_from, source = words.clone())
            } else {
                tr!(report.register_says, source = words.clone(), number = number.clone())
            }
        };
        view! {
            <p class="source" id=format!("{id}-source")>
                <Icon glyph=Glyph::Source small=true/>
                <span>
                    {says}
                    {move || {
                        (!is_own())
                            .then(|| {
                                view! {
                                    " "
                                    <button class="linkbtn" type="button" on:click=move |_| typed.set(as_typed(figure))>
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
    let keyboard = if places == 0 { "numeric" } else { "decimal" };
    Some(
        view! {
            <ui::Field id=id.clone() label=indicator.name help error optional=!required beside=Some(beside)>
                <div class="affix">
                    <input
                        class="input"
                        id=id
                        data-testid=test_id
                        inputmode=keyboard
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
        .into_any(),
    )
}

/// Why it is not what the records say: there while it is not.
#[component]
fn Reason(asked: StoredValue<Indicator>, sheet: Sheet, strict: Signal<bool>) -> impl IntoView {
    let value = asked.with_value(|asked| sheet.reasons.get(asked.id.inner()))?;
    let differs = Memo::new(move |_| {
        let content = sheet.content();
        let differs = |asked: &Indicator| {
            sheet
                .known
                .with_value(|known| content.differs(asked, known))
        };
        asked.with_value(differs)
    });
    let field = asked.with_value(|asked| Field::Reason(asked.code.clone()));
    Some(view! {
        <Show when=move || differs.get()>
            <Why field=field.clone() label=tr!(report.reason) value fault=Fault::NoReason strict/>
        </Show>
    })
}

/// Why what is unusual is right: there while it is.
#[component]
fn Explanation(asked: StoredValue<Indicator>, sheet: Sheet, strict: Signal<bool>) -> impl IntoView {
    let value = asked.with_value(|asked| sheet.explanations.get(asked.id.inner()))?;
    let breaches = Memo::new(move |_| {
        let unusual = sheet.unusual.read();
        asked.with_value(|asked| unusual.get(asked.id.inner()).cloned().unwrap_or_default())
    });
    let told = move || {
        let breaches = breaches.get().into_iter().map(words::breach);
        breaches.collect::<Vec<_>>().join(" ")
    };
    let field = asked.with_value(|asked| Field::Explanation(asked.code.clone()));
    Some(view! {
        <Show when=move || !breaches.read().is_empty()>
            <p class="source warn">
                <Icon glyph=Glyph::Alert small=true/>
                <span><b>{tr!(report.unusual)} "."</b> " " {told}</span>
            </p>
            <Why
                field=field.clone()
                label=tr!(report.explanation)
                value
                fault=Fault::NoExplanation
                strict
            />
        </Show>
    })
}

#[component]
fn Why(
    field: Field,
    label: String,
    value: RwSignal<String>,
    fault: Fault,
    strict: Signal<bool>,
) -> impl IntoView {
    let error = Signal::derive(move || {
        let is_missing = strict.get() && value.with(|value| value.trim().is_empty());
        is_missing.then(|| fault_words(fault, "", 0))
    });
    view! { <TextArea id=field.id() label value error rows=2/> }
}
