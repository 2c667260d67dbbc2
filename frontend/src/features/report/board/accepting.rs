//! Accepting the reports that are chosen, all at once: first it is said which of them need a second look.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::super::operations::ReportAction;
use super::super::operations::review::{
    Chosen, ChosenReports, ChosenVariables, ReportSeenInput, ReportsAccept, ReportsAcceptInput,
    ReportsAcceptVariables,
};
use super::super::review::address;
use super::super::words;
use crate::shared::form::{Said, Writing};
use crate::shared::page::{Loaded, query};
use crate::shared::ui::{Button, ConfirmDialog, Glyph, Icon, Look, Notice, Tone, toast};
use crate::tr;

/// As many as the server takes at once.
const MOST: usize = 100;

#[component]
pub fn Accepting(
    chosen: RwSignal<BTreeSet<String>>,
    /// All that could be chosen.
    all: Signal<Vec<String>>,
    on_change: Callback<()>,
) -> impl IntoView {
    let asking = RwSignal::new(false);
    let left_out = RwSignal::new(Vec::<String>::new());
    let count = move || chosen.read().len();
    let choose_all = move || chosen.set(all.get_untracked().into_iter().take(MOST).collect());
    let ask = move || {
        left_out.set(Vec::new());
        asking.set(true);
    };
    view! {
        <Show when=move || !all.read().is_empty()>
            <div class="bulk" data-testid="accepting">
                <span role="status">{move || match count() {
                    0 => tr!(report.choose_to_accept),
                    count => tr!(report.chosen, count = count),
                }}</span>
                <div class="bulk__end">
                <Button label=tr!(report.choose_all) look=Look::Quiet on_click=choose_all test_id="choose-all"/>
                {move || {
                    let count = count();
                    (count > 0)
                        .then(|| {
                            view! {
                                <Button label=tr!(report.choose_none) look=Look::Quiet on_click=move || chosen.set(BTreeSet::new())/>
                                <Button label=tr!(report.accept_many, count = count) icon=Glyph::Check on_click=ask test_id="accept-many"/>
                            }
                        })
                }}
                </div>
            </div>
        </Show>
        {move || {
            let names = left_out.get();
            (!names.is_empty())
                .then(|| {
                    view! {
                        <Notice tone=Tone::Warn answers=true test_id="left-out">
                            {tr!(report.left_out, schools = names.join(", "))}
                        </Notice>
                    }
                })
        }}
        <Show when=move || asking.get()>
            <Asking chosen asking left_out on_change/>
        </Show>
    }
}

#[component]
fn Asking(
    chosen: RwSignal<BTreeSet<String>>,
    asking: RwSignal<bool>,
    left_out: RwSignal<Vec<String>>,
    on_change: Callback<()>,
) -> impl IntoView {
    let writing = Writing::begin();
    let ids: Vec<String> = chosen.get_untracked().into_iter().take(MOST).collect();
    let count = ids.len();
    let data = query::<ChosenReports>(move || ChosenVariables {
        ids: ids.iter().map(|id| cynic::Id::new(id.as_str())).collect(),
    });
    // Before it is seen what is accepted, nothing is.
    let busy = Signal::derive(move || writing.busy().get() || data.get().is_none());
    let accept = move || {
        let Some(seen) = untrack(|| data.get()) else {
            return;
        };
        let named: Vec<Chosen> = seen.reports.into_iter().filter(may_accept).collect();
        let reports: Vec<ReportSeenInput> = named
            .iter()
            .map(|report| ReportSeenInput {
                id: report.id.clone(),
                expected_version: report.version,
            })
            .collect();
        let many = reports.len();
        writing.send::<ReportsAccept>(
            move |idempotency_key| ReportsAcceptVariables {
                input: ReportsAcceptInput {
                    reports: reports.clone(),
                    idempotency_key,
                },
            },
            move |answer| {
                let errors = &answer.reports_accept.user_errors;
                let moved = errors.iter().filter_map(|error| {
                    let at: usize = error.path.get(1)?.parse().ok()?;
                    named.get(at)
                });
                let moved: Vec<&Chosen> = moved.collect();
                if !moved.is_empty() {
                    chosen.update(|all| {
                        for report in &moved {
                            all.remove(report.id.inner());
                        }
                    });
                    let names = moved.iter().map(|it| it.organization.short_name.clone());
                    left_out.set(names.collect());
                    asking.set(false);
                    on_change.run(());
                }
                words::errors(errors)
            },
            move |_| {
                toast(tr!(report.accept_many_done, count = many));
                chosen.set(BTreeSet::new());
                asking.set(false);
                on_change.run(());
            },
        );
    };
    view! {
        <ConfirmDialog
            open=asking
            title=tr!(report.accept_many_title, count = count)
            action=tr!(report.accept_many, count = count)
            busy=busy
            on_confirm=accept
        >
            <Said writing/>
            <Loaded query=data lines=3 let:data>
                {move || summary(&data.read().reports)}
            </Loaded>
        </ConfirmDialog>
    }
}

fn may_accept(report: &Chosen) -> bool {
    report.available_actions.contains(&ReportAction::Accept)
}

/// Which of them need a second look, each with the way to it; and that the others do not.
fn summary(reports: &[Chosen]) -> AnyView {
    let open = reports.iter().filter(|report| may_accept(report));
    let (remarkable, plain): (Vec<_>, Vec<_>) =
        open.partition(|report| report.remarkable_count > 0);
    if remarkable.is_empty() {
        return view! { <p>{tr!(report.accept_many_plain)}</p> }.into_any();
    }
    let lines = remarkable
        .iter()
        .map(|report| {
            let words = tr!(
                report.remarkable,
                school = report.organization.short_name.clone(),
                count = report.remarkable_count
            );
            let href = address(&report.period.id, &report.id);
            view! { <li><Icon glyph=Glyph::Alert small=true/> <a href=href>{words}</a></li> }
        })
        .collect_view();
    let plain = (!plain.is_empty())
        .then(|| view! { <p>{tr!(report.accept_many_rest, count = plain.len())}</p> });
    view! {
        <p><strong>{tr!(report.accept_many_look, count = remarkable.len())}</strong></p>
        <ul class="stack--s" data-testid="remarkable">{lines}</ul>
        {plain}
    }
    .into_any()
}
