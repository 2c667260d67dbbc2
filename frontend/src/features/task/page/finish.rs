//! Saying that it is done: what came of it, and the pages that show it. What is typed is kept on this machine until the
//! server has it.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::change::{Exits, SheetForm};
use crate::features::task::operations::{Task, TaskFinish, TaskFinishInput, TaskFinishVariables};
use crate::features::task::words;
use crate::shared::files::{EvidenceFile, FileField, Subject};
use crate::shared::form::{Draft, EvidenceLink, LinkFields, LinkLines, Writing};
use crate::shared::session::use_session;
use crate::shared::ui::{TextArea, toast};
use crate::tr;

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
struct Typed {
    result: String,
    /// Name and address.
    links: Vec<(String, String)>,
}

impl Typed {
    /// What was said before, of a task that was sent back.
    fn of(task: &Task) -> Self {
        let links = task.links.iter();
        Self {
            result: task.result.clone().unwrap_or_default(),
            links: links
                .map(|link| (link.label.clone(), link.url.clone()))
                .collect(),
        }
    }
}

#[component]
pub fn Finish(
    task: Signal<Task>,
    exits: Exits,
    filed: Callback<Vec<EvidenceFile>>,
) -> impl IntoView {
    let seen = task.get_untracked();
    let person =
        untrack(|| use_session().me()).map_or_else(|| cynic::Id::new(""), |me| me.viewer.person.id);
    let draft = Draft::<Typed>::of(&person, &format!("task.{}", seen.id.inner()));
    let first = draft.recall().unwrap_or_else(|| Typed::of(&seen));
    let links: Vec<EvidenceLink> = first
        .links
        .into_iter()
        .map(|(label, url)| EvidenceLink { label, url })
        .collect();
    let result = RwSignal::new(first.result);
    let lines = LinkLines::of(&links);
    let writing = Writing::begin();
    let subject = Subject::task(seen.id.clone());
    let keep = draft.clone();
    Effect::new(move |before: Option<Typed>| {
        let typed = Typed {
            result: result.get(),
            links: lines.typed(),
        };
        if before.is_some_and(|before| before != typed) {
            keep.keep(&typed);
        }
        typed
    });
    let save = move || {
        let said = result.get_untracked().trim().to_owned();
        if writing.finds(words::left_empty(&[("result", said.is_empty())])) {
            return;
        }
        let seen = task.get_untracked();
        let input = TaskFinishInput {
            id: seen.id,
            expected_version: Some(seen.version),
            result: said,
            links: lines.input(),
            idempotency_key: None,
        };
        let draft = draft.clone();
        writing.send::<TaskFinish>(
            move |key| {
                let mut input = input.clone();
                input.idempotency_key = key;
                TaskFinishVariables { input }
            },
            |answer| words::errors(&answer.task_finish.user_errors),
            move |_| {
                draft.forget();
                toast(tr!(task.done_finish));
                exits.done.run(());
            },
        );
    };
    view! {
        <SheetForm title=tr!(task.finish) action=tr!(task.finish) writing on_submit=save exits>
            <TextArea id="result" label=tr!(task.result) help=tr!(task.result_help) value=result error=writing.error("result") rows=5/>
            <FileField subject files=Signal::derive(move || task.get().files) on_change=filed/>
            <LinkFields lines writing/>
        </SheetForm>
    }
}
