//! One activity beside the list: what it says, what came of it, the step that comes next, and its forms.

mod facts;

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use self::facts::Facts;
use super::editing::Editing;
use super::finishing::Finishing;
use crate::features::activity::operations::{
    Activity, ActivityActInput, ActivityActVariables, ActivityAction, ActivityConfirm,
    ActivityRemove, ActivityReopen, ActivityReturn, ActivityReturnInput, ActivityReturnVariables,
    ActivityStart, ActivityVariables, ActivityView, DutyCoverage,
};
use crate::features::activity::words;
use crate::shared::api::ApiError;
use crate::shared::form::{Said, Writing};
use crate::shared::history::History;
use crate::shared::page::{Loaded, Query, query};
use crate::shared::ui::{Button, ConfirmDialog, Glyph, Look, ReasonDialog, SidePanel, toast};
use crate::tr;

/// The form that is open.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sheet {
    Edit,
    Finish,
}

#[component]
pub fn Panel(
    id: cynic::Id,
    close: String,
    duties: Signal<Vec<DutyCoverage>>,
    changed: Callback<()>,
) -> impl IntoView {
    let view = query::<ActivityView>(move || ActivityVariables { id: id.clone() });
    let title = move || {
        view.get()
            .map_or_else(|| tr!(ui.loading), |view| view.activity.title)
    };
    let away = close.clone();
    view! {
        <SidePanel title=Signal::derive(title) above=tr!(activity.one) close=close>
            <Loaded query=view let:data>
                <Body
                    view
                    activity=Signal::from(Memo::new(move |_| data.get().activity))
                    duties
                    changed
                    away=away.clone()
                />
            </Loaded>
        </SidePanel>
    }
}

#[component]
fn Body(
    view: Query<ActivityView>,
    activity: Signal<Activity>,
    duties: Signal<Vec<DutyCoverage>>,
    changed: Callback<()>,
    away: String,
) -> impl IntoView {
    let sheet = RwSignal::new(None::<Sheet>);
    let done = Callback::new(move |()| {
        sheet.set(None);
        view.reload();
        changed.run(());
    });
    let cancel = Callback::new(move |()| sheet.set(None));
    let stale = Callback::new(move |()| view.reload());
    let filed = Callback::new(move |files| view.update(|view| view.activity.files = files));
    let body = move || match sheet.get() {
        Some(Sheet::Edit) => {
            let (seen, duties) = (activity.get_untracked(), duties.get_untracked());
            view! { <Editing seen duties done cancel stale/> }.into_any()
        }
        Some(Sheet::Finish) => view! { <Finishing activity filed done cancel stale/> }.into_any(),
        None => view! {
            <Facts activity/>
            <Actions activity sheet done away=away.clone()/>
            <Happened activity/>
        }
        .into_any(),
    };
    view! { <div data-testid="activity">{body}</div> }
}

/// Those who work with it see what was done; to others nothing is told.
#[component]
fn Happened(activity: Signal<Activity>) -> impl IntoView {
    let entries = Signal::derive(move || activity.get().history);
    move || {
        (!entries.read().is_empty()).then(|| {
            view! {
                <section class="panel__sec">
                    <h3>{tr!(activity.history)}</h3>
                    <History entries/>
                </section>
            }
        })
    }
}

