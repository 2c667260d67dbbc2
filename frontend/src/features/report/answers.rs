//! What a report says, to be read: figures with units and where they come from, then the texts.

use leptos::prelude::*;

use super::operations::ReportValue;
use super::words;
use crate::tr;

/// The parts of a report that are read.
#[derive(Clone, Debug, PartialEq)]
pub struct Answered {
    pub nothing: bool,
    pub values: Vec<ReportValue>,
    pub summary: Option<String>,
    pub difficulties: Option<String>,
    pub proposals: Option<String>,
}

#[component]
pub fn Answers(answered: Answered) -> impl IntoView {
    if answered.nothing {
        return view! { <p data-testid="nothing-reported">{tr!(report.nothing_reported)}</p> }
            .into_any();
    }
    let figures = answered
        .values
        .into_iter()
        .map(|value| {
            let told = value.indicator.told(value.value, value.text.as_deref());
            let figure = told.unwrap_or_else(|| tr!(report.no_figure));
            let source = value.source.map(|source| {
                let words = tr!(report.taken_from, source = words::source(&source));
                view! { <span class="faint">{words}</span> }
            });
            let previous = value.previous.map(|previous| {
                let figure = value.indicator.figure(previous);
                view! { <span class="faint">{tr!(report.last_period, figure = figure)}</span> }
            });
            let why = [
                value
                    .override_reason
                    .map(|why| tr!(report.differs_because, why = why)),
                value
                    .explanation
                    .map(|why| tr!(report.explained, why = why)),
            ];
            let why = why
                .into_iter()
                .flatten()
                .map(|why| view! { <p class="under">{why}</p> });
            view! {
                <dt>{value.indicator.name}</dt>
                <dd data-testid=format!("value-{}", value.indicator.code)>
                    <b>{figure}</b>
                    {source}
                    {previous}
                    {why.collect_view()}
                </dd>
            }
        })
        .collect_view();
    let texts = [
        (tr!(report.summary), answered.summary),
        (tr!(report.difficulties), answered.difficulties),
        (tr!(report.proposals), answered.proposals),
    ]
    .into_iter()
    .filter_map(|(label, text)| {
        let text = text?;
        Some(view! {
            <p><b>{label}</b></p>
            <p class="preline">{text}</p>
        })
    })
    .collect_view();
    view! {
        <div class="answers stack--s">
            <dl class="facts facts--figures">{figures}</dl>
            {texts}
        </div>
    }
    .into_any()
}
