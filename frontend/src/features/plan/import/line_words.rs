//! What a line of the source became, in words.

use leptos::prelude::*;

use super::desk::Desk;
use crate::features::plan::content::Content;
use crate::features::plan::operations::SourceLineRole;
use crate::features::plan::problems::start;
use crate::features::plan::review::{Finding, Line, Outcome};
use crate::features::plan::words;
use crate::shared::i18n::dates;
use crate::tr;

/// The line's text with the words concerned marked.
pub fn marked(text: &str, findings: &[(usize, Finding)]) -> AnyView {
    let mut stretches: Vec<(usize, usize)> = findings
        .iter()
        .filter(|(_, finding)| finding.is_asking())
        .filter_map(|(_, finding)| {
            finding
                .excerpt
                .as_deref()
                .filter(|excerpt| !excerpt.is_empty())
        })
        .filter_map(|excerpt| {
            text.find(excerpt)
                .map(|start| (start, start + excerpt.len()))
        })
        .collect();
    stretches.sort_unstable();
    view! { <Marked text=text.to_owned() stretches/> }.into_any()
}

/// Words with stretches of them marked: where each begins and ends, in bytes, the first first.
#[component]
pub fn Marked(text: String, stretches: Vec<(usize, usize)>) -> impl IntoView {
    let part = |from, to| text.get(from..to).unwrap_or_default().to_owned();
    let mut parts = Vec::new();
    let mut at = 0;
    for (start, end) in stretches {
        if start < at {
            continue;
        }
        parts.push(part(at, start).into_any());
        parts.push(view! { <mark>{part(start, end)}</mark> }.into_any());
        at = end;
    }
    parts.push(part(at, text.len()).into_any());
    parts.collect_view()
}

fn chip(label: String) -> impl IntoView {
    view! { <span class="imp__kind">{label}</span> }
}

/// What a line became, in words.
pub fn became_words(line: &Line, became: &Outcome, desk: Desk) -> AnyView {
    desk.content.with(|content| {
        let label = words::outcome(became).map(chip);
        let said = match became {
            Outcome::Title => content.title.clone(),
            Outcome::PlaceAndDate => match content.issued_on {
                Some(date) => format!("{}, {}", content.place, dates::day(date)),
                None => tr!(plan.date_blank, place = content.place.clone()),
            },
            Outcome::Symbol => tr!(plan.symbol_taken, symbol = content.symbol.clone()),
            Outcome::Clause(key) => return clause_words(line, *key, content, desk),
            Outcome::Continues(_) => tr!(plan.continues),
            Outcome::Recipients => recipient_words(line, content),
            Outcome::Signer => {
                let signer = &content.signer;
                let parts = [&signer.authority, &signer.title, &signer.name];
                parts
                    .into_iter()
                    .filter(|part| !part.is_empty())
                    .cloned()
                    .collect::<Vec<_>>()
                    .join(" · ")
            }
            Outcome::Supplied if line.role == SourceLineRole::Number => tr!(plan.number_later),
            Outcome::Supplied => tr!(plan.supplied),
            Outcome::Left => tr!(plan.left),
            Outcome::Unplaced => tr!(plan.unplaced),
        };
        let class = match became {
            Outcome::Supplied | Outcome::Left | Outcome::Unplaced | Outcome::Continues(_) => {
                "muted"
            }
            _ => "",
        };
        view! {
            {label}
            <span class=class>{said}</span>
        }
        .into_any()
    })
}

fn clause_words(line: &Line, key: u32, content: &Content, desk: Desk) -> AnyView {
    let Some(clause) = content.clause(key) else {
        return ().into_any();
    };
    let division = clause.division.map(words::division);
    let assignee = Some(clause.assignee.clone()).filter(|name| !name.is_empty());
    let schools = clause.schools.then(|| tr!(plan.schools_short));
    let deadlines = clause.deadlines.iter().map(words::deadline);
    let cited = content
        .citations
        .iter()
        .filter(|citation| citation.line == Some(line.number))
        .map(words::citation);
    let details: Vec<String> = division
        .or(assignee)
        .into_iter()
        .chain(schools)
        .chain(deadlines)
        .chain(cited)
        .collect();
    let said = if details.is_empty() {
        format!("{} {}", clause.marker, start(&clause.text))
            .trim()
            .to_owned()
    } else {
        details.join(" · ")
    };
    let notes = desk
        .of_line(Some(line.number))
        .into_iter()
        .filter(|(_, finding)| finding.is_note())
        .map(|(_, finding)| words::finding(finding.code))
        .collect::<Vec<_>>()
        .join(", ");
    view! {
        {chip(words::clause_kind(clause.kind))}
        {said}
        {(!notes.is_empty()).then(|| view! { " " <span class="faint">{notes}</span> })}
    }
    .into_any()
}

fn recipient_words(line: &Line, content: &Content) -> String {
    let found = content
        .recipients
        .iter()
        .find(|recipient| line.text.contains(&recipient.name));
    match found {
        Some(recipient) => format!("{} · {}", recipient.name, words::purpose(recipient.purpose)),
        None => tr!(plan.recipient_count, count = content.recipients.len()),
    }
}
