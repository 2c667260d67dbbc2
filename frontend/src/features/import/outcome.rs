//! One import: how far it is, what it would do, what it did.

use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::kind::list;
use super::operations::{
    Import, ImportActInput, ImportActVariables, ImportAction, ImportApply, ImportFailure,
    ImportNow, ImportPayload, ImportState, ImportUndo, ImportVariables,
};
use super::rows::{Refusals, Rows};
use super::words;
use crate::shared::api::{ApiError, WriteKey, send};
use crate::shared::export::{Job, JobState, stop};
use crate::shared::i18n::{dates, numbers};
use crate::shared::page::{Loaded, Query, query};
use crate::shared::ui::{
    Button, ButtonLink, ConfirmDialog, Glyph, Icon, Look, Notice, ProgressBar, Tone,
};
use crate::tr;

const LOOK_AGAIN: Duration = Duration::from_millis(700);

fn is_running(import: &Import) -> bool {
    let running = |job: &Job| matches!(job.state, JobState::Queued | JobState::Running);
    import.job.as_ref().is_some_and(running)
}

/// Looks again while a job is at it, also after an answer was lost.
fn follow(now: Query<ImportNow>) {
    let waiting = StoredValue::new(None::<TimeoutHandle>);
    Effect::new(move |_| {
        let running = now.get().is_some_and(|now| is_running(&now.import));
        if !now.is_asking() && running {
            let handle = set_timeout_with_handle(move || now.reload(), LOOK_AGAIN);
            // Of two that wait, one is enough.
            if let Some(before) = waiting
                .try_update_value(|kept| std::mem::replace(kept, handle.ok()))
                .flatten()
            {
                before.clear();
            }
        }
    });
    on_cleanup(move || {
        if let Some(handle) = waiting.try_get_value().flatten() {
            handle.clear();
        }
    });
}

#[component]
pub fn Opened(id: cynic::Id, leave: Callback<()>) -> impl IntoView {
    let now = query::<ImportNow>(move || ImportVariables { id: id.clone() });
    follow(now);
    view! {
        <div class="stack" data-testid="import">
            <Loaded query=now let:data>
                {move || view! { <Shown import=data.get().import now leave/> }}
            </Loaded>
        </div>
    }
}

#[component]
fn Shown(import: Import, now: Query<ImportNow>, leave: Callback<()>) -> impl IntoView {
    let running = is_running(&import);
    let ended = import.job.as_ref().filter(|_| !running).cloned();
    let broken = ended.and_then(|job| match job.state {
        JobState::Failed => Some(words::job_failure(job.failure)),
        JobState::Cancelled => Some(tr!(import.stopped)),
        JobState::Queued | JobState::Running | JobState::Done => None,
    });
    let body = match (running, import.state) {
        (true, _) => view! { <Progress import=import.clone() now/> }.into_any(),
        (false, ImportState::Checking) => ().into_any(),
        (false, ImportState::Unreadable) => view! { <Failed import=import.clone()/> }.into_any(),
        (false, ImportState::Checked) => view! { <Checked import=import.clone() now/> }.into_any(),
        (false, ImportState::Applied) => view! { <Applied import=import.clone() now/> }.into_any(),
        (false, ImportState::Undone) => view! {
            <Notice tone=Tone::Ok test_id="import-undone">{tr!(import.undone)}</Notice>
            <Failed import=import.clone()/>
        }
        .into_any(),
    };
    let place = import.organization.map(|place| place.name);
    view! {
        <p class="muted">
            <b class="breakable">{import.file_name}</b>
            {place.map(|place| format!(" · {place}"))}
        </p>
        {broken.map(|words| view! { <Notice tone=Tone::Bad test_id="import-broken">{words}</Notice> })}
        {body}
        {(!running).then(|| view! {
            <div class="form__acts">
                <Button label=tr!(import.another) icon=Glyph::Doc on_click=leave test_id="import-another"/>
                <ButtonLink label=tr!(import.to_list) href=list(import.kind) test_id="import-to-list"/>
            </div>
        })}
    }
}