#[component]
fn Actions(
    activity: Signal<Activity>,
    sheet: RwSignal<Option<Sheet>>,
    done: Callback<()>,
    away: String,
) -> impl IntoView {
    let writing = Writing::begin();
    let (returning, removing) = (RwSignal::new(false), RwSignal::new(false));
    let navigate = use_navigate();
    let input = move || {
        let seen = activity.get_untracked();
        move |idempotency_key| ActivityActVariables {
            input: ActivityActInput {
                id: seen.id.clone(),
                expected_version: Some(seen.version),
                idempotency_key,
            },
        }
    };
    let told = move |words: String| {
        toast(words);
        done.run(());
    };
    let start = move || {
        writing.send::<ActivityStart>(
            input(),
            |answer| words::errors(&answer.activity_start.user_errors),
            move |_| told(tr!(activity.did_start)),
        );
    };
    let reopen = move || {
        writing.send::<ActivityReopen>(
            input(),
            |answer| words::errors(&answer.activity_reopen.user_errors),
            move |_| told(tr!(activity.did_reopen)),
        );
    };
    let confirm = move || {
        writing.send::<ActivityConfirm>(
            input(),
            |answer| words::errors(&answer.activity_confirm.user_errors),
            move |_| told(tr!(activity.did_confirm)),
        );
    };
    let remove = move || {
        let (navigate, away) = (navigate.clone(), away.clone());
        writing.send::<ActivityRemove>(
            input(),
            |answer| words::errors(&answer.activity_remove.user_errors),
            move |_| {
                navigate(&away, NavigateOptions::default());
                told(tr!(activity.did_remove));
            },
        );
    };
    let send_back = move |reason: String| {
        let seen = activity.get_untracked();
        writing.send::<ActivityReturn>(
            move |idempotency_key| ActivityReturnVariables {
                input: ActivityReturnInput {
                    id: seen.id.clone(),
                    expected_version: Some(seen.version),
                    reason: reason.clone(),
                    idempotency_key,
                },
            },
            |answer| words::errors(&answer.activity_return.user_errors),
            move |_| {
                returning.set(false);
                told(tr!(activity.did_return));
            },
        );
    };
    // Whoever was refused must see why, and what it has become meanwhile.
    Effect::new(move |_| {
        let refused = writing.refusal().get();
        if refused.is_some() || !writing.errors().read().is_empty() {
            removing.set(false);
            returning.set(false);
        }
        if refused == Some(ApiError::Conflict) {
            done.run(());
        }
    });
    let buttons = move || {
        let may = activity.read().available_actions.clone();
        let has = |action: ActivityAction| may.contains(&action);
        let busy = writing.busy();
        let finish = Look::filled(!has(ActivityAction::Start));
        view! {
            {has(ActivityAction::Start).then(|| view! {
                <Button label=tr!(activity.start) look=Look::Primary icon=Glyph::Right busy on_click=start test_id="activity-start"/>
            })}
            {has(ActivityAction::Finish).then(|| view! {
                <Button label=tr!(activity.finish) look=finish icon=Glyph::Send on_click=move || sheet.set(Some(Sheet::Finish)) test_id="activity-finish"/>
            })}
            {has(ActivityAction::Confirm).then(|| view! {
                <Button label=tr!(activity.confirm) look=Look::Primary icon=Glyph::Check busy on_click=confirm test_id="activity-confirm"/>
            })}
            {has(ActivityAction::Return).then(|| view! {
                <Button label=tr!(activity.send_back) icon=Glyph::Return on_click=move || returning.set(true) test_id="activity-return"/>
            })}
            {has(ActivityAction::Reopen).then(|| view! {
                <Button label=tr!(activity.reopen) icon=Glyph::Edit busy on_click=reopen test_id="activity-reopen"/>
            })}
            {has(ActivityAction::Update).then(|| view! {
                <Button label=tr!(activity.edit) icon=Glyph::Edit on_click=move || sheet.set(Some(Sheet::Edit)) test_id="activity-edit"/>
            })}
            {has(ActivityAction::Remove).then(|| view! {
                <Button label=tr!(activity.remove) look=Look::Quiet on_click=move || removing.set(true) test_id="activity-remove"/>
            })}
        }
    };
    view! {
        <div class="panel__sec stack--s">
            <Said writing/>
            <div class="form__acts">{buttons}</div>
        </div>
        <ReasonDialog
            open=returning
            title=tr!(activity.return_title)
            help=tr!(activity.return_help)
            action=tr!(activity.send_back)
            on_reason=send_back
            busy=writing.busy()
        />
        <ConfirmDialog
            open=removing
            title=tr!(activity.remove_title)
            action=tr!(activity.remove)
            on_confirm=remove
            busy=writing.busy()
        >
            <p>{tr!(activity.remove_about)}</p>
        </ConfirmDialog>
    }
}
