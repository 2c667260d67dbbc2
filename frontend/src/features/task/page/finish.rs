//! Saying that a task is done.

use leptos::prelude::*;

use super::change::{Exits, SheetForm};
use crate::features::task::operations::{Task, TaskFinish, TaskFinishInput, TaskFinishVariables};
use crate::features::task::words;
use crate::shared::files::{EvidenceFile, Subject};
use crate::shared::form::{Outcome, OutcomeFields, Writing};
use crate::shared::ui::toast;
use crate::tr;

#[component]
pub fn Finish(
    task: Signal<Task>,
    exits: Exits,
    filed: Callback<Vec<EvidenceFile>>,
) -> impl IntoView {
    let seen = task.get_untracked();
    let thing = format!("task.{}", seen.id.inner());
    let outcome = Outcome::begin(&thing, seen.result.as_deref(), &seen.links);
    let writing = Writing::begin();
    let subject = Subject::task(seen.id);
    let typed = outcome.clone();
    let save = move || {
        let said = typed.said();
        if writing.finds(words::left_empty(&[("result", said.is_empty())])) {
            return;
        }
        let seen = task.get_untracked();
        let input = TaskFinishInput {
            id: seen.id,
            expected_version: Some(seen.version),
            result: said,
            links: typed.lines.input(),
            idempotency_key: None,
        };
        let typed = typed.clone();
        writing.send::<TaskFinish>(
            move |key| {
                let mut input = input.clone();
                input.idempotency_key = key;
                TaskFinishVariables { input }
            },
            |answer| words::errors(&answer.task_finish.user_errors),
            move |_| {
                typed.forget();
                toast(tr!(task.done_finish));
                exits.done.run(());
            },
        );
    };
    view! {
        <SheetForm title=tr!(task.finish) action=tr!(task.finish) writing on_submit=save exits>
            <OutcomeFields
                outcome=outcome.clone()
                writing
                label=tr!(task.result)
                help=tr!(task.result_help)
                subject=subject.clone()
                files=Signal::derive(move || task.get().files)
                filed
            />
        </SheetForm>
    }
}