#[component]
fn Progress(import: Import, now: Query<ImportNow>) -> impl IntoView {
    let Some(job) = import.job else {
        return ().into_any();
    };
    let words = match import.state {
        ImportState::Checking => tr!(import.checking),
        ImportState::Checked => tr!(import.applying),
        ImportState::Applied | ImportState::Unreadable | ImportState::Undone => {
            tr!(import.undoing)
        }
    };
    let total = job.total.unwrap_or(0);
    let counted = (total > 0).then(|| {
        tr!(
            ui.of_total,
            done = numbers::whole(job.done.into()),
            total = numbers::whole(total.into())
        )
    });
    let cancel = move || {
        let id = job.id.clone();
        spawn_local(async move {
            stop(id).await;
            now.reload();
        });
    };
    view! {
        <div class="stack--s" role="status" data-testid="import-progress">
            <p>{words.clone()} " " {counted}</p>
            <ProgressBar done=Signal::stored(job.done) total=Signal::stored(total) label=words/>
            <div><Button label=tr!(import.stop) icon=Glyph::X on_click=cancel test_id="import-stop"/></div>
        </div>
    }
    .into_any()
}

/// Why nothing was done, and which rows are to blame.
#[component]
fn Failed(import: Import) -> impl IntoView {
    let whole = import.refused.iter().find(|refusal| refusal.line == 0);
    let wanted = whole.and_then(|refusal| refusal.reasons.first());
    let wanted = wanted
        .map(|reason| reason.wanted.clone())
        .unwrap_or_default();
    let tone = match import.failure {
        Some(ImportFailure::Changed | ImportFailure::Touched) => Tone::Warn,
        _ => Tone::Bad,
    };
    let partly = import.state == ImportState::Undone;
    import.failure.map(|failure| {
        let words = match failure {
            ImportFailure::Touched if partly => tr!(import.left_as_is),
            other => words::failure(other, &wanted),
        };
        view! {
            <Notice tone answers=true test_id="import-failed">
                <p>{words}</p>
                <Refusals refused=import.refused/>
            </Notice>
        }
    })
}

/// How many rows have each fate.
#[component]
fn Figures(import: Import) -> impl IntoView {
    let figures = [
        (import.created, tr!(import.fate_create), ""),
        (import.changed, tr!(import.fate_change), ""),
        (import.unchanged, tr!(import.fate_same), ""),
        (
            import.wrong,
            tr!(import.fate_wrong),
            if import.wrong > 0 { " bad" } else { "" },
        ),
    ];
    let figures = figures.map(|(count, label, class)| {
        view! {
            <div class="figure">
                <div class=format!("figure__n{class}")>{numbers::whole(count.into())}</div>
                <div class="figure__l">{label}</div>
            </div>
        }
    });
    view! { <div class="card figures figures--four" data-testid="import-figures">{figures.collect_view()}</div> }
}

async fn apply(id: cynic::Id, key: String) -> Result<ImportPayload, ApiError> {
    let input = ImportActInput {
        id,
        idempotency_key: Some(key),
    };
    let done = send::<ImportApply>(ImportActVariables { input }).await;
    done.map(|done| done.import_apply)
}

async fn undo(id: cynic::Id, key: String) -> Result<ImportPayload, ApiError> {
    let input = ImportActInput {
        id,
        idempotency_key: Some(key),
    };
    let done = send::<ImportUndo>(ImportActVariables { input }).await;
    done.map(|done| done.import_undo)
}

/// Asks for the next step; what is wrong with that is said beside the button.
fn act<F>(
    now: Query<ImportNow>,
    id: cynic::Id,
    command: impl Fn(cynic::Id, String) -> F + Copy + 'static,
) -> (RwSignal<bool>, RwSignal<Option<String>>, impl Fn() + Clone)
where
    F: Future<Output = Result<ImportPayload, ApiError>> + 'static,
{
    let (busy, refusal) = (RwSignal::new(false), RwSignal::new(None::<String>));
    let key = StoredValue::new_local(WriteKey::default());
    let begin = move || {
        busy.set(true);
        refusal.set(None);
        let (id, sent) = (id.clone(), key.with_value(WriteKey::current));
        spawn_local(async move {
            let answer = command(id, sent).await;
            busy.try_set(false);
            match answer {
                Ok(payload) => {
                    key.try_with_value(WriteKey::settle);
                    match payload.import {
                        Some(import) => now.update(|shown| shown.import = import),
                        None => {
                            refusal.try_set(Some(words::errors(&payload.user_errors)));
                        }
                    }
                }
                Err(error) => {
                    refusal.try_set(Some(error.words()));
                }
            }
        });
    };
    (busy, refusal, begin)
}

