//! One line of the source beside what became of it, with its oddities and, opened, its fields.

use leptos::prelude::*;

use super::desk::{Desk, row_id};
use super::finding_block::FindingBlock;
use super::line_words::{became_words, marked};
use crate::features::plan::editor::{CitationFields, ClauseFields, HeadFields, SignerFields};
use crate::features::plan::review::{Decision, Line, Outcome, Standing, outcome};
use crate::shared::ui::{Button, Glyph, Icon};
use crate::tr;

#[component]
pub fn LineRow(desk: Desk, place: usize) -> impl IntoView {
    let line = desk.lines.with_value(|lines| lines.get(place).cloned());
    line.map(|line| view! { <Present desk place line/> })
}

#[component]
fn Present(desk: Desk, place: usize, line: Line) -> impl IntoView {
    let number = line.number;
    let line = StoredValue::new(line);
    let standing = Memo::new(move |_| {
        desk.standings
            .with(|standings| standings.get(place).copied().unwrap_or(Standing::Taken))
    });
    let became = Memo::new(move |_| {
        desk.content
            .with(|content| line.with_value(|line| outcome(line, content)))
    });
    let places = Memo::new(move |_| {
        let asking = desk
            .of_line(Some(number))
            .into_iter()
            .filter(|(_, finding)| finding.is_asking());
        asking.map(|(place, _)| place).collect::<Vec<_>>()
    });
    let class = move || match (standing.get(), desk.current.get() == Some(number)) {
        (Standing::Open, true) => "flag now",
        (Standing::Open, false) => "flag",
        (Standing::Skipped, _) => "skipd",
        (Standing::Taken, _) => "",
    };
    let mark = move || {
        let (class, glyph, word) = match standing.get() {
            Standing::Open => ("warn", Glyph::Alert, tr!(plan.open_lines)),
            Standing::Taken => ("ok", Glyph::Check, tr!(plan.taken_lines)),
            Standing::Skipped => ("muted", Glyph::Ban, tr!(plan.skipped_lines)),
        };
        view! {
            <span class=class>
                <Icon glyph/>
                <span class="visually-hidden">{word}</span>
            </span>
        }
    };
    let take_first = move |event: leptos::ev::KeyboardEvent| {
        let on_row = event.target() == event.current_target();
        if event.key() == "Enter" && on_row {
            let waiting = desk.of_line(Some(number)).into_iter().find(|(_, finding)| {
                finding.suggestion.is_some()
                    && desk
                        .content
                        .with_untracked(|content| finding.is_open(content))
            });
            if let Some((place, _)) = waiting {
                desk.decide(place, Decision::Applied);
            }
        }
    };
    let is_editing = Memo::new(move |_| desk.editing.get() == Some(number));
    let can_edit = move || {
        !matches!(
            became.get(),
            Outcome::Supplied | Outcome::Left | Outcome::Unplaced
        )
    };
    view! {
        <li
            class=class
            id=row_id(number)
            tabindex="-1"
            data-row="true"
            on:focusin=move |_| desk.current.set(Some(number))
            on:keydown=take_first
        >
            <span class="imp__n">{place + 1}</span>
            <div class="imp__src">{move || line.with_value(|line| marked(&line.text, &desk.of_line(Some(number))))}</div>
            <span class="imp__mark">{mark}</span>
            <div class="imp__out">
                <div class="imp__became">
                    <p>{move || line.with_value(|line| became_words(line, &became.get(), desk))}</p>
                    {move || {
                        can_edit()
                            .then(|| {
                                view! {
                                    <button
                                        class="btn btn--quiet btn--icon"
                                        type="button"
                                        title=tr!(plan.edit_line)
                                        aria-label=tr!(plan.edit_line)
                                        aria-expanded=move || is_editing.get().to_string()
                                        on:click=move |_| edit(desk, number, &became.get_untracked())
                                    >
                                        <Icon glyph=Glyph::Edit/>
                                    </button>
                                }
                            })
                    }}
                </div>
                <For each=move || places.get() key=|place| *place let:place>
                    <FindingBlock desk place/>
                </For>
                <Show when=move || is_editing.get()>
                    <Editing desk number became/>
                </Show>
            </div>
        </li>
    }
}

/// Opens what a line became, in place; recipients stand in a list of their own.
fn edit(desk: Desk, number: i32, became: &Outcome) {
    if *became == Outcome::Recipients {
        desk.fill_in("part-recipients");
    } else {
        desk.editing.update(|editing| {
            *editing = if *editing == Some(number) {
                None
            } else {
                Some(number)
            };
        });
    }
}

#[component]
fn Editing(desk: Desk, number: i32, became: Memo<Outcome>) -> impl IntoView {
    let content = desk.content;
    let fields = match became.get_untracked() {
        Outcome::Clause(key) | Outcome::Continues(key) => {
            let cited: Vec<u32> = content.with_untracked(|content| {
                let here = content
                    .citations
                    .iter()
                    .filter(|citation| citation.line == Some(number));
                here.map(|citation| citation.key).collect()
            });
            view! {
                <ClauseFields content key/>
                {cited
                    .into_iter()
                    .map(|key| view! { <div class="subform stack--s"><CitationFields content key/></div> })
                    .collect_view()}
            }
            .into_any()
        }
        Outcome::Signer => view! { <SignerFields content/> }.into_any(),
        _ => view! { <HeadFields content errors=Signal::stored(Vec::new())/> }.into_any(),
    };
    view! {
        <div class="imp__edit stack">
            {fields}
            <div>
                <Button label=tr!(plan.done) icon=Glyph::Check on_click=move || desk.editing.set(None) test_id="line-done"/>
            </div>
        </div>
    }
}
