//! The answers side by side: this period's, the last one's, the median beside; what lies apart is marked by words and a sign.

use leptos::prelude::*;

use super::super::operations::ReportText;
use super::super::operations::review::{Median, ReviewedReport, ReviewedValue};
use super::super::words;
use super::marks::{Mark, Marks};
use crate::shared::i18n::numbers;
use crate::shared::ui::{Checkbox, Glyph, Icon, TextInput};
use crate::tr;

#[component]
pub fn Compared(
    report: ReviewedReport,
    marks: Marks,
    /// Whether anything can be sent back.
    may_return: bool,
) -> impl IntoView {
    if report.nothing_to_report {
        return view! { <p data-testid="nothing-reported">{tr!(report.nothing_reported)}</p> }
            .into_any();
    }
    let beside = report
        .values
        .iter()
        .find_map(|value| group(value.median.as_ref()?));
    let rows = report
        .values
        .into_iter()
        .map(|value| {
            let mark = marks.answer(&value.indicator.id).filter(|_| may_return);
            view! { <Line value mark/> }
        })
        .collect_view();
    let texts = [
        (ReportText::Summary, report.summary),
        (ReportText::Difficulties, report.difficulties),
        (ReportText::Proposals, report.proposals),
    ];
    let texts = texts
        .into_iter()
        .map(|(text, said)| {
            let was_named = report.returned_texts.contains(&text);
            let mark = marks.text(text).filter(|_| may_return);
            let name = words::text(text);
            let empty = tr!(report.no_figure);
            view! {
                <div class="review__text">
                    <h2>{name}</h2>
                    {was_named.then(|| view! { <Asked note=None/> })}
                    <p class="preline">{said.unwrap_or(empty)}</p>
                    {mark.map(|on| {
                        let id = format!("mark-{text:?}");
                        view! { <Checkbox id label=tr!(report.mark) value=on/> }
                    })}
                </div>
            }
        })
        .collect_view();
    view! {
        <div class="tablewrap">
            <table class="table table--cards review" data-testid="review-table">
                <caption class="visually-hidden">{tr!(report.review_table)}</caption>
                <thead>
                    <tr>
                        <th scope="col">{tr!(report.indicator)}</th>
                        <th class="num" scope="col">{tr!(report.this_period)}</th>
                        <th class="num" scope="col">{tr!(report.period_before)}</th>
                        <th class="num" scope="col">{beside.unwrap_or_else(|| tr!(report.median))}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        <div class="review__texts">{texts}</div>
    }
    .into_any()
}

/// `Trung vị Cụm 3`.
fn group(median: &Median) -> Option<String> {
    let cluster = median.cluster.as_ref().map(|cluster| &cluster.name);
    let level = median.level.as_ref().map(|level| &level.name);
    let name = cluster.or(level)?.clone();
    Some(tr!(report.median_of, name = name))
}

#[component]
fn Line(value: ReviewedValue, mark: Option<Mark>) -> impl IntoView {
    let indicator = value.indicator;
    let code = indicator.code.clone();
    let told = indicator.told(value.value, value.text.as_deref());
    let apart = value.outlier == Some(true);
    let unusual = value.breaches.into_iter().map(words::breach);
    let marks = apart
        .then(|| tr!(report.outlier))
        .into_iter()
        .chain(unusual);
    let flags: Vec<String> = marks.collect();
    let class = match flags.is_empty() {
        true => "",
        false => "review__apart",
    };
    let flags = flags
        .into_iter()
        .map(|words| {
            view! {
                <p class="review__flag warn"><Icon glyph=Glyph::Alert small=true/> <b>{words}</b></p>
            }
        })
        .collect_view();
    let why = [
        value
            .source
            .map(|source| tr!(report.taken_from, source = words::source(&source))),
        value
            .override_reason
            .map(|why| tr!(report.differs_because, why = why)),
        value
            .explanation
            .map(|why| tr!(report.explained, why = why)),
    ];
    let why = why.into_iter().flatten();
    let why = why
        .map(|words| view! { <p class="review__why">{words}</p> })
        .collect_view();
    let previous = value.previous.map(|figure| indicator.figure(figure));
    let median = value.median.map(|median| {
        let count = tr!(report.of_count, count = numbers::whole(median.count.into()));
        view! { {numbers::decimal(median.value)} " " <small class="faint">{count}</small> }
    });
    let correction = value
        .correction
        .map(|correction| view! { <Asked note=correction.note/> });
    let cell = |label: String, content: Option<AnyView>| match content {
        Some(content) => view! { <td class="num" data-label=label>{content}</td> }.into_any(),
        None => view! { <td class="num none">"–"</td> }.into_any(),
    };
    view! {
        <tr class=class data-testid=format!("review-{code}")>
            <th scope="row">
                {indicator.name.clone()}
                {correction}
                {mark.map(|mark| view! { <Ticked code=code.clone() name=indicator.name.clone() mark/> })}
            </th>
            <td class="num" data-label=tr!(report.this_period)>
                <b>{told.unwrap_or_else(|| tr!(report.no_figure))}</b>
                {flags}
                {why}
            </td>
            {cell(tr!(report.period_before), previous.map(IntoAny::into_any))}
            {cell(tr!(report.median), median.map(IntoAny::into_any))}
        </tr>
    }
}

/// That it was to be mended when the report was last sent back.
#[component]
fn Asked(note: Option<String>) -> impl IntoView {
    let words = match note {
        Some(note) => tr!(report.asked_to_mend, note = note),
        None => tr!(report.asked_to_mend_plainly),
    };
    view! { <p class="review__why"><Icon glyph=Glyph::Return small=true/> {words}</p> }
}

#[component]
fn Ticked(code: String, name: String, mark: Mark) -> impl IntoView {
    let note = format!("note-{code}");
    view! {
        <Checkbox id=format!("mark-{code}") label=tr!(report.mark) value=mark.on/>
        <Show when=move || mark.on.get()>
            <TextInput
                id=note.clone()
                label=tr!(report.mark_note, name = name.clone())
                value=mark.note
                optional=true
            />
        </Show>
    }
}
