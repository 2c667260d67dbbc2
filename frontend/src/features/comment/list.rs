//! What was said of a matter, the first first, and the field to say something in; kept true by news.

use leptos::prelude::*;

use super::composer::Composer;
use super::model::Subject;
use super::operations::{
    Comment, CommentList, CommentNews, CommentNewsVariables, CommentsVariables,
};
use super::said::Said;
use crate::shared::api::{PageInfo, Paged};
use crate::shared::live::subscribe;
use crate::shared::page::{Loaded, Query, pages};
use crate::shared::ui::{Further, More};
use crate::tr;

impl Paged for CommentList {
    type Next = Self;

    const LIST: &'static [&'static str] = &["comments"];

    fn page_info(&self) -> &PageInfo {
        &self.comments.page_info
    }

    /// What was said here stands at the end already, before its page is read.
    fn append(&mut self, next: Self) {
        let nodes = &mut self.comments.nodes;
        nodes.retain(|one| next.comments.nodes.iter().all(|new| new.id != one.id));
        nodes.extend(next.comments.nodes);
        self.comments.page_info = next.comments.page_info;
    }
}

/// Under a heading of the page's own.
#[component]
pub fn Comments(about: Subject) -> impl IntoView {
    let asked = about.input();
    let (said, more) = pages::<CommentList>(move |after| CommentsVariables {
        about: asked.clone(),
        after,
    });
    let heard = CommentNewsVariables {
        about: about.input(),
    };
    subscribe::<CommentNews>(heard, move |_| said.reload());
    let subject = about.clone();
    let added = Callback::new(move |comment: Option<Comment>| {
        said.update(|list| {
            // News of it come too: whichever is first.
            let known =
                |one: &Comment| comment.as_ref().is_some_and(|comment| one.id == comment.id);
            if !list.comments.nodes.iter().any(known) {
                list.comments.nodes.extend(comment.clone());
            }
        })
    });
    view! {
        <Loaded query=said lines=2 let:data>
            <List said data more about=subject.clone()/>
        </Loaded>
        <Composer about on_done=added of=None on_cancel=None/>
    }
}

#[component]
fn List(
    said: Query<CommentList>,
    data: Signal<CommentList>,
    more: Further,
    about: Subject,
) -> impl IntoView {
    let subject = StoredValue::new(about);
    let changed = Callback::new(move |()| said.reload());
    // One that says the same as before stays in the page, and what is typed in it.
    let key = |one: &Comment| format!("{one:?}");
    view! {
        <Show
            when=move || !data.read().comments.nodes.is_empty()
            fallback=|| view! { <p class="muted" data-testid="no-comments">{tr!(comment.none)}</p> }
        >
            <ol class="comments" data-testid="comments">
                <For each=move || data.get().comments.nodes key=key let:comment>
                    <Said comment about=subject.get_value() on_change=changed/>
                </For>
            </ol>
        </Show>
        <More more test_id="more-comments"/>
    }
}
