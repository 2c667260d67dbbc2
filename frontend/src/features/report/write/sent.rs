//! A report that has been handed in: where it stands, when it was received, what it says; it can be taken back until the
//! office has decided.

use leptos::prelude::*;

use super::super::answers::{Answered, Answers};
use super::super::operations::writing::{
    Report, ReportActInput, ReportActVariables, ReportWithdraw,
};
use super::super::operations::{ReportAction, ReportState};
use super::super::versions::{Entry, Versions};
use super::super::words;
use crate::features::paper::ReportPaperMenu;
use crate::shared::form::{Said, Writing};
use crate::shared::history::History;
use crate::shared::i18n::dates;
use crate::shared::ui::{Button, ConfirmDialog, Glyph, Notice, Tone, toast};
use crate::tr;

#[component]
pub fn Sent(report: Signal<Option<Report>>, on_done: Callback<Report>) -> impl IntoView {
    let asking = RwSignal::new(false);
    let writing = Writing::begin();
    let withdraw = move || {
        let Some(own) = report.get_untracked() else {
            return;
        };
        writing.send::<ReportWithdraw>(
            move |idempotency_key| ReportActVariables {
                input: ReportActInput {
                    id: own.id.clone(),
                    expected_version: Some(own.version),
                    idempotency_key,
                },
            },
            |answer| words::errors(&answer.report_withdraw.user_errors),
            move |answer| {
                asking.set(false);
                if let Some(report) = answer.report_withdraw.report {
                    toast(tr!(report.withdrawn));
                    on_done.run(report);
                }
            },
        );
    };
    // Whoever was refused must see why, behind no dialog.
    Effect::new(move |_| {
        if writing.said().is_some() {
            asking.set(false);
        }
    });
    let shown = move |report: Report| {
        let accepted = report.state == ReportState::Accepted;
        let tone = if accepted { Tone::Ok } else { Tone::Info };
        let received = report.submitted_at.map(dates::moment).unwrap_or_default();
        let by = report
            .submitted_by
            .map(|person| tr!(report.submitted_by, name = person.name));
        let headline = match report.accepted_at.filter(|_| accepted) {
            Some(at) => tr!(report.accepted_at, time = dates::moment(at)),
            None => tr!(report.waiting),
        };
        let entry = view! {
            <Entry
                name=report.entered_by.map(|person| person.name)
                office=report.entered_from.map(|office| office.name)
                note=report.entry_note
            />
        };
        let versions = report.versions;
        let may_withdraw =
            !report.is_closed && report.available_actions.contains(&ReportAction::Withdraw);
        view! {
            <Notice tone test_id="receipt">
                <strong>{headline}</strong>
                <p>{tr!(report.received_at, time = received)} " " {by}</p>
                <p>{words::timeliness(report.timeliness)} " · " {tr!(report.due_on, date = dates::day(report.due_on))}</p>
            </Notice>
            {entry}
            <section class="card">
                <div class="card__head"><ReportPaperMenu report=report.id.clone()/></div>
                <div class="card__body">
                    <Answers answered=Answered {
                        nothing: report.nothing_to_report,
                        values: report.values,
                        summary: report.summary,
                        difficulties: report.difficulties,
                        proposals: report.proposals,
                    }/>
                </div>
            </section>
            <Versions versions/>
            <section class="card" aria-labelledby="report-history">
                <div class="card__head"><h2 id="report-history">{tr!(report.history)}</h2></div>
                <div class="card__body"><History entries=Signal::stored(report.history)/></div>
            </section>
            {may_withdraw
                .then(|| {
                    view! {
                        <Button label=tr!(report.withdraw) icon=Glyph::Return on_click=move || asking.set(true) test_id="withdraw-report"/>
                    }
                })}
        }
    };
    view! {
        <div class="narrow stack">
            <Said writing/>
            {move || report.get().map(shown)}
        </div>
        <ConfirmDialog
            open=asking
            title=tr!(report.withdraw_title)
            action=tr!(report.withdraw)
            busy=writing.busy()
            on_confirm=withdraw
        >
            <p>{tr!(report.withdraw_means)}</p>
        </ConfirmDialog>
    }
}
