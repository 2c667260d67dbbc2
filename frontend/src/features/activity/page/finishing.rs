//! Saying that an activity is done: what came of it, and the pages that show it.

use leptos::prelude::*;

use super::editing::PanelForm;
use crate::features::activity::operations::{
    Activity, ActivityFinish, ActivityFinishInput, ActivityFinishVariables,
};
use crate::features::activity::words;
use crate::shared::files::{EvidenceFile, FileField, Subject};
use crate::shared::form::{LinkFields, LinkLines, Writing};
use crate::shared::ui::{TextArea, toast};
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
    // Of what was sent back, what was said before is still there.
    let result = RwSignal::new(seen.result.clone().unwrap_or_default());
    let lines = LinkLines::of(&seen.links);
    let writing = Writing::begin();
    let subject = Subject::activity(seen.id.clone());
    let save = move |()| {
        let said = result.get_untracked().trim().to_owned();
        if writing.finds(words::left_empty(&[("result".into(), said.is_empty())])) {
            return;
        }
        let seen = activity.get_untracked();
        let input = ActivityFinishInput {
            id: seen.id,
            expected_version: Some(seen.version),
            result: said,
            links: lines.input(),
            idempotency_key: None,
        };
        writing.send::<ActivityFinish>(
            move |key| {
                let mut input = input.clone();
                input.idempotency_key = key;
                ActivityFinishVariables { input }
            },
            |answer| words::errors(&answer.activity_finish.user_errors),
            move |_| {
                toast(tr!(activity.did_finish));
                done.run(());
            },
        );
    };
    view! {
        <PanelForm title=tr!(activity.finish) writing on_submit=Callback::new(save) cancel stale>
            <TextArea id="result" label=tr!(activity.result) help=tr!(activity.result_help) value=result error=writing.error("result") rows=4/>
            <FileField subject files=Signal::derive(move || activity.get().files) on_change=filed/>
            <LinkFields lines writing/>
        </PanelForm>
    }
}
