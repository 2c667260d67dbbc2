//! Where one says something, or says it otherwise. What is typed is kept on this machine until the server has it.

use leptos::html;
use leptos::prelude::*;

use super::model::{Subject, Typed};
use super::naming::{Names, Naming};
use super::operations::{
    Comment, CommentAdd, CommentAddInput, CommentAddVariables, CommentEdit, CommentEditInput,
    CommentEditVariables,
};
use super::words;
use crate::shared::api::ApiError;
use crate::shared::form::{Draft, Writing};
use crate::shared::session::use_session;
use crate::shared::ui::{Button, Field, Glyph, Look, Notice, Tone, toast};
use crate::tr;

#[component]
pub fn Composer(
    about: Subject,
    /// What is said otherwise; without it something new is said.
    #[prop(optional_no_strip)]
    of: Option<Comment>,
    /// The server has it.
    #[prop(into)]
    on_done: Callback<Option<Comment>>,
    #[prop(optional_no_strip)] on_cancel: Option<Callback<()>>,
) -> impl IntoView {
    let person =
        untrack(|| use_session().me()).map_or_else(|| cynic::Id::new(""), |me| me.viewer.person.id);
    let thing = of
        .as_ref()
        .map_or(about.id(), |comment| &comment.id)
        .inner()
        .to_owned();
    let draft = Draft::<Typed>::of(&person, &format!("comment.{thing}"));
    let before = of.as_ref().map(Typed::of).unwrap_or_default();
    let typed = RwSignal::new(draft.recall().unwrap_or_else(|| before.clone()));
    let writing = Writing::begin();
    let keep = draft.clone();
    Effect::new(move |was: Option<Typed>| {
        let now = typed.get();
        if was.is_some_and(|was| was != now) {
            // As it was before, there is nothing to keep.
            if now == before {
                keep.forget();
            } else {
                keep.keep(&now);
            }
        }
        now
    });
    let field = NodeRef::<html::Textarea>::new();
    let naming = Naming::begin(field, typed, about.clone());
    let edits = of.is_some();
    if edits {
        Effect::new(move |_| {
            if let Some(field) = field.get() {
                let _ = field.focus();
            }
        });
    }
    let forget = draft.clone();
    let done = Callback::new(move |comment: Option<Comment>| {
        forget.forget();
        if !edits {
            typed.try_set(Typed::default());
            if let Some(field) = field.get_untracked() {
                field.set_value("");
            }
        }
        on_done.run(comment);
    });
    let send = Callback::new(move |()| {
        let said = typed.get_untracked();
        if said.text.trim().is_empty() {
            writing.finds(words::nothing_said());
            return;
        }
        let (text, mentions) = (said.text.trim().to_owned(), said.mentions());
        match of.clone() {
            None => {
                let about = about.input();
                writing.send::<CommentAdd>(
                    move |idempotency_key| CommentAddVariables {
                        input: CommentAddInput {
                            about: about.clone(),
                            text: text.clone(),
                            mentions: mentions.clone(),
                            idempotency_key,
                        },
                    },
                    |answer| words::errors(&answer.comment_add.user_errors),
                    move |answer| done.run(answer.comment_add.comment),
                );
            }
            Some(seen) => writing.send::<CommentEdit>(
                move |idempotency_key| CommentEditVariables {
                    input: CommentEditInput {
                        id: seen.id.clone(),
                        expected_version: Some(seen.version),
                        text: text.clone(),
                        mentions: mentions.clone(),
                        idempotency_key,
                    },
                },
                |answer| words::errors(&answer.comment_edit.user_errors),
                move |answer| {
                    toast(tr!(comment.done_edit));
                    done.run(answer.comment_edit.comment);
                },
            ),
        }
    });
    let cancel = on_cancel.map(|on_cancel| {
        let cancel = move || {
            draft.forget();
            on_cancel.run(());
        };
        view! { <Button label=tr!(comment.cancel) look=Look::Quiet on_click=cancel test_id="comment-cancel"/> }
    });
    let on_key = move |event: leptos::ev::KeyboardEvent| {
        let sends = event.key() == "Enter" && (event.ctrl_key() || event.meta_key());
        if sends {
            naming.close();
            send.run(());
        } else if event.is_composing() || !naming.takes(&event.key()) {
            return;
        }
        event.prevent_default();
        // The panel around would close by the same key.
        event.stop_propagation();
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        send.run(());
    };
    let refused = move || {
        writing.refusal().get().map(|error| {
            let words = match error {
                ApiError::Conflict => tr!(comment.changed_meanwhile),
                error => error.words(),
            };
            view! { <Notice tone=Tone::Bad test_id="comment-refusal">{words}</Notice> }
        })
    };
    let (id, list) = (format!("comment-{thing}"), format!("names-{thing}"));
    let (controls, active) = (list.clone(), list.clone());
    let label = if edits {
        tr!(comment.edit_label)
    } else {
        tr!(comment.say_label)
    };
    let action = if edits {
        tr!(comment.save)
    } else {
        tr!(comment.say)
    };
    let errors = writing.errors();
    let error = Signal::derive(move || errors.read().first().map(|error| error.words.clone()));
    let first = typed.get_untracked().text;
    let (help_id, error_id) = (format!("{id}-help"), format!("{id}-error"));
    let described = move || match error.read().is_some() {
        true => format!("{help_id} {error_id}"),
        false => help_id.clone(),
    };
    view! {
        <form class="stack--s" on:submit=submit novalidate=true data-testid=if edits { "comment-edit" } else { "comment-form" }>
            <Field id=id.clone() label help=tr!(comment.say_help) error>
                <div class="affix combo">
                    <textarea
                        class="input comment__field"
                        id=id
                        rows="3"
                        node_ref=field
                        data-testid=if edits { "comment-edit-text" } else { "comment-text" }
                        aria-autocomplete="list"
                        aria-haspopup="listbox"
                        aria-controls=controls
                        aria-activedescendant=move || naming.active(&active)
                        aria-invalid=move || error.with(Option::is_some).then_some("true")
                        aria-describedby=described
                        prop:value=first
                        on:input:target=move |event| {
                            let text = event.target().value();
                            typed.update(|typed| typed.text = text);
                            naming.look();
                        }
                        on:keydown=on_key
                        on:blur=move |_| naming.close()
                    ></textarea>
                    <Names naming list/>
                </div>
            </Field>
            {refused}
            <div class="form__acts">
                <Button label=action icon=Glyph::Send submit=true busy=writing.busy() test_id=if edits { "comment-save" } else { "comment-say" }/>
                {cancel}
            </div>
        </form>
    }
}
