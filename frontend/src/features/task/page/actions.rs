//! The buttons of a task: what the server says may be done, and nothing else. One is filled: the step that comes next.

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use super::Sheet;
use crate::features::task::model::foremost;
use crate::features::task::operations::{
    Task, TaskActInput, TaskActVariables, TaskAction, TaskConfirm, TaskReopen, TaskReturn,
    TaskReturnInput, TaskReturnVariables, TaskStart, TaskView, TaskWithdraw, TaskWithdrawInput,
    TaskWithdrawVariables,
};
use crate::features::task::words;
use crate::shared::api::ApiError;
use crate::shared::form::Writing;
use crate::shared::page::Query;
use crate::shared::ui::{
    Button, Checkbox, ConfirmDialog, Glyph, Look, Notice, ReasonDialog, Tone, toast,
};
use crate::tr;

#[component]
pub fn Actions(
    query: Query<TaskView>,
    task: Signal<Task>,
    sheet: RwSignal<Option<Sheet>>,
) -> impl IntoView {
    let writing = Writing::begin();
    let (returning, withdrawing) = (RwSignal::new(false), RwSignal::new(false));
    let all_of_them = RwSignal::new(false);
    let navigate = use_navigate();
    let input = move || {
        let seen = task.get_untracked();
        move |idempotency_key| TaskActVariables {
            input: TaskActInput {
                id: seen.id.clone(),
                expected_version: Some(seen.version),
                idempotency_key,
            },
        }
    };
    let done = move |words: String| {
        toast(words);
        query.reload();
    };
    let start = move || {
        writing.send::<TaskStart>(
            input(),
            |answer| words::errors(&answer.task_start.user_errors),
            move |_| done(tr!(task.done_start)),
        );
    };
    let reopen = move || {
        writing.send::<TaskReopen>(
            input(),
            |answer| words::errors(&answer.task_reopen.user_errors),
            move |_| done(tr!(task.done_reopen)),
        );
    };
    let confirm = move || {
        writing.send::<TaskConfirm>(
            input(),
            |answer| words::errors(&answer.task_confirm.user_errors),
            move |_| done(tr!(task.done_confirm)),
        );
    };
    let withdraw = move || {
        let navigate = navigate.clone();
        let (seen, all) = (task.get_untracked(), all_of_them.get_untracked());
        writing.send::<TaskWithdraw>(
            move |idempotency_key| TaskWithdrawVariables {
                input: TaskWithdrawInput {
                    id: seen.id.clone(),
                    expected_version: Some(seen.version),
                    all: Some(all),
                    idempotency_key,
                },
            },
            |answer| words::errors(&answer.task_withdraw.user_errors),
            move |_| {
                toast(tr!(task.done_withdraw));
                navigate("/tasks?who=given", NavigateOptions::default());
            },
        );
    };
    let send_back = move |reason: String| {
        let seen = task.get_untracked();
        writing.send::<TaskReturn>(
            move |idempotency_key| TaskReturnVariables {
                input: TaskReturnInput {
                    id: seen.id.clone(),
                    expected_version: Some(seen.version),
                    reason: reason.clone(),
                    idempotency_key,
                },
            },
            |answer| words::errors(&answer.task_return.user_errors),
            move |_| {
                returning.set(false);
                done(tr!(task.done_return));
            },
        );
    };
    // Whoever was refused must see why, and what the task has become meanwhile.
    Effect::new(move |_| {
        let error = writing.refusal().get();
        if error.is_some() {
            returning.set(false);
        }
        if error.is_some() || !writing.errors().read().is_empty() {
            withdrawing.set(false);
        }
        if error == Some(ApiError::Conflict) {
            query.reload();
        }
    });
    let refused = move || {
        let found = writing.errors().get();
        let said: Vec<String> = found.into_iter().map(|error| error.words).collect();
        let (tone, words) = match writing.refusal().get() {
            Some(error @ ApiError::Conflict) => (Tone::Warn, error.title()),
            Some(error) => (Tone::Bad, error.words()),
            None => (Tone::Bad, said.join(" ")),
        };
        (!words.is_empty() && !returning.get())
            .then(|| view! { <div class="head__said"><Notice tone test_id="refusal">{words}</Notice></div> })
    };
    let ask_reason = move || {
        writing.finds(Vec::new());
        returning.set(true);
    };
    let said_of_reason = Signal::derive(move || {
        let errors = writing.errors().get();
        errors.into_iter().next().map(|error| error.words)
    });
    let may = Memo::new(move |_| task.read().available_actions.clone());
    let buttons = move || {
        let may = may.get();
        let first = foremost(&may);
        let look = |action| Look::filled(first == Some(action));
        let has = |action: TaskAction| may.contains(&action);
        let busy = writing.busy();
        view! {
            {has(TaskAction::Withdraw).then(|| view! {
                <Button label=tr!(task.withdraw) look=Look::Quiet on_click=move || withdrawing.set(true) test_id="task-withdraw"/>
            })}
            {has(TaskAction::Update).then(|| view! {
                <Button label=tr!(task.update) icon=Glyph::Edit on_click=move || sheet.set(Some(Sheet::Update)) test_id="task-update"/>
            })}
            {has(TaskAction::Reassign).then(|| view! {
                <Button label=tr!(task.reassign) icon=Glyph::Users on_click=move || sheet.set(Some(Sheet::Reassign)) test_id="task-reassign"/>
            })}
            {has(TaskAction::Delegate).then(|| view! {
                <Button label=tr!(task.delegate) icon=Glyph::User on_click=move || sheet.set(Some(Sheet::Delegate)) test_id="task-delegate"/>
            })}
            {has(TaskAction::Reopen).then(|| view! {
                <Button label=tr!(task.reopen) icon=Glyph::Edit busy on_click=reopen test_id="task-reopen"/>
            })}
            {has(TaskAction::Return).then(|| view! {
                <Button label=tr!(task.send_back) icon=Glyph::Return on_click=ask_reason test_id="task-return"/>
            })}
            {has(TaskAction::Finish).then(|| view! {
                <Button label=tr!(task.finish) look=look(TaskAction::Finish) icon=Glyph::Send on_click=move || sheet.set(Some(Sheet::Finish)) test_id="task-finish"/>
            })}
            {has(TaskAction::Start).then(|| view! {
                <Button label=tr!(task.start) look=look(TaskAction::Start) icon=Glyph::Right busy on_click=start test_id="task-start"/>
            })}
            {has(TaskAction::Confirm).then(|| view! {
                <Button label=tr!(task.confirm) look=look(TaskAction::Confirm) icon=Glyph::Check busy on_click=confirm test_id="task-confirm"/>
            })}
        }
    };
    view! {
        <Show when=move || sheet.read().is_none()>{buttons}</Show>
        {refused}
        <ReasonDialog
            open=returning
            title=tr!(task.return_title)
            help=tr!(task.return_help)
            action=tr!(task.send_back)
            on_reason=send_back
            busy=writing.busy()
            error=said_of_reason
        />
        <ConfirmDialog
            open=withdrawing
            title=tr!(task.withdraw_title)
            action=tr!(task.withdraw)
            on_confirm=withdraw
            busy=writing.busy()
        >
            <p>{tr!(task.withdraw_about)}</p>
            <Show when=move || { task.read().given_together > 1 }>
                <Checkbox
                    id="withdraw-all"
                    label=tr!(task.withdraw_all, count = task.read_untracked().given_together)
                    value=all_of_them
                />
            </Show>
        </ConfirmDialog>
    }
}
