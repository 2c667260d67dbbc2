//! In what two versions differ, as one text: what is new is marked as such, what is gone struck through.

use leptos::prelude::*;

use crate::features::plan::content::{Citation, Deadline};
use crate::features::plan::operations::{
    Difference, Differences, KeptClause, PlanCitation, PlanClauseChange, PlanClauseDifference,
    PlanDifferences, PlanDifferencesVariables, PlanHeadDifference, PlanHeadPart, PlanWords,
};
use crate::features::plan::words;
use crate::shared::i18n::dates;
use crate::shared::page::{Loaded, query};
use crate::shared::session::use_session;
use crate::shared::ui::{Glyph, Status, Tone};
use crate::tr;

#[component]
pub fn Compared(plan: Signal<cynic::Id>, from: Memo<i32>, to: Memo<i32>) -> impl IntoView {
    let told = query::<PlanDifferences>(move || PlanDifferencesVariables {
        plan: plan.get(),
        from: from.get(),
        to: to.get(),
    });
    view! {
        <section class="card" aria-labelledby="differences-title" aria-live="polite" data-testid="differences">
            <div class="card__head">
                <h2 id="differences-title">{move || tr!(plan.differences, from = from.get(), to = to.get())}</h2>
            </div>
            <div class="card__body">
                <Loaded query=told let:data>
                    {move || view! { <Told told=data.get().plan_differences/> }}
                </Loaded>
            </div>
        </section>
    }
}

#[component]
fn Told(told: Differences) -> impl IntoView {
    let none = told.head.is_empty()
        && told.clauses.is_empty()
        && told.citations.is_empty()
        && told.recipients.is_empty();
    if none {
        return view! { <p class="muted">{tr!(plan.no_differences)}</p> }.into_any();
    }
    let line = |difference: Difference, text: String| {
        view! { <li>{piece(PlanWords { difference, text })}</li> }
    };
    let citations: Vec<_> = told
        .citations
        .into_iter()
        .map(|it| line(it.difference, words::citation(&cited(it.citation))))
        .collect();
    let recipients: Vec<_> = told
        .recipients
        .into_iter()
        .map(|it| line(it.difference, it.recipient.name))
        .collect();
    let unchanged = told.unchanged;
    view! {
        <div class="diff stack">
            {told.head.into_iter().map(head).collect_view()}
            <ol class="diff__clauses">{told.clauses.into_iter().map(clause).collect_view()}</ol>
            {(!citations.is_empty()).then(|| view! { <div><h3>{tr!(plan.part_citations)}</h3><ul>{citations}</ul></div> })}
            {(!recipients.is_empty()).then(|| view! { <div><h3>{tr!(plan.part_recipients)}</h3><ul>{recipients}</ul></div> })}
            <p class="muted">{tr!(plan.unchanged, count = unchanged)}</p>
        </div>
    }
    .into_any()
}

/// A run of words; what is not in both says so to those who cannot see its colour.
fn piece(words: PlanWords) -> AnyView {
    match words.difference {
        Difference::Same => words.text.into_any(),
        Difference::Added => view! { <ins>{words.text}</ins> }.into_any(),
        Difference::Removed => view! { <del>{words.text}</del> }.into_any(),
    }
}

fn head(difference: PlanHeadDifference) -> impl IntoView {
    let name = match difference.part {
        PlanHeadPart::Title => tr!(plan.title_field),
        PlanHeadPart::SchoolYear => tr!(plan.school_year),
        PlanHeadPart::Number => tr!(plan.number),
        PlanHeadPart::Symbol => tr!(plan.symbol),
        PlanHeadPart::Place => tr!(plan.place),
        PlanHeadPart::IssuedOn => tr!(plan.date),
        PlanHeadPart::Signer => tr!(plan.part_signer),
    };
    let readable = |words: PlanWords| {
        let text = match difference.part {
            PlanHeadPart::SchoolYear => year(&words.text),
            PlanHeadPart::IssuedOn => words.text.parse().map_or(words.text, dates::day),
            _ => words.text,
        };
        piece(PlanWords { text, ..words })
    };
    view! { <p><b>{name}</b> ": " {difference.words.into_iter().map(readable).collect_view()}</p> }
}

fn year(id: &str) -> String {
    let years = untrack(|| use_session().me()).map(|me| me.school_years);
    let mut years = years.unwrap_or_default().into_iter();
    years
        .find(|year| year.id.inner() == id)
        .map_or_else(|| id.to_owned(), |year| year.name)
}

fn change(of: PlanClauseChange) -> AnyView {
    let (tone, glyph, label) = match of {
        PlanClauseChange::Added => (Tone::Ok, Glyph::Plus, tr!(plan.change_added)),
        PlanClauseChange::Removed => (Tone::Bad, Glyph::X, tr!(plan.change_removed)),
        PlanClauseChange::Moved => (Tone::Info, Glyph::Arrow, tr!(plan.change_moved)),
        PlanClauseChange::Numbered => (Tone::Idle, Glyph::Half, tr!(plan.change_numbered)),
        PlanClauseChange::Worded => (Tone::Info, Glyph::Edit, tr!(plan.change_worded)),
        PlanClauseChange::Charged => (Tone::Info, Glyph::Users, tr!(plan.change_charged)),
    };
    view! { <Status tone glyph label/> }.into_any()
}

fn clause(difference: PlanClauseDifference) -> impl IntoView {
    let marker = |of: &Option<KeptClause>| of.as_ref().and_then(|it| it.marker.clone());
    let (was, is) = (marker(&difference.before), marker(&difference.after));
    let markers = if was == is || was.is_none() || is.is_none() {
        view! { <b>{is.or(was)} " "</b> }.into_any()
    } else {
        view! { <del>{was}</del> " " <ins>{is}</ins> " " }.into_any()
    };
    let charges = difference
        .changes
        .contains(&PlanClauseChange::Charged)
        .then(|| {
            let line = |of: &Option<KeptClause>| of.as_ref().map(charge).unwrap_or_default();
            let (was, is) = (line(&difference.before), line(&difference.after));
            view! { <p class="diff__charge"><del>{was}</del> " " <ins>{is}</ins></p> }
        });
    let depth = difference
        .after
        .as_ref()
        .or(difference.before.as_ref())
        .map_or(0, |it| it.depth);
    view! {
        <li class=format!("diff__clause d{}", depth.min(4))>
            <p class="diff__changes">{difference.changes.into_iter().map(change).collect_view()}</p>
            <p class="pre">{markers} {difference.words.into_iter().map(piece).collect_view()}</p>
            {charges}
        </li>
    }
}

/// What it is, who does it and until when.
fn charge(of: &KeptClause) -> String {
    let schools = of.schools.then(|| tr!(plan.schools_short));
    let deadlines = of.deadlines.iter().map(|it| {
        let deadline = Deadline {
            key: 0,
            kind: it.kind,
            text: it.text.clone(),
            date: it.date,
            term: it.term,
            times: it.times,
        };
        words::deadline(&deadline)
    });
    let parts = [
        Some(words::clause_kind(of.kind)),
        of.division.map(words::division),
        schools,
        of.assignee.clone(),
    ];
    let parts = parts.into_iter().flatten().chain(deadlines);
    parts.collect::<Vec<_>>().join(" · ")
}

/// As the words about citations want it.
pub fn cited(citation: PlanCitation) -> Citation {
    Citation::of(0, citation)
}
