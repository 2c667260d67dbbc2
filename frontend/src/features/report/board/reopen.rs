//! Opening a report again that was accepted, or that its closed period keeps as it is.

use leptos::prelude::*;

use super::super::operations::board::{
    PanelReport, ReportReopen, ReportReopenInput, ReportReopenVariables,
};
use super::super::operations::{ReportAction, ReportState};
use super::super::words;
use crate::shared::form::Writing;
use crate::shared::ui::{Button, Glyph, ReasonDialog, toast};
use crate::tr;

#[component]
pub fn Reopen(
    report: Signal<PanelReport>,
    school: Signal<String>,
    #[prop(into)] on_change: Callback<()>,
) -> impl IntoView {
    let writing = Writing::begin();
    let asking = RwSignal::new(false);
    // While the period is open, what was handed in is simply sent back.
    let may = move || {
        let report = report.read();
        let stands = report.state == ReportState::Accepted || report.is_closed;
        stands && report.available_actions.contains(&ReportAction::Reopen)
    };
    let reopen = move |reason: String| {
        let seen = report.get_untracked();
        let said = tr!(report.reopen_done, school = school.get_untracked());
        writing.send::<ReportReopen>(
            move |idempotency_key| ReportReopenVariables {
                input: ReportReopenInput {
                    id: seen.id.clone(),
                    expected_version: Some(seen.version),
                    reason: reason.clone(),
                    idempotency_key,
                },
            },
            |answer| words::errors(&answer.report_reopen.user_errors),
            move |_| {
                asking.set(false);
                toast(said);
                on_change.run(());
            },
        );
    };
    let error = Signal::derive(move || writing.said().filter(|_| asking.get()));
    view! {
        <Show when=may>
            <div class="panel__foot">
                <Button
                    label=tr!(report.reopen)
                    icon=Glyph::Return
                    on_click=move || {
                        writing.finds(Vec::new());
                        asking.set(true);
                    }
                    test_id="reopen-report"
                />
            </div>
        </Show>
        <ReasonDialog
            open=asking
            title=tr!(report.reopen_title)
            help=tr!(report.reopen_help)
            action=tr!(report.reopen_action)
            on_reason=reopen
            busy=writing.busy()
            error=error
        />
    }
}
