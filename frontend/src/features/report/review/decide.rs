//! Accepts the report, or sends it back for what is marked; then goes on to the next.

use leptos::prelude::*;

use super::super::operations::ReportAction;
use super::super::operations::review::ReviewedReport;
use super::deciding::{Deciding, Seen};
use super::marks::Marks;
use crate::shared::form::Said;
use crate::shared::ui::{ActionBar, Button, Glyph, Look, ReasonDialog};
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
    let may = move |action| report.read().available_actions.contains(&action);
    let seen = move || {
        let report = report.read_untracked();
        Seen {
            id: report.id.clone(),
            version: report.version,
            school: report.organization.short_name.clone(),
        }
    };
    let missed = Callback::new(move |()| on_conflict.run(()));
    let deciding = Deciding::of(seen, move || marks.named(), on_done, missed);
    let Deciding {
        writing, asking, ..
    } = deciding;
    let send_back_label = move || match marks.count() {
        0 => tr!(report.send_all_back),
        count => tr!(report.send_some_back, count = count),
    };
    let help = move || match marks.count() {
        0 => tr!(report.return_all_help),
        count => tr!(report.return_some_help, count = count),
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
                    on_click=deciding.accept
                    test_id="accept-report"
                />
            </Show>
            <Show when=move || may(ReportAction::Return)>
                // A button's label is read once: another count is another button.
                {move || {
                    view! { <Button label=send_back_label() icon=Glyph::Return on_click=move || deciding.ask() test_id="return-report"/> }
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
                    on_reason=deciding.send_back
                    busy=writing.busy()
                    error=deciding.error
                />
            }
        }}
    }
}
