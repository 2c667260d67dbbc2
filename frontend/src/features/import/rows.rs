//! Rows of the workbook: what becomes of each, what it changes, what is wrong.

use leptos::prelude::*;

use super::operations::{ImportChange, ImportReason, ImportRefusal, ImportRow};
use super::words;
use crate::shared::ui::Status;
use crate::tr;

/// Those that are wrong come first, as the server orders them.
#[component]
pub fn Rows(rows: Vec<ImportRow>) -> impl IntoView {
    let lines = rows.into_iter().map(|row| {
        let (tone, glyph, label) = words::fate(row.fate);
        view! {
            <tr data-testid="import-row">
                <td>{row.label}</td>
                <td data-label=tr!(import.line) class="num">{row.line}</td>
                <td data-label=tr!(import.fate)><Status tone glyph label/></td>
                <td data-label=tr!(import.details)>{details(row.changes, row.reasons)}</td>
            </tr>
        }
    });
    view! {
        <div class="tablewrap">
            <table class="table table--cards" data-testid="import-rows">
                <caption class="visually-hidden">{tr!(import.rows)}</caption>
                <thead>
                    <tr>
                        <th scope="col">{tr!(import.row)}</th>
                        <th scope="col" class="num">{tr!(import.line)}</th>
                        <th scope="col">{tr!(import.fate)}</th>
                        <th scope="col">{tr!(import.details)}</th>
                    </tr>
                </thead>
                <tbody>{lines.collect_view()}</tbody>
            </table>
        </div>
    }
}

fn details(changes: Vec<ImportChange>, reasons: Vec<ImportReason>) -> AnyView {
    if changes.is_empty() && reasons.is_empty() {
        return view! { "–" }.into_any();
    }
    let changes = changes.into_iter().map(|change| {
        let from = match change.from.as_str() {
            "" => tr!(import.nothing),
            from => from.to_owned(),
        };
        view! {
            <li>
                {change.column} ": " <del>{from}</del> " → " <ins>{change.to}</ins>
            </li>
        }
    });
    let changes = changes.collect_view();
    let reasons = reasons
        .iter()
        .map(|reason| view! { <li>{words::reason(reason)}</li> });
    view! { <ul class="stack--s">{changes}{reasons.collect_view()}</ul> }.into_any()
}

/// Rows that kept the rest from being done.
#[component]
pub fn Refusals(refused: Vec<ImportRefusal>) -> impl IntoView {
    let lines = refused
        .into_iter()
        .filter(|refusal| refusal.line > 0)
        .map(|refusal| {
            let reasons: Vec<_> = refusal.reasons.iter().map(words::reason).collect();
            view! { <li>{tr!(import.at_line, line = refusal.line)} " " {reasons.join(" ")}</li> }
        });
    view! { <ul data-testid="import-refused">{lines.collect_view()}</ul> }
}
