//! What a plan said before: the list of its versions, and two of them beside each other in one text. The address says which.

mod differences;

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use differences::Compared;
pub use differences::cited;

use super::operations::{
    PlanAction, PlanRestore, PlanRestoreInput, PlanRestoreVariables, PlanVersion,
    PlanVersionReason, PlanVersions, PlanVersionsVariables,
};
use super::problems;
use crate::shared::api::ApiError;
use crate::shared::form::Writing;
use crate::shared::i18n::{dates, papers};
use crate::shared::page::{Loaded, Query, pages};
use crate::shared::session::use_session;
use crate::shared::ui::address::{in_address, in_path};
use crate::shared::ui::{
    Button, ConfirmDialog, Crumb, EmptyState, Further, Glyph, More, Notice, PageHeader, Tone, toast,
};
use crate::tr;

const PAGE: i32 = 50;

fn reason(version: &PlanVersion) -> String {
    match version.reason {
        _ if version.is_open => tr!(plan.version_open),
        PlanVersionReason::Saved => tr!(plan.version_saved),
        PlanVersionReason::Submitted => tr!(plan.version_submitted),
        PlanVersionReason::Approved => tr!(plan.version_approved),
        PlanVersionReason::Issued => tr!(plan.version_issued),
        PlanVersionReason::Restored => tr!(plan.version_restored),
    }
}

/// The two versions that are compared: those of the address, or else the newest and the one before it.
#[derive(Clone, Copy)]
struct Pair {
    from: Memo<i32>,
    to: Memo<i32>,
    set_from: SignalSetter<Option<String>>,
    set_to: SignalSetter<Option<String>>,
}

#[component]
pub fn Versions() -> impl IntoView {
    let id = in_path("id");
    let id = Memo::new(move |_| cynic::Id::new(id.get()));
    let (versions, more) = pages::<PlanVersions>(move |after| PlanVersionsVariables {
        plan: id.get(),
        first: PAGE,
        after,
    });
    view! {
        <Loaded query=versions lines=10 let:data>
            <Body query=versions data more/>
        </Loaded>
    }
}

#[component]
fn Body(query: Query<PlanVersions>, data: Signal<PlanVersions>, more: Further) -> impl IntoView {
    use_session().page_is_of(move || data.read().plan.school_year.name.clone());
    let (from, set_from) = in_address("from");
    let (to, set_to) = in_address("to");
    let newest = move || {
        data.read()
            .plan_versions
            .nodes
            .first()
            .map_or(0, |it| it.number)
    };
    let number = |text: Option<String>| text.and_then(|it| it.parse::<i32>().ok());
    let to = Memo::new(move |_| number(to.get()).unwrap_or_else(newest));
    let from = Memo::new(move |_| number(from.get()).unwrap_or_else(|| (to.get() - 1).max(1)));
    let pair = Pair {
        from,
        to,
        set_from,
        set_to,
    };
    let back = format!("/plans/{}", data.read_untracked().plan.id.inner());
    let any = Memo::new(move |_| !data.read().plan_versions.nodes.is_empty());
    view! {
        <PageHeader
            title=tr!(plan.versions)
            about=Signal::derive(move || papers::plan(&data.read().plan.title))
            crumbs=vec![Crumb::new("/plans", tr!(plan.plans)), Crumb::new(back, tr!(plan.one))]
        />
        {move || if any.get() {
            view! {
                <div class="versions">
                    <List query data more pair/>
                    <Compared plan=Signal::derive(move || data.read().plan.id.clone()) from=pair.from to=pair.to/>
                </div>
            }.into_any()
        } else {
            view! { <div class="card"><EmptyState glyph=Glyph::History title=tr!(plan.no_versions) next=tr!(plan.no_versions_next)/></div> }.into_any()
        }}
    }
}

