//! Saying that an activity is done.

use leptos::prelude::*;

use super::editing::PanelForm;
use crate::features::activity::operations::{
    Activity, ActivityFinish, ActivityFinishInput, ActivityFinishVariables,
};
use crate::features::activity::words;
use crate::shared::files::{EvidenceFile, Subject};
use crate::shared::form::{Outcome, OutcomeFields, Writing};
use crate::shared::ui::toast;
use crate::tr;

#[component]
pub fn Finishing(
    activity: Signal<Activity>,
    filed: Callback<Vec<EvidenceFile>>,
    done: Callback<()>,
    cancel: Callback<()>,
    stale: Callback<()>,
) -> impl IntoView {
    let seen = activity.get_untracked();
    let thing = format!("activity.{}", seen.id.inner());
    let outcome = Outcome::begin(&thing, seen.result.as_deref(), &seen.links);
    let writing = Writing::begin();
    let subject = Subject::activity(seen.id);
    let typed = outcome.clone();
    let save = move |()| {
        let said = typed.said();
        if writing.finds(words::left_empty(&[("result".into(), said.is_empty())])) {
            return;
        }
        let seen = activity.get_untracked();
        let input = ActivityFinishInput {
            id: seen.id,
            expected_version: Some(seen.version),
            result: said,
            links: typed.lines.input(),
            idempotency_key: None,
        };
        let typed = typed.clone();
        writing.send::<ActivityFinish>(
            move |key| {
                let mut input = input.clone();
                input.idempotency_key = key;
                ActivityFinishVariables { input }
            },
            |answer| words::errors(&answer.activity_finish.user_errors),
            move |_| {
                typed.forget();
                toast(tr!(activity.did_finish));
                done.run(());
            },
        );
    };
    view! {
        <PanelForm title=tr!(activity.finish) writing on_submit=Callback::new(save) cancel stale>
            <OutcomeFields
                outcome=outcome.clone()
                writing
                label=tr!(activity.result)
                help=tr!(activity.result_help)
                subject=subject.clone()
                files=Signal::derive(move || activity.get().files)
                filed
            />
        </PanelForm>
    }
}
