//! Taking a plan in: a source is brought and read, then reviewed line by line, then becomes a draft. Until then nothing is
//! stored on the server, and everything is kept on this machine.

mod bring;
mod desk;
mod document_notes;
mod finding_block;
mod line_row;
mod line_words;
mod lines;
mod review_screen;
mod source;

pub use line_words::Marked;
pub use source::{Bring, Coming};

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::content::Content;
use super::review::{Finding, Line, Origin};
use crate::features::plan::viewer;
use crate::shared::form::Draft;

/// One import between reading and becoming a draft.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Review {
    /// The file's name; none for pasted text.
    pub file: Option<String>,
    pub origin: Origin,
    pub lines: Vec<Line>,
    pub findings: Vec<Finding>,
    pub content: Content,
}

/// Where this person's import is kept on this machine.
fn kept_review() -> Draft<Review> {
    Draft::of(&viewer(), "plan.import")
}

#[component]
pub fn Import() -> impl IntoView {
    let draft = kept_review();
    let review = RwSignal::new(draft.recall());
    view! {
        {move || match review.get() {
            None => {
                let draft = kept_review();
                let read = move |made: Review| {
                    draft.keep(&made);
                    review.set(Some(made));
                };
                view! { <source::Source on_read=Callback::new(read)/> }.into_any()
            }
            Some(made) => {
                view! { <review_screen::ReviewScreen review=made on_leave=move || review.set(None)/> }.into_any()
            }
        }}
    }
}
