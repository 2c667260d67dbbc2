//! One comment: who said it and when, its words with the names in them marked, and what the viewer may do with it.

use leptos::prelude::*;

use super::composer::Composer;
use super::model::{Subject, pieces};
use super::operations::{
    Comment, CommentActInput, CommentActVariables, CommentAction, CommentRemove, CommentReopen,
    CommentResolve,
};
use super::words;
use crate::shared::api::ApiError;
use crate::shared::form::Writing;
use crate::shared::i18n::dates;
use crate::shared::ui::{ConfirmDialog, Glyph, Notice, Status, Tone, toast};
use crate::tr;

#[component]
pub fn Said(
    comment: Comment,
    about: Subject,
    /// What is shown around is stale.
    on_change: Callback<()>,
) -> impl IntoView {
    let editing = RwSignal::new(false);
    let settled = comment.resolved_at.map(|at| {
        let name = comment.resolved_by_name.clone().unwrap_or_default();
        let when = tr!(comment.resolved_by, name = name, at = dates::moment(at));
        view! {
            <Status tone=Tone::Ok glyph=Glyph::CheckCircle label=tr!(comment.resolved)/>
            <span class="faint">{when}</span>
        }
    });
    let edited = comment.edited_at.map(|at| {
        view! { " · " <span title=dates::moment(at)>{tr!(comment.edited)}</span> }
    });
    let at = comment.at;
    let head = view! {
        <span class="comment__head">
            <b>{comment.author_name.clone()}</b>
            <span class="faint"><time datetime=at.to_rfc3339()>{dates::moment(at)}</time> {edited}</span>
        </span>
    };
    let of_clause = matches!(about, Subject::Plan(_))
        .then(|| quoted(&comment))
        .flatten();
    let names: Vec<&str> = comment
        .mentions
        .iter()
        .map(|mention| mention.name.as_str())
        .collect();
    let text = pieces(&comment.text, &names)
        .into_iter()
        .map(|(piece, is_name)| match is_name {
            true => view! { <span class="comment__name">{piece}</span> }.into_any(),
            false => piece.into_any(),
        })
        .collect_view();
    let is_settled = comment.resolved_at.is_some();
    let body = view! { {of_clause} <p class="preline" data-testid="comment-said">{text}</p> };
    // What is settled steps back; its words are one press away.
    let shown = if is_settled {
        view! {
            <details class="comment__settled">
                <summary>{head} <span class="row__marks">{settled}</span></summary>
                {body}
            </details>
        }
        .into_any()
    } else {
        view! { {head} {body} }.into_any()
    };
    let seen = StoredValue::new((comment, about));
    let edit = move || {
        let (comment, about) = seen.get_value();
        let done = Callback::new(move |_| {
            editing.set(false);
            on_change.run(());
        });
        view! { <Composer about of=Some(comment) on_done=done on_cancel=Some(Callback::new(move |()| editing.set(false)))/> }
    };
    view! {
        <li class="comment" class:comment--settled=is_settled data-testid="comment">
            {shown}
            <Show when=move || editing.get() fallback=move || view! { <Acts comment=seen.get_value().0 editing on_change/> }>
                {edit()}
            </Show>
        </li>
    }
}

/// The clause that it is about, in the words of that day; a link while the plan has it.
fn quoted(comment: &Comment) -> Option<AnyView> {
    let quote = comment.quote.clone()?;
    Some(match &comment.clause {
        Some(clause) => {
            let href = format!("?clause={}", clause.id.inner());
            view! { <a class="comment__of" href=href data-noscroll="true" lang="vi">{quote}</a> }.into_any()
        }
        None => view! { <p class="comment__of faint"><span lang="vi">{quote}</span> " " {tr!(comment.clause_gone)}</p> }.into_any(),
    })
}

#[component]
fn Acts(comment: Comment, editing: RwSignal<bool>, on_change: Callback<()>) -> impl IntoView {
    let writing = Writing::begin();
    let removing = RwSignal::new(false);
    let may = |action| comment.available_actions.contains(&action);
    let has = [
        may(CommentAction::Resolve),
        may(CommentAction::Reopen),
        may(CommentAction::Edit),
        may(CommentAction::Remove),
    ];
    let [resolves, reopens, edits, removes] = has;
    let (id, version) = (comment.id.clone(), comment.version);
    let variables = StoredValue::new((id, version));
    let input = move |idempotency_key| {
        let (id, version) = variables.get_value();
        CommentActVariables {
            input: CommentActInput {
                id,
                expected_version: Some(version),
                idempotency_key,
            },
        }
    };
    let resolve = move |_| {
        writing.send::<CommentResolve>(
            input,
            |answer| words::errors(&answer.comment_resolve.user_errors),
            move |_| {
                toast(tr!(comment.done_resolve));
                on_change.run(());
            },
        );
    };
    let reopen = move |_| {
        writing.send::<CommentReopen>(
            input,
            |answer| words::errors(&answer.comment_reopen.user_errors),
            move |_| {
                toast(tr!(comment.done_reopen));
                on_change.run(());
            },
        );
    };
    let remove = move || {
        writing.send::<CommentRemove>(
            input,
            |answer| words::errors(&answer.comment_remove.user_errors),
            move |_| {
                toast(tr!(comment.done_remove));
                on_change.run(());
            },
        );
    };
    // Whoever was refused must see why, and what it has become meanwhile.
    Effect::new(move |_| {
        let refusal = writing.refusal().get();
        if refusal.is_some() {
            removing.set(false);
        }
        if refusal == Some(ApiError::Conflict) {
            on_change.run(());
        }
    });
    let refused = move || {
        let found = writing.errors().get().into_iter().map(|error| error.words);
        let said = writing.refusal().get().map(|error| match error {
            ApiError::Conflict => tr!(comment.changed_meanwhile),
            error => error.words(),
        });
        let words = said.or_else(|| found.reduce(|all, one| format!("{all} {one}")))?;
        Some(view! { <Notice tone=Tone::Bad test_id="comment-refusal">{words}</Notice> })
    };
    if !has.contains(&true) {
        return ().into_any();
    }
    view! {
        <p class="comment__acts">
            {resolves.then(|| view! { <button class="linkbtn" type="button" on:click=resolve data-testid="comment-resolve">{tr!(comment.resolve)}</button> })}
            {reopens.then(|| view! { <button class="linkbtn" type="button" on:click=reopen data-testid="comment-reopen">{tr!(comment.reopen)}</button> })}
            {edits.then(|| view! { <button class="linkbtn" type="button" on:click=move |_| editing.set(true) data-testid="comment-edit-open">{tr!(comment.edit)}</button> })}
            {removes.then(|| view! { <button class="linkbtn" type="button" on:click=move |_| removing.set(true) data-testid="comment-remove">{tr!(comment.remove)}</button> })}
        </p>
        {refused}
        {removes.then(|| view! {
            <ConfirmDialog open=removing title=tr!(comment.remove_title) action=tr!(comment.remove) on_confirm=remove busy=writing.busy()>
                <p>{tr!(comment.remove_about)}</p>
            </ConfirmDialog>
        })}
    }
    .into_any()
}
