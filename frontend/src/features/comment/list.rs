//! What was said of a matter, the first first, and the field to say something in; kept true by news.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::composer::Composer;
use super::model::Subject;
use super::operations::{
    Comment, CommentList, CommentNews, CommentNewsVariables, CommentsVariables,
};
use super::said::Said;
use crate::shared::api::{ApiError, send};
use crate::shared::live::subscribe;
use crate::shared::page::{Loaded, Query, query};
use crate::shared::ui::{Button, Notice, Tone};
use crate::tr;

/// Under a heading of the page's own.
#[component]
pub fn Comments(about: Subject) -> impl IntoView {
    let asked = about.input();
    let said = query::<CommentList>(move || CommentsVariables {
        about: asked.clone(),
        after: None,
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
            <List said data about=subject.clone()/>
        </Loaded>
        <Composer about on_done=added of=None on_cancel=None/>
    }
}

#[component]
fn List(said: Query<CommentList>, data: Signal<CommentList>, about: Subject) -> impl IntoView {
    let subject = StoredValue::new(about);
    let changed = Callback::new(move |()| said.reload());
    let busy = RwSignal::new(false);
    let refusal = RwSignal::new(None::<ApiError>);
    let more = move || {
        let after = data.with_untracked(|data| data.comments.page_info.end_cursor.clone());
        let variables = CommentsVariables {
            about: subject.with_value(Subject::input),
            after: after.clone(),
        };
        busy.set(true);
        refusal.set(None);
        spawn_local(async move {
            match send::<CommentList>(variables).await {
                Ok(next) => said.update(|list| {
                    if list.comments.page_info.end_cursor == after {
                        let nodes = &mut list.comments.nodes;
                        nodes.retain(|one| next.comments.nodes.iter().all(|new| new.id != one.id));
                        nodes.extend(next.comments.nodes);
                        list.comments.page_info = next.comments.page_info;
                    }
                }),
                Err(error) => {
                    refusal.try_set(Some(error));
                }
            }
            busy.try_set(false);
        });
    };
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
        <Show when=move || data.read().comments.page_info.has_next_page>
            <div><Button label=tr!(ui.load_more) busy=busy on_click=more test_id="more-comments"/></div>
        </Show>
        {move || refusal.get().map(|error| view! { <Notice tone=Tone::Bad>{error.words()}</Notice> })}
    }
}
