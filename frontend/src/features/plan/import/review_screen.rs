//! The review: source and result side by side, then the whole content; one button that always says the next step.

use std::collections::BTreeSet;
use std::time::Duration;

use leptos::prelude::*;

use super::document_notes::DocumentNotes;
use super::line_row::LineRow;
use super::{Review, kept_review};
use crate::features::plan::content::Content;
use crate::features::plan::editing::{Creating, creating};
use crate::features::plan::editor::Editor;
use crate::features::plan::folding::{Row, Show, rows, tally};
use crate::features::plan::problems::{start, summary};
use crate::features::plan::review::{
    Decision, Finding, Line, Origin, Standing, count, open_count, standing,
};
use crate::shared::ui::address::in_address;
use crate::shared::ui::{
    Button, ConfirmDialog, Crumb, ErrorSummary, Glyph, Icon, Look, Notice, PageHeader, Part,
    StackedBar, Tab, Tabs, Tone, row_keys,
};
use crate::tr;

/// A review in work: what may change, and what was read once.
#[derive(Clone, Copy)]
pub struct Desk {
    pub content: RwSignal<Content>,
    pub findings: RwSignal<Vec<Finding>>,
    pub lines: StoredValue<Vec<Line>>,
    pub standings: Memo<Vec<Standing>>,
    /// The line that is looked at.
    pub current: RwSignal<Option<i32>>,
    /// The line whose result is being changed in place.
    pub editing: RwSignal<Option<i32>>,
    to_content: Callback<String>,
}

impl Desk {
    /// Decides one finding; the suggestion is carried out where it is taken.
    pub fn decide(self, place: usize, decision: Decision) {
        let finding = self
            .findings
            .with_untracked(|findings| findings.get(place).cloned());
        let Some(finding) = finding else { return };
        if decision == Decision::Applied {
            self.lines.with_value(|lines| {
                self.content
                    .update(|content| content.correct(&finding, lines))
            });
        }
        self.set(place, Some(decision));
    }

    /// Asks again what was kept.
    pub fn reopen(self, place: usize) {
        self.set(place, None);
    }

    fn set(self, place: usize, decision: Option<Decision>) {
        self.findings.update(|findings| {
            if let Some(finding) = findings.get_mut(place) {
                finding.decision = decision;
            }
        });
    }

    /// Opens the whole content at one field.
    pub fn fill_in(self, field: &str) {
        self.to_content.run(field.to_owned());
    }

    /// The findings of one line, or of the document, with their places.
    pub fn of_line(self, line: Option<i32>) -> Vec<(usize, Finding)> {
        self.findings.with(|findings| {
            let here = findings
                .iter()
                .enumerate()
                .filter(|(_, finding)| finding.line == line);
            here.map(|(place, finding)| (place, finding.clone()))
                .collect()
        })
    }

    pub fn open(self) -> usize {
        self.content
            .with(|content| self.findings.with(|findings| open_count(content, findings)))
    }

    /// The next line that waits, after the current one and round again; none when only the document as a whole waits.
    fn next(self) -> Option<i32> {
        let (content, findings) = (
            self.content.read_untracked(),
            self.findings.read_untracked(),
        );
        let mut waiting: Vec<i32> = findings
            .iter()
            .filter(|finding| finding.is_open(&content))
            .map(|finding| finding.line.unwrap_or(0))
            .collect();
        waiting.sort_unstable();
        let here = self.current.get_untracked().unwrap_or(-1);
        waiting
            .iter()
            .find(|line| **line > here)
            .or(waiting.first())
            .copied()
    }
}

/// The id of a line's row; 0 is the document as a whole.
pub fn row_id(line: i32) -> String {
    format!("line-{line}")
}