#[component]
fn Checked(import: Import, now: Query<ImportNow>) -> impl IntoView {
    let (busy, refusal, begin) = act(now, import.id.clone(), apply);
    let writes = import.created + import.changed;
    let may = import.available_actions.contains(&ImportAction::Apply);
    let left_out = (import.wrong > 0 && may)
        .then(|| tr!(import.left_out, count = numbers::whole(import.wrong.into())));
    let copy = import.check.clone().and_then(|check| check.file);
    let copy = copy.map(|file| {
        view! {
            <p class="form__acts form__acts--told">
                <a class="btn" href=file.url download=file.name rel="external" data-testid="import-copy">
                    <Icon glyph=Glyph::Download/>
                    {tr!(import.copy)}
                </a>
                <span class="field__help">{tr!(import.copy_help)}</span>
            </p>
        }
    });
    let act = may.then(|| {
        view! {
            <div class="stack--s">
                {left_out.map(|words| view! { <p class="muted">{words}</p> })}
                <div>
                    <Button
                        label=tr!(import.apply, count = numbers::whole(writes.into()))
                        look=Look::Primary
                        icon=Glyph::Check
                        busy
                        on_click=begin
                        test_id="import-apply"
                    />
                </div>
            </div>
        }
    });
    let idle = (!may)
        .then(|| view! { <Notice test_id="import-idle">{tr!(import.nothing_to_write)}</Notice> });
    let many = import.created + import.changed + import.unchanged + import.wrong;
    let shown = i32::try_from(import.rows.len()).unwrap_or(i32::MAX);
    let rest = (shown < many).then(|| {
        tr!(
            import.shown_of,
            shown = numbers::whole(shown.into()),
            total = numbers::whole(many.into())
        )
    });
    view! {
        <Failed import=import.clone()/>
        <Figures import=import.clone()/>
        {move || refusal.get().map(|words| view! { <Notice tone=Tone::Bad answers=true test_id="import-refusal">{words}</Notice> })}
        {idle}
        {act}
        {copy}
        <div class="card">
            <Rows rows=import.rows/>
            {rest.map(|words| view! { <p class="tablefoot">{words}</p> })}
        </div>
    }
}

#[component]
fn Applied(import: Import, now: Query<ImportNow>) -> impl IntoView {
    let (busy, refusal, begin) = act(now, import.id.clone(), undo);
    let asked = RwSignal::new(false);
    let confirm = move |()| {
        asked.set(false);
        begin();
    };
    let done = tr!(
        import.applied,
        created = numbers::whole(import.created.into()),
        changed = numbers::whole(import.changed.into())
    );
    let may = import.available_actions.contains(&ImportAction::Undo);
    let until = dates::moment(import.expires_at);
    let undo = may.then(|| {
        view! {
            <div>
                <Button label=tr!(import.undo) icon=Glyph::Return busy on_click=move || asked.set(true) test_id="import-undo"/>
                " "
                <span class="field__help">{tr!(import.undo_until, when = until)}</span>
            </div>
        }
    });
    view! {
        <Notice tone=Tone::Ok answers=true test_id="import-applied">{done}</Notice>
        <Failed import=import.clone()/>
        {move || refusal.get().map(|words| view! { <Notice tone=Tone::Bad answers=true test_id="import-refusal">{words}</Notice> })}
        {undo}
        <ConfirmDialog open=asked title=tr!(import.undo_title) action=tr!(import.undo) on_confirm=confirm>
            <p>{words::undoing(import.kind)}</p>
        </ConfirmDialog>
    }
}
