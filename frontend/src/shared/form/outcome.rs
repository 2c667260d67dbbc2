//! Saying that something is done: what came of it, and the pages and files that show it. What is typed is kept on this
//! machine until the server has it.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::{Draft, EvidenceLink, LinkFields, LinkLines, Writing};
use crate::shared::files::{EvidenceFile, FileField, Subject};
use crate::shared::session::use_session;
use crate::shared::ui::TextArea;

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
struct Typed {
    result: String,
    /// Name and address.
    links: Vec<(String, String)>,
}

/// What is said of something that is done.
#[derive(Clone)]
pub struct Outcome {
    pub result: RwSignal<String>,
    pub lines: LinkLines,
    draft: Draft<Typed>,
}

impl Outcome {
    /// As it was left on this machine, or as it was said before of what was sent back. `thing` names it, as in `task.<id>`.
    pub fn begin(thing: &str, result: Option<&str>, links: &[EvidenceLink]) -> Self {
        let person = untrack(|| use_session().me())
            .map_or_else(|| cynic::Id::new(""), |me| me.viewer.person.id);
        let draft = Draft::<Typed>::of(&person, thing);
        let kept = draft.recall();
        let kept_links: Option<Vec<EvidenceLink>> = kept.as_ref().map(|kept| {
            let links = kept.links.iter().cloned();
            links
                .map(|(label, url)| EvidenceLink { label, url })
                .collect()
        });
        let said = || result.unwrap_or_default().to_owned();
        let result = RwSignal::new(kept.map_or_else(said, |kept| kept.result));
        let lines = LinkLines::of(kept_links.as_deref().unwrap_or(links));
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
        Self {
            result,
            lines,
            draft,
        }
    }

    pub fn said(&self) -> String {
        self.result.get_untracked().trim().to_owned()
    }

    /// The server has it.
    pub fn forget(&self) {
        self.draft.forget();
    }
}

#[component]
pub fn OutcomeFields(
    outcome: Outcome,
    writing: Writing,
    label: String,
    help: String,
    subject: Subject,
    #[prop(into)] files: Signal<Vec<EvidenceFile>>,
    filed: Callback<Vec<EvidenceFile>>,
) -> impl IntoView {
    view! {
        <TextArea id="result" label help value=outcome.result error=writing.error("result") rows=5/>
        <FileField subject files on_change=filed/>
        <LinkFields lines=outcome.lines writing/>
    }
}