#[component]
fn List(
    query: Query<PlanVersions>,
    data: Signal<PlanVersions>,
    more: Further,
    pair: Pair,
) -> impl IntoView {
    let may = move || {
        data.read()
            .plan
            .available_actions
            .contains(&PlanAction::Update)
    };
    view! {
        <section class="card" aria-labelledby="versions-list">
            <div class="card__head"><h2 id="versions-list">{tr!(plan.versions_all)}</h2></div>
            <table class="versions__list" data-testid="versions">
                <thead>
                    <tr>
                        <th scope="col">{tr!(plan.version_from)}</th>
                        <th scope="col">{tr!(plan.version_to)}</th>
                        <th scope="col">{tr!(plan.version_one)}</th>
                    </tr>
                </thead>
                <tbody>
                    <For each=move || data.get().plan_versions.nodes key=|it| (it.number, it.is_open, it.saved_at) let:version>
                        <Line version pair/>
                    </For>
                </tbody>
            </table>
            <div class="card__body stack--s">
                <More more/>
                {move || may().then(|| view! { <Restore query data from=pair.from/> })}
            </div>
        </section>
    }
}

#[component]
fn Line(version: PlanVersion, pair: Pair) -> impl IntoView {
    let number = version.number;
    let pick = move |set: SignalSetter<Option<String>>| move |_| set.set(Some(number.to_string()));
    let label = tr!(plan.version_number, number = number);
    view! {
        <tr>
            <td>
                <input type="radio" name="from" aria-label=format!("{}: {label}", tr!(plan.version_from)) prop:checked=move || pair.from.get() == number on:change=pick(pair.set_from) data-testid=format!("from-{number}")/>
            </td>
            <td>
                <input type="radio" name="to" aria-label=format!("{}: {label}", tr!(plan.version_to)) prop:checked=move || pair.to.get() == number on:change=pick(pair.set_to) data-testid=format!("to-{number}")/>
            </td>
            <td>
                <b>{label.clone()}</b> " · " {reason(&version)}
                <br/>
                <span class="muted">{version.person.clone()} " · " {dates::moment(version.saved_at)}</span>
            </td>
        </tr>
    }
}

/// Takes the earlier of the two up again.
#[component]
fn Restore(
    query: Query<PlanVersions>,
    data: Signal<PlanVersions>,
    from: Memo<i32>,
) -> impl IntoView {
    let writing = Writing::begin();
    let asking = RwSignal::new(false);
    let navigate = use_navigate();
    let restore = move || {
        let plan = data.get_untracked().plan;
        let (number, navigate) = (from.get_untracked(), navigate.clone());
        let back = format!("/plans/{}", plan.id.inner());
        writing.send::<PlanRestore>(
            move |idempotency_key| PlanRestoreVariables {
                input: PlanRestoreInput {
                    id: plan.id.clone(),
                    expected_version: Some(plan.version),
                    number,
                    idempotency_key,
                },
            },
            |answer| problems::of_server(&answer.plan_restore.user_errors),
            move |_| {
                asking.set(false);
                toast(tr!(plan.restored_version, number = number));
                navigate(&back, NavigateOptions::default());
            },
        );
    };
    let wrong = move || {
        let refusal = writing.refusal().get();
        if refusal.is_some() {
            asking.set(false);
        }
        if refusal == Some(ApiError::Conflict) {
            query.reload();
            return Some(tr!(plan.look_at_newer));
        }
        writing.said()
    };
    view! {
        {move || wrong().map(|words| view! { <Notice tone=Tone::Bad test_id="restore-error">{words}</Notice> })}
        <Button
            label=tr!(plan.restore)
            icon=Glyph::History
            on_click=move || asking.set(true)
            test_id="restore"
        />
        <ConfirmDialog open=asking title=tr!(plan.restore_title) action=tr!(plan.restore_it) on_confirm=restore busy=writing.busy()>
            <p>{move || tr!(plan.restore_about, number = from.get())}</p>
        </ConfirmDialog>
    }
}
