//! The forms that change a task: its words and day, who does it, and passing it on to a person.

use leptos::prelude::*;

use crate::features::task::charge::{Charge, ChargeFields, PersonField};
use crate::features::task::operations::{
    Task, TaskDelegate, TaskDelegateInput, TaskDelegateVariables, TaskReassign, TaskReassignInput,
    TaskReassignVariables, TaskUpdate, TaskUpdateInput, TaskUpdateVariables,
};
use crate::features::task::words;
use crate::shared::api::ApiError;
use crate::shared::form::Writing;
use crate::shared::ui::{
    Button, DateField, ErrorSummary, Found, Look, Notice, TextArea, Tone, opened, toast,
};
use crate::tr;

/// Where a form leads.
#[derive(Clone, Copy)]
pub struct Exits {
    /// The server has it.
    pub done: Callback<()>,
    pub close: Callback<()>,
    /// Somebody else changed the task meanwhile.
    pub stale: Callback<()>,
}

/// What stands around every form of the page: its name, what is wrong with it, its two buttons.
#[component]
pub fn SheetForm(
    #[prop(into)] title: String,
    #[prop(into)] action: String,
    writing: Writing,
    #[prop(into)] on_submit: Callback<()>,
    exits: Exits,
    children: Children,
) -> impl IntoView {
    // The button that opened it is gone: the reader goes on here.
    let heading = opened();
    Effect::new(move |_| {
        if writing.refusal().get() == Some(ApiError::Conflict) {
            exits.stale.run(());
        }
    });
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        on_submit.run(());
    };
    let refused = move || {
        writing.refusal().get().map(|error| {
            let (tone, words) = match error {
                ApiError::Conflict => (Tone::Warn, tr!(task.changed_meanwhile)),
                error => (Tone::Bad, error.words()),
            };
            view! { <Notice tone test_id="refusal">{words}</Notice> }
        })
    };
    view! {
        <section class="card" aria-labelledby="sheet">
            <div class="card__head"><h2 id="sheet" tabindex="-1" node_ref=heading>{title}</h2></div>
            <form class="card__body form form--inline" on:submit=submit novalidate=true data-testid="task-sheet">
                <ErrorSummary problems=Signal::derive(move || words::problems(&writing.errors().read()))/>
                {children()}
                {refused}
                <div class="form__acts">
                    <Button label=action look=Look::Primary submit=true busy=writing.busy() test_id="sheet-save"/>
                    <Button label=tr!(task.cancel) look=Look::Quiet on_click=exits.close test_id="sheet-cancel"/>
                </div>
            </form>
        </section>
    }
}

#[component]
pub fn Update(task: Signal<Task>, exits: Exits) -> impl IntoView {
    // As it was when the form was opened: what another changed meanwhile is not overwritten unseen.
    let seen = StoredValue::new(task.get_untracked());
    let title = RwSignal::new(seen.with_value(|seen| seen.title.clone()));
    let criterion =
        RwSignal::new(seen.with_value(|seen| seen.criterion.clone().unwrap_or_default()));
    let due_on = RwSignal::new(Some(seen.with_value(|seen| seen.due_on)));
    let writing = Writing::begin();
    let save = move || {
        let said = title.get_untracked().trim().to_owned();
        let day = due_on.get_untracked();
        if writing.finds(words::left_empty(&[
            ("title", said.is_empty()),
            ("dueOn", day.is_none()),
        ])) {
            return;
        }
        let Some(due_on) = day else { return };
        let done_when = criterion.get_untracked().trim().to_owned();
        let seen = seen.get_value();
        let input = TaskUpdateInput {
            id: seen.id,
            expected_version: Some(seen.version),
            title: said,
            criterion: Some(done_when).filter(|text| !text.is_empty()),
            due_on,
            idempotency_key: None,
        };
        writing.send::<TaskUpdate>(
            move |key| {
                let mut input = input.clone();
                input.idempotency_key = key;
                TaskUpdateVariables { input }
            },
            |answer| words::errors(&answer.task_update.user_errors),
            move |_| {
                toast(tr!(task.done_update));
                exits.done.run(());
            },
        );
    };
    view! {
        <SheetForm title=tr!(task.update) action=tr!(task.save) writing on_submit=save exits>
            <TextArea id="title" label=tr!(task.what) value=title error=writing.error("title") rows=3/>
            <TextArea
                id="criterion"
                label=tr!(task.criterion)
                help=tr!(task.criterion_help)
                value=criterion
                error=writing.error("criterion")
                optional=true
                rows=2
            />
            <DateField id="due-on" label=tr!(task.due) value=due_on error=writing.error("dueOn")/>
        </SheetForm>
    }
}

#[component]
pub fn Reassign(task: Signal<Task>, exits: Exits) -> impl IntoView {
    let kind = task.with_untracked(|task| task.organization.kind);
    let charge = Charge::begin(kind, false);
    let writing = Writing::begin();
    let save = move || {
        if writing.finds(charge.missing()) {
            return;
        }
        let seen = task.get_untracked();
        let to = charge.input();
        writing.send::<TaskReassign>(
            move |idempotency_key| TaskReassignVariables {
                input: TaskReassignInput {
                    id: seen.id.clone(),
                    expected_version: Some(seen.version),
                    to: to.clone(),
                    idempotency_key,
                },
            },
            |answer| words::errors(&answer.task_reassign.user_errors),
            move |_| {
                toast(tr!(task.done_reassign));
                exits.done.run(());
            },
        );
    };
    view! {
        <SheetForm title=tr!(task.reassign) action=tr!(task.reassign) writing on_submit=save exits>
            <p class="muted">{tr!(task.reassign_about)}</p>
            <ChargeFields charge writing/>
        </SheetForm>
    }
}

#[component]
pub fn Delegate(task: Signal<Task>, exits: Exits) -> impl IntoView {
    let place = task.with_untracked(|task| task.assignee.id.clone());
    let person = RwSignal::new(None::<Found>);
    let writing = Writing::begin();
    let save = move || {
        let chosen = person.get_untracked();
        writing.finds(words::left_empty(&[("person", chosen.is_none())]));
        let Some(chosen) = chosen else { return };
        let seen = task.get_untracked();
        writing.send::<TaskDelegate>(
            move |idempotency_key| TaskDelegateVariables {
                input: TaskDelegateInput {
                    id: seen.id.clone(),
                    expected_version: Some(seen.version),
                    person: cynic::Id::new(chosen.id.clone()),
                    idempotency_key,
                },
            },
            |answer| words::errors(&answer.task_delegate.user_errors),
            move |_| {
                toast(tr!(task.done_delegate));
                exits.done.run(());
            },
        );
    };
    view! {
        <SheetForm title=tr!(task.delegate_title) action=tr!(task.delegate) writing on_submit=save exits>
            <PersonField value=person organization=Some(place) writing/>
        </SheetForm>
    }
}
