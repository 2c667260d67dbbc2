//! The form's fields: what is asked, of whom, how it is worked out and summed, and what is unusual. What a kind does not have
//! is not shown.

use leptos::prelude::*;

use super::super::operations::IndicatorKind;
use super::super::operations::indicators::{IndicatorAggregation, IndicatorComparison, Kept};
use super::typed::{Fields, aggregations, code_of, is_figure};
use super::words;
use crate::shared::api::{code, coded};
use crate::shared::form::Writing;
use crate::shared::grouping::{self, Level};
use crate::shared::ui::{Checkbox, Checks, Choice, RadioGroup, Select, TextArea, TextInput};
use crate::tr;

const KINDS: [IndicatorKind; 6] = [
    IndicatorKind::Count,
    IndicatorKind::Decimal,
    IndicatorKind::Percent,
    IndicatorKind::YesNo,
    IndicatorKind::Choice,
    IndicatorKind::Text,
];

const COMPARISONS: [IndicatorComparison; 3] = [
    IndicatorComparison::AtMost,
    IndicatorComparison::AtLeast,
    IndicatorComparison::Equal,
];

#[component]
pub fn IndicatorFields(
    fields: Fields,
    writing: Writing,
    is_new: bool,
    levels: Vec<Level>,
    /// The others of the form, which it can be worked out from or compared with.
    others: Vec<Kept>,
) -> impl IntoView {
    let kind = Memo::new(move |_| coded::<IndicatorKind>(&fields.kind.read()));
    let figure = Memo::new(move |_| kind.get().is_some_and(is_figure));
    let with_places = move || {
        matches!(
            kind.get(),
            Some(IndicatorKind::Decimal | IndicatorKind::Percent)
        )
    };
    // Words are not added up.
    Effect::new(move |_| {
        let can = aggregations(kind.get().unwrap_or(IndicatorKind::Count));
        let chosen = coded::<IndicatorAggregation>(&fields.aggregation.read_untracked());
        if let Some(first) = can
            .first()
            .filter(|_| chosen.is_none_or(|it| !can.contains(&it)))
        {
            fields.aggregation.set(code(*first));
        }
    });
    // A percentage is of a hundred.
    Effect::new(move |_| {
        if kind.get() == Some(IndicatorKind::Percent) && fields.unit.read_untracked().is_empty() {
            fields.unit.set("%".to_owned());
        }
    });
    // The short name of something new follows the name until somebody writes one.
    Effect::new(move |before: Option<String>| {
        let made = code_of(&fields.name.read());
        if is_new && before.is_some_and(|before| *fields.code.read_untracked() == before) {
            fields.code.set(made.clone());
        }
        made
    });
    let ways = Signal::derive(move || {
        let can = aggregations(kind.get().unwrap_or(IndicatorKind::Count));
        Choice::each(can, words::aggregation)
    });
    let figures: Vec<Choice> = others
        .iter()
        .filter(|other| is_figure(other.kind))
        .map(|other| Choice::new(other.code.clone(), other.name.clone()))
        .collect();
    let codes = figures
        .iter()
        .map(|choice| format!("{} ({})", choice.value, choice.label));
    let codes = codes.collect::<Vec<_>>().join(", ");
    let figures = Signal::stored(figures);
    let compared = Signal::derive(move || {
        let none = Choice::new("", tr!(indicator.not_compared));
        let all = Choice::each(COMPARISONS, words::comparison);
        std::iter::once(none).chain(all).collect::<Vec<_>>()
    });
    let weighted = move || {
        figure.get() && coded(&fields.aggregation.read()) == Some(IndicatorAggregation::Weighted)
    };
    // Open where something is written or wrong in it.
    let written = !fields.formula.read_untracked().is_empty();
    let seldom = Memo::new(move |_| {
        let mut paths = ["formula", "topic", "code"].into_iter();
        written || paths.any(|path| writing.error(path).with(Option::is_some))
    });
    let compares = move || !fields.comparison.read().is_empty();
    view! {
        <TextInput id=words::field("name") label=tr!(indicator.name) value=fields.name error=writing.error("name")/>
        <TextArea id=words::field("help") label=tr!(indicator.help) help=tr!(indicator.help_help) value=fields.help error=writing.error("help") optional=true rows=2/>
        <RadioGroup id=words::field("kind") label=tr!(indicator.kind) value=fields.kind choices=Choice::each(KINDS, words::kind)/>
        <Show when=move || figure.get()>
            <TextInput id=words::field("unit") label=tr!(indicator.unit) help=tr!(indicator.unit_help) value=fields.unit error=writing.error("unit")/>
        </Show>
        <Show when=with_places>
            <Select
                id=words::field("places")
                label=tr!(indicator.places)
                value=fields.places
                choices=Signal::derive(|| (0..=4).map(|at| Choice::new(at.to_string(), at.to_string())).collect::<Vec<_>>())
                error=writing.error("places")
            />
        </Show>
        <Show when=move || kind.get() == Some(IndicatorKind::Choice)>
            <TextArea id=words::field("choices") label=tr!(indicator.choices) help=tr!(indicator.choices_help) value=fields.choices error=writing.error("choices") rows=4/>
        </Show>
        <Checks id="indicator-levels" label=tr!(indicator.levels) choices=grouping::choices(levels) value=fields.levels/>
        <Checkbox id=words::field("required") label=tr!(indicator.optional) value=fields.optional/>
        <Select id=words::field("aggregation") label=tr!(indicator.aggregation) help=tr!(indicator.aggregation_help) value=fields.aggregation choices=ways error=writing.error("aggregation")/>
        <Show when=weighted>
            <Select id=words::field("weight") label=tr!(indicator.weight) value=fields.weight choices=figures error=writing.error("weight")/>
        </Show>
        <Show when=move || figure.get()>
            <fieldset class="stack">
                <legend>{tr!(indicator.checks)}</legend>
                <p class="faint">{tr!(indicator.checks_about)}</p>
                <div class="two">
                    <TextInput id=words::field("least") label=tr!(indicator.least) value=fields.least error=writing.error("least") optional=true/>
                    <TextInput id=words::field("most") label=tr!(indicator.most) value=fields.most error=writing.error("most") optional=true/>
                </div>
                <TextInput id=words::field("changeMost") label=tr!(indicator.change_most) help=tr!(indicator.change_most_help) value=fields.change_most error=writing.error("changeMost") optional=true/>
                <div class="two">
                    <Select id=words::field("comparison") label=tr!(indicator.comparison) value=fields.comparison choices=compared error=writing.error("comparison")/>
                    <Show when=compares>
                        <Select id=words::field("comparedWith") label=tr!(indicator.compared_with) value=fields.compared_with choices=figures error=writing.error("comparedWith")/>
                    </Show>
                </div>
            </fieldset>
        </Show>
        <details class="more" open=move || seldom.get()>
            <summary>{tr!(indicator.more)}</summary>
            <div class="stack">
                <Show when=move || figure.get()>
                    <TextInput
                        id=words::field("formula")
                        label=tr!(indicator.formula)
                        help=tr!(indicator.formula_help, codes = codes.clone())
                        value=fields.formula
                        error=writing.error("formula")
                        optional=true
                    />
                </Show>
                <TextInput id=words::field("topic") label=tr!(indicator.topic) help=tr!(indicator.topic_help) value=fields.topic error=writing.error("topic") optional=true/>
                <TextInput id=words::field("code") label=tr!(indicator.code) help=tr!(indicator.code_help) value=fields.code error=writing.error("code")/>
            </div>
        </details>
    }
}
