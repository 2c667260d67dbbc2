//! A report that has been handed in: where it stands, when it was received, what it says; it can be taken back until the
//! office has decided.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::super::answers::{Answered, Answers};
use super::super::operations::writing::{
    Report, ReportActInput, ReportActVariables, ReportWithdraw,
};
use super::super::operations::{ReportAction, ReportState};
use super::super::words;
use crate::shared::api::{WriteKey, send};
use crate::shared::history::History;
use crate::shared::i18n::dates;
use crate::shared::ui::{Button, ConfirmDialog, Glyph, Notice, Tone, toast};
use crate::tr;

#[component]
pub fn Sent(report: Signal<Option<Report>>, on_done: Callback<Report>) -> impl IntoView {
    let asking = RwSignal::new(false);
    let busy = RwSignal::new(false);
    let refusal = RwSignal::new(None::<String>);
    let key = StoredValue::new_local(WriteKey::default());
    let withdraw = move || {
        let Some(own) = report.get_untracked() else {
            return;
        };
        let input = ReportActInput {
            id: own.id,
            expected_version: Some(own.version),
            idempotency_key: Some(key.with_value(WriteKey::current)),
        };
        busy.set(true);
        spawn_local(async move {
            let answer = send::<ReportWithdraw>(ReportActVariables { input }).await;
            busy.try_set(false);
            asking.try_set(false);
            match answer.map(|answer| answer.report_withdraw) {
                Ok(payload) => {
                    key.try_with_value(WriteKey::settle);
                    if let Some(report) = payload.report {
                        toast(tr!(report.withdrawn));
                        on_done.run(report);
                    } else {
                        refusal.try_set(words::refusal(&payload.user_errors));
                    }
                }
                Err(error) => {
                    refusal.try_set(Some(error.words()));
                }
            }
        });
    };
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
        let may_withdraw = report.available_actions.contains(&ReportAction::Withdraw);
        view! {
            <Notice tone test_id="receipt">
                <strong>{headline}</strong>
                <p>{tr!(report.received_at, time = received)} " " {by}</p>
                <p>{words::timeliness(report.timeliness)} " · " {tr!(report.due_on, date = dates::day(report.due_on))}</p>
            </Notice>
            <section class="card">
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
            {move || refusal.get().map(|words| view! { <Notice tone=Tone::Bad test_id="refusal">{words}</Notice> })}
            {move || report.get().map(shown)}
        </div>
        <ConfirmDialog
            open=asking
            title=tr!(report.withdraw_title)
            action=tr!(report.withdraw)
            busy=busy
            on_confirm=withdraw
        >
            <p>{tr!(report.withdraw_means)}</p>
        </ConfirmDialog>
    }
}