#[component]
pub fn ReviewScreen(review: Review, #[prop(into)] on_leave: Callback<()>) -> impl IntoView {
    let Review {
        file,
        origin,
        lines,
        findings,
        content,
    } = review;
    let (tab, set_tab) = in_address("tab");
    let content = RwSignal::new(content);
    let findings = RwSignal::new(findings);
    let lines = StoredValue::new(lines);
    let standings = Memo::new(move |_| {
        content.with(|content| {
            findings.with(|findings| {
                let stand = |line: &Line| standing(line, content, findings);
                lines.with_value(|lines| lines.iter().map(stand).collect::<Vec<_>>())
            })
        })
    });
    let to_content = move |field: String| {
        set_tab.set(Some("content".to_owned()));
        set_timeout(move || look_at(&field), Duration::from_millis(50));
    };
    let desk = Desk {
        content,
        findings,
        lines,
        standings,
        current: RwSignal::new(None),
        editing: RwSignal::new(None),
        to_content: Callback::new(to_content),
    };
    let unfolded = RwSignal::new(BTreeSet::new());
    let show = RwSignal::new(Show::All);
    keep(desk, file.clone(), origin.clone());
    row_keys();

    let Creating {
        busy,
        errors,
        failed,
        create,
    } = creating(Some(origin), move || {
        kept_review().forget();
    });
    Effect::new(move |_| {
        if !errors.read().is_empty() {
            set_tab.set(Some("content".to_owned()));
        }
    });
    let open = Memo::new(move |_| desk.open());
    let next = move || {
        set_tab.set(None);
        show.set(Show::All);
        if let Some(line) = desk.next() {
            desk.current.set(Some(line));
            set_timeout(move || look_at(&row_id(line)), Duration::from_millis(50));
        }
    };
    let leave = RwSignal::new(false);
    let drop_it = move || {
        kept_review().forget();
        set_tab.set(None);
        on_leave.run(());
    };
    let name = file.unwrap_or_else(|| tr!(plan.pasted));
    let acts = move || {
        if open.get() > 0 {
            view! {
                <Button
                    label=tr!(plan.create_now)
                    look=Look::Quiet
                    busy=busy
                    on_click=move || create.run(content.get_untracked())
                    test_id="create-draft-now"
                />
                <Button label=tr!(plan.next_line) look=Look::Primary icon=Glyph::Arrow on_click=next test_id="next-finding"/>
            }
            .into_any()
        } else {
            view! {
                <Button
                    label=tr!(plan.create)
                    look=Look::Primary
                    icon=Glyph::Check
                    busy=busy
                    on_click=move || create.run(content.get_untracked())
                    test_id="create-draft"
                />
            }
            .into_any()
        }
    };
    let _ = tab;
    view! {
        <PageHeader
            title=tr!(plan.review)
            about=tr!(plan.review_about)
            crumbs=vec![Crumb::new("/plans", tr!(plan.plans))]
        >
            <Button label=tr!(plan.drop_import) on_click=move || leave.set(true) test_id="drop-import"/>
            {acts}
        </PageHeader>
        <ConfirmDialog open=leave title=tr!(plan.drop_import_title) action=tr!(plan.drop_import) on_confirm=drop_it>
            <p>{tr!(plan.drop_import_about)}</p>
        </ConfirmDialog>
        <div class="stack">
            {move || failed.get().map(|words| view! { <Notice tone=Tone::Bad test_id="create-error">{words}</Notice> })}
            <ErrorSummary problems=Signal::derive(move || errors.with(|errors| content.with(|content| summary(errors, content))))/>
            <Tabs
                label=tr!(plan.review)
                tabs=vec![Tab::new("lines", tr!(plan.by_line)), Tab::new("content", tr!(plan.whole_content))]
                let:key
            >
                {if key == "content" {
                    view! { <div class="tabbody"><Editor content errors=errors.into()/></div> }.into_any()
                } else {
                    view! { <Lines desk show unfolded name=name.clone()/> }.into_any()
                }}
            </Tabs>
        </div>
    }
}

/// Keeps the review on this machine, soon after every change.
fn keep(desk: Desk, file: Option<String>, origin: Origin) {
    let draft = kept_review();
    let latest = StoredValue::new(0u32);
    Effect::new(move |before: Option<()>| {
        desk.content.track();
        desk.findings.track();
        if before.is_none() {
            return;
        }
        let number = latest.get_value().wrapping_add(1);
        latest.set_value(number);
        let (draft, file, origin) = (draft.clone(), file.clone(), origin.clone());
        set_timeout(
            move || {
                if latest.try_get_value() == Some(number) {
                    draft.keep(&Review {
                        file,
                        origin,
                        lines: desk.lines.get_value(),
                        findings: desk.findings.get_untracked(),
                        content: desk.content.get_untracked(),
                    });
                }
            },
            Duration::from_millis(300),
        );
    });
}

/// Brings an element into view and puts the focus on it.
fn look_at(id: &str) {
    use leptos::wasm_bindgen::JsCast;
    use leptos::web_sys::{HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};
    let element = document().get_element_by_id(id);
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Center);
        element.scroll_into_view_with_scroll_into_view_options(&options);
        let _ = element.focus();
    }
}

#[component]
fn Lines(
    desk: Desk,
    show: RwSignal<Show>,
    unfolded: RwSignal<BTreeSet<usize>>,
    name: String,
) -> impl IntoView {
    let all = desk.lines.with_value(Vec::len);
    let number = move |wanted: Standing| desk.standings.with(|standings| count(standings, wanted));
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
