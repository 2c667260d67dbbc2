//! Accepts the report, or sends it back for what is marked; then goes on to the next.

use leptos::prelude::*;

use super::super::operations::ReportAction;
use super::super::operations::review::{
    ReportReturn, ReportReturnInput, ReportReturnVariables, ReviewAccept, ReviewActVariables,
    ReviewedReport,
};
use super::super::operations::writing::ReportActInput;
use super::super::words;
use super::marks::Marks;
use crate::shared::api::ApiError;
use crate::shared::form::{Said, Writing};
use crate::shared::ui::{ActionBar, Button, Glyph, Look, ReasonDialog, toast};
use crate::tr;

#[component]
pub fn Decide(
    report: Signal<ReviewedReport>,
    marks: Marks,
    /// It was decided.
    on_done: Callback<()>,
    /// Somebody else was faster.
    on_conflict: Callback<()>,
    /// How many wait, and how to get to them.
    #[prop(into)]
    standing: ViewFn,
) -> impl IntoView {
    let writing = Writing::begin();
    let asking = RwSignal::new(false);
    let may = move |action| report.read().available_actions.contains(&action);
    let done = move |words: String| {
        asking.set(false);
        toast(words);
        on_done.run(());
    };
    let name = move || report.read_untracked().organization.short_name.clone();
    let accept = move || {
        let seen = report.get_untracked();
        let said = tr!(report.accept_done, school = name());
        writing.send::<ReviewAccept>(
            move |idempotency_key| ReviewActVariables {
                input: ReportActInput {
                    id: seen.id.clone(),
                    expected_version: Some(seen.version),
                    idempotency_key,
                },
            },
            |answer| words::errors(&answer.report_accept.user_errors),
            move |_| done(said),
        );
    };
    let send_back = move |reason: String| {
        let seen = report.get_untracked();
        let said = tr!(report.return_done, school = name());
        let (values, texts) = marks.named();
        writing.send::<ReportReturn>(
            move |idempotency_key| ReportReturnVariables {
                input: ReportReturnInput {
                    id: seen.id.clone(),
                    expected_version: Some(seen.version),
                    reason: reason.clone(),
                    values: Some(values.clone()),
                    texts: Some(texts.clone()),
                    idempotency_key,
                },
            },
            |answer| words::errors(&answer.report_return.user_errors),
            move |_| done(said),
        );
    };
    Effect::new(move |_| {
        if writing.refusal().get() == Some(ApiError::Conflict) {
            asking.set(false);
            on_conflict.run(());
        }
    });
    let error = Signal::derive(move || writing.said().filter(|_| asking.get()));
    let send_back_label = move || match marks.count() {
        0 => tr!(report.send_all_back),
        count => tr!(report.send_some_back, count = count),
    };
    let help = move || match marks.count() {
        0 => tr!(report.return_all_help),
        count => tr!(report.return_some_help, count = count),
    };
    let ask = move || {
        writing.finds(Vec::new());
        asking.set(true);
    };
    view! {
        <Show when=move || !asking.get()><Said writing/></Show>
        <ActionBar standing=standing>
            <Show when=move || may(ReportAction::Accept)>
                <Button
                    label=tr!(report.accept)
                    look=Look::Primary
                    icon=Glyph::Check
                    busy=writing.busy()
                    on_click=accept
                    test_id="accept-report"
                />
            </Show>
            <Show when=move || may(ReportAction::Return)>
                // A button's label is read once: another count is another button.
                {move || {
                    view! { <Button label=send_back_label() icon=Glyph::Return on_click=ask test_id="return-report"/> }
                }}
            </Show>
        </ActionBar>
        {move || {
            view! {
                <ReasonDialog
                    open=asking
                    title=tr!(report.return_title)
                    help=help()
                    action=tr!(report.send_back)
                    on_reason=send_back
                    busy=writing.busy()
                    error=error
                />
            }
        }}
    }
}
