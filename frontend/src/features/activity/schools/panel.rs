//! One school beside the list: its plan with what it covers, and accepting it or sending it back.

use leptos::prelude::*;

use crate::features::activity::operations::{
    CoverageState, DutyCoverage, PlanActInput, PlanAction, PlanReturnInput, PlanSchool,
    ReceivedError, SchoolPlan, SchoolPlanAccept, SchoolPlanActVariables, SchoolPlanReturnVariables,
    SchoolPlanSendBack, SchoolPlanVariables, SchoolPlanView,
};
use crate::features::activity::words;
use crate::shared::api::FieldError;
use crate::shared::form::{Said, Writing};
use crate::shared::i18n::{dates, papers};
use crate::shared::page::{Loaded, Query, query};
use crate::shared::ui::{
    Button, ButtonLink, Glyph, Look, Notice, ReasonDialog, SidePanel, Status, Tone, toast,
};
use crate::tr;

#[component]
pub fn Panel(row: PlanSchool, close: String, changed: Callback<()>) -> impl IntoView {
    let (tone, glyph, label) = words::school_state(row.state);
    let plan = row.plan.map(|plan| {
        let view = query::<SchoolPlanView>(move || SchoolPlanVariables {
            id: plan.id.clone(),
        });
        view! {
            <Loaded query=view let:data>
                <OfPlan view plan=Signal::from(Memo::new(move |_| data.get().plan)) changed/>
            </Loaded>
        }
    });
    let nothing = plan.is_none().then(|| {
        view! { <p class="muted">{tr!(activity.nothing_yet)}</p> }
    });
    view! {
        <SidePanel title=row.organization.short_name above=tr!(activity.schools) close=close>
            <div class="panel__sec stack--s">
                <p class="row__marks"><Status tone glyph label test_id="school-state"/></p>
                {nothing}
            </div>
            {plan}
        </SidePanel>
    }
}

fn findings(errors: &[ReceivedError]) -> Vec<FieldError> {
    FieldError::each(errors, |error| (&error.path, error.message.clone()))
}

#[component]
fn OfPlan(
    view: Query<SchoolPlanView>,
    plan: Signal<SchoolPlan>,
    changed: Callback<()>,
) -> impl IntoView {
    let writing = Writing::begin();
    let returning = RwSignal::new(false);
    let done = move |words: String| {
        toast(words);
        view.reload();
        changed.run(());
    };
    let accept = move || {
        let seen = plan.get_untracked();
        writing.send::<SchoolPlanAccept>(
            move |idempotency_key| SchoolPlanActVariables {
                input: PlanActInput {
                    id: seen.id.clone(),
                    expected_version: Some(seen.version),
                    idempotency_key,
                },
            },
            |answer| findings(&answer.plan_accept.user_errors),
            move |_| done(tr!(activity.did_accept)),
        );
    };
    let send_back = move |reason: String| {
        let seen = plan.get_untracked();
        writing.send::<SchoolPlanSendBack>(
            move |idempotency_key| SchoolPlanReturnVariables {
                input: PlanReturnInput {
                    id: seen.id.clone(),
                    expected_version: Some(seen.version),
                    reason: reason.clone(),
                    idempotency_key,
                },
            },
            |answer| findings(&answer.plan_send_back.user_errors),
            move |_| {
                returning.set(false);
                done(tr!(activity.did_send_back));
            },
        );
    };
    let facts = move || {
        let plan = plan.get();
        let href = format!("/plans/{}", plan.id.inner());
        let called = words::called(&plan.title, plan.number.as_ref(), plan.symbol.as_ref());
        let whole = papers::plan(&plan.title);
        let issued = plan.issued_on.map(|day| {
            view! { <dt>{tr!(activity.issued)}</dt> <dd>{dates::day(day)}</dd> }
        });
        let received = plan.received_at.map(|at| {
            let by = plan
                .received_by
                .map(|person| person.name)
                .unwrap_or_default();
            view! { <dt>{tr!(activity.received)}</dt> <dd>{dates::moment(at)} " · " {by}</dd> }
        });
        let reason = plan.reception_reason.map(|reason| {
            view! {
                <Notice tone=Tone::Warn test_id="reception-reason">
                    <p><b>{tr!(activity.sent_back_because)}</b></p>
                    <p class="preline">{reason}</p>
                </Notice>
            }
        });
        let replaces = plan.replaces.map(|other| {
            let href = format!("/plans/{}", other.id.inner());
            view! { <dt>{tr!(activity.replaces)}</dt> <dd><a href=href>{words::plan(&other)}</a></dd> }
        });
        let activities = format!("{href}/activities");
        view! {
            {reason}
            <dl class="facts">
                <dt>{tr!(activity.the_plan)}</dt>
                <dd><a href=href data-testid="school-plan">{called}</a> <span class="under">{whole}</span></dd>
                {issued}
                {received}
                {replaces}
            </dl>
            <ButtonLink label=tr!(activity.open_activities) href=activities icon=Glyph::Calendar/>
        }
    };
    let buttons = move || {
        let may = plan.read().available_actions.clone();
        let has = |action: PlanAction| may.contains(&action);
        let busy = writing.busy();
        view! {
            {has(PlanAction::Accept).then(|| view! {
                <Button label=tr!(activity.accept) look=Look::Primary icon=Glyph::Check busy on_click=accept test_id="school-accept"/>
            })}
            {has(PlanAction::SendBack).then(|| view! {
                <Button label=tr!(activity.send_plan_back) icon=Glyph::Return on_click=move || returning.set(true) test_id="school-send-back"/>
            })}
        }
    };
    view! {
        <div class="panel__sec stack--s">
            {facts}
            <Said writing/>
            <div class="form__acts">{buttons}</div>
        </div>
        <div class="panel__sec stack--s">
            <h3>{tr!(activity.what_it_covers)}</h3>
            {move || covers(plan.get().duty_coverage)}
        </div>
        <ReasonDialog
            open=returning
            title=tr!(activity.send_plan_back_title)
            help=tr!(activity.send_plan_back_help)
            action=tr!(activity.send_plan_back)
            on_reason=send_back
            busy=writing.busy()
        />
    }
}

/// What is bare comes first.
fn covers(mut duties: Vec<DutyCoverage>) -> impl IntoView {
    duties.sort_by_key(|duty| duty.state != CoverageState::NotCovered);
    let rows = duties.into_iter().map(|duty| {
        let (tone, glyph, label) = words::coverage(duty.state);
        let text = words::clause(duty.clause.marker.as_deref(), &duty.clause.text, 160);
        let titles = duty.activities.into_iter().map(|activity| {
            view! { <li>{activity.title}</li> }
        });
        let titles: Vec<_> = titles.collect();
        let titles = (!titles.is_empty()).then(|| view! { <ul class="acts__by">{titles}</ul> });
        view! {
            <li class="duty">
                <p lang="vi">{text}</p>
                {titles}
                <p class="row__marks"><Status tone glyph label/></p>
            </li>
        }
    });
    view! { <ul>{rows.collect_view()}</ul> }
}
