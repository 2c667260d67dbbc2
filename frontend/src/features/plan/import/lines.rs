//! The lines of the source in their rows, with the count of each kind and the filters.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::desk::Desk;
use super::document_notes::DocumentNotes;
use super::line_row::LineRow;
use crate::features::plan::folding::{Row, Show, rows, tally};
use crate::features::plan::problems::start;
use crate::features::plan::review::{Standing, count};
use crate::shared::ui::{Glyph, Icon, Part, StackedBar, Tone};
use crate::tr;

#[component]
pub fn Lines(
    desk: Desk,
    show: RwSignal<Show>,
    unfolded: RwSignal<BTreeSet<usize>>,
    name: String,
) -> impl IntoView {
    let all = desk.lines.with_value(Vec::len);
    // The document as a whole waits in a row of its own.
    let number = move |wanted: Standing| match wanted {
        Standing::Open => desk.open(),
        wanted => desk.standings.with(|standings| count(standings, wanted)),
    };
    let tone_part = move |tone: Tone, standing: Standing, label: String| {
        Part::new(
            tone,
            i32::try_from(number(standing)).unwrap_or_default(),
            label,
        )
    };
    let parts = move || {
        vec![
            tone_part(Tone::Ok, Standing::Taken, tr!(plan.lower_taken)),
            tone_part(Tone::Warn, Standing::Open, tr!(plan.lower_open)),
            tone_part(Tone::Idle, Standing::Skipped, tr!(plan.lower_skipped)),
        ]
    };
    let chip = move |wanted: Show, glyph: Option<Glyph>, label: String, id: &'static str| {
        let how_many = move || match wanted {
            Show::All => all,
            Show::Only(standing) => number(standing),
        };
        view! {
            <button
                class="chip"
                type="button"
                aria-pressed=move || (show.get() == wanted).to_string()
                on:click=move |_| show.set(wanted)
                data-testid=id
            >
                {glyph.map(|glyph| view! { <Icon glyph small=true/> })}
                {label}
                " · "
                {how_many}
            </button>
        }
    };
    let shown = Memo::new(move |_| {
        desk.standings
            .with(|standings| unfolded.with(|unfolded| rows(standings, show.get(), unfolded)))
    });
    view! {
        <div class="card tabbody">
            <div class="tally">
                <p class="tally__file">
                    <Icon glyph=Glyph::Doc/>
                    <b>{name}</b>
                    <span class="faint">{tr!(plan.line_count, count = all)}</span>
                </p>
                <div class="tally__bar">
                    <StackedBar parts=Signal::derive(parts)/>
                </div>
                <div class="chips" role="group" aria-label=tr!(plan.filter_lines)>
                    {chip(Show::All, None, tr!(plan.all_lines), "lines-all")}
                    {chip(Show::Only(Standing::Open), Some(Glyph::Alert), tr!(plan.open_lines), "lines-open")}
                    {chip(Show::Only(Standing::Taken), Some(Glyph::Check), tr!(plan.taken_lines), "lines-taken")}
                    {chip(Show::Only(Standing::Skipped), Some(Glyph::Ban), tr!(plan.skipped_lines), "lines-skipped")}
                </div>
            </div>
            <ol class="imp" data-testid="lines">
                <li class="imp__head" aria-hidden="true">
                    <span></span>
                    <span>{tr!(plan.in_source)}</span>
                    <span></span>
                    <span>{tr!(plan.in_plan)}</span>
                </li>
                {move || (!matches!(show.get(), Show::Only(Standing::Taken | Standing::Skipped))).then(|| view! { <DocumentNotes desk/> })}
                <For each=move || shown.get() key=|row| *row let:row>
                    {match row {
                        Row::Line(place) => view! { <LineRow desk place/> }.into_any(),
                        Row::Fold { first, last } => view! { <Fold desk first last unfolded/> }.into_any(),
                    }}
                </For>
                {move || shown.read().is_empty().then(|| view! { <li class="imp__none muted">{tr!(plan.no_such_line)}</li> })}
            </ol>
            <div class="tablefoot">
                <span class="hints">
                    <kbd>"J"</kbd> " " <kbd>"K"</kbd> " " {tr!(plan.hint_walk)} " · " <kbd>"Enter"</kbd> " " {tr!(plan.hint_take)}
                </span>
                <span>{tr!(plan.kept_here)}</span>
            </div>
        </div>
    }
}

#[component]
fn Fold(
    desk: Desk,
    first: usize,
    last: usize,
    unfolded: RwSignal<BTreeSet<usize>>,
) -> impl IntoView {
    let (taken, skipped) = desk
        .standings
        .with_untracked(|standings| tally(standings, first, last));
    let words = match (taken, skipped) {
        (taken, 0) => tr!(plan.fold_taken, count = taken),
        (0, skipped) => tr!(plan.fold_skipped, count = skipped),
        (taken, skipped) => {
            tr!(
                plan.fold_both,
                count = taken + skipped,
                taken = taken,
                skipped = skipped
            )
        }
    };
    let begins = desk.lines.with_value(|lines| {
        lines
            .get(first)
            .map(|line| start(&line.text))
            .unwrap_or_default()
    });
    view! {
        <li class="imp__fold">
            <span class="imp__n">{format!("{}–{}", first + 1, last + 1)}</span>
            <button
                type="button"
                aria-expanded="false"
                data-row="true"
                on:click=move |_| unfolded.update(|unfolded| {
                    unfolded.insert(first);
                })
            >
                <Icon glyph=Glyph::Right small=true/>
                {words}
                <span class="faint">{begins}</span>
            </button>
        </li>
    }
}
