//! A school's periods and duties, each with where it stands and the button that does it.

use leptos::prelude::*;

use super::super::operations::overview::{
    DutiesVariables, Duty, DutyKind, DutyPlan, PlanFilter, PlanState, SchoolDuties, SchoolPeriod,
    SchoolPeriods,
};
use super::super::operations::periods::PeriodState;
use super::super::operations::{ReportState, Timeliness};
use super::super::words;
use super::NoPeriods;
use super::model::{Asked, address, in_order, of_year, place};
use crate::shared::i18n::{dates, papers};
use crate::shared::page::{Loaded, query};
use crate::shared::session::use_session;
use crate::shared::ui::{ButtonLink, Glyph, Icon, Look, Status, Tone, row_keys};
use crate::tr;

#[component]
pub fn Periods() -> impl IntoView {
    let session = use_session();
    let periods = query::<SchoolPeriods>(|| ());
    row_keys();
    view! {
        <section class="group" aria-labelledby="periods">
            <div class="group__head"><h2 id="periods">{tr!(report.periods)}</h2></div>
            <Loaded query=periods lines=3 let:data>
                {move || {
                    match of_year(asked(data.get().reporting_periods), session.school_year(), |period| &period.school_year) {
                        Ok(periods) => view! { <ul class="card" data-testid="own-periods">{rows(periods)}</ul> }.into_any(),
                        Err(others) => view! { <NoPeriods others/> }.into_any(),
                    }
                }}
            </Loaded>
        </section>
    }
}

/// What asks the school nothing is none of its periods, but for what it has reported.
fn asked(mut periods: Vec<SchoolPeriod>) -> Vec<SchoolPeriod> {
    periods.retain(|period| period.standing.is_some() || period.own_report.is_some());
    periods
}

/// The screen's one filled button is the first period that is still to be written.
fn rows(mut periods: Vec<SchoolPeriod>) -> impl IntoView {
    let today = dates::today();
    periods.sort_by_key(|period| {
        let (state, _, due_on) = standing(period);
        let handed_in = matches!(state, ReportState::Submitted | ReportState::Accepted);
        (handed_in, place(due_on, today, !handed_in))
    });
    let next = periods
        .iter()
        .find(|period| {
            period.opens_on <= today && spared(period).is_none() && verb(standing(period).0).1
        })
        .map(|period| period.id.clone());
    periods
        .into_iter()
        .map(|period| {
            let primary = next.as_ref() == Some(&period.id);
            view! { <Row period primary/> }
        })
        .collect_view()
}

fn standing(period: &SchoolPeriod) -> (ReportState, Timeliness, chrono::NaiveDate) {
    period.own_report.as_ref().map_or(
        {
            let standing = period.standing.as_ref();
            let due_on = standing.map_or(period.due_on, |standing| standing.due_on);
            (ReportState::NotStarted, Timeliness::Pending, due_on)
        },
        |own| (own.state, own.timeliness, own.due_on),
    )
}

/// Why nothing of it is to be written: the school need not report, or the period is closed for it.
fn spared(period: &SchoolPeriod) -> Option<String> {
    let standing = period.standing.as_ref()?;
    let exception = standing.exception.as_ref();
    if exception.is_some_and(|it| it.due_on.is_none()) {
        return Some(tr!(report.excused));
    }
    let closed = match &period.own_report {
        Some(own) => own.is_closed,
        None => standing.state == PeriodState::Closed,
    };
    closed.then(|| tr!(report.state_closed))
}

/// The word on a report's button, and whether it is the school's turn.
fn verb(state: ReportState) -> (String, bool) {
    match state {
        ReportState::NotStarted => (tr!(report.write), true),
        ReportState::Draft => (tr!(report.write_on), true),
        ReportState::Returned => (tr!(report.mend), true),
        ReportState::Submitted | ReportState::Accepted => (tr!(report.view), false),
    }
}

#[component]
fn Row(period: SchoolPeriod, primary: bool) -> impl IntoView {
    let (state, timeliness, due_on) = standing(&period);
    let (tone, glyph) = words::look(state, timeliness);
    let (label, turn) = verb(state);
    let spared = spared(&period);
    let open = turn && spared.is_none();
    let label = if turn && !open {
        tr!(report.view)
    } else {
        label
    };
    let extended = period
        .standing
        .as_ref()
        .filter(|_| open)
        .and_then(|standing| standing.exception.as_ref()?.due_on)
        .map(|day| tr!(report.extended, date = dates::day(day)));
    let href = format!("/reports/{}/write", period.id.inner());
    let look = Look::filled(primary);
    let due = open.then(|| {
        let due = dates::due(due_on, dates::today());
        view! { <b>{dates::due_words(due)}</b> }
    });
    let closed = period.opens_on > dates::today() && period.own_report.is_none();
    let button = if closed {
        view! { <span class="faint">{tr!(report.opens_short, date = dates::day(period.opens_on))}</span> }
            .into_any()
    } else {
        let test_id = format!("write-{}", period.id.inner());
        view! { <ButtonLink label href=href.clone() look row=true test_id/> }.into_any()
    };
    view! {
        <li class="row">
            <Icon glyph=Glyph::Report/>
            <div class="row__what">
                <a href=href>{papers::report(&period.name)}</a>
                <Status tone glyph label=words::state(state) test_id="report-state"/>
                {extended.or(spared).map(|words| view! { <span class="faint">{words}</span> })}
            </div>
            <p class="row__due">{due} {dates::day(due_on)}</p>
            {button}
        </li>
    }
}

#[component]
pub fn Duties() -> impl IntoView {
    let session = use_session();
    let duties = query::<SchoolDuties>(move || DutiesVariables {
        filter: PlanFilter {
            state: Some(vec![PlanState::Issued]),
            school_year: session.school_year(),
        },
    });
    let list = move |plans: Vec<DutyPlan>| {
        in_order(&plans)
            .into_iter()
            .map(|Asked { duty, plan, number }| {
                let href = address(&duty, &plan);
                view! { <DutyRow duty number href/> }
            })
            .collect_view()
    };
    view! {
        <Loaded query=duties lines=4 let:data>
            <Show when=move || data.read().plans.nodes.iter().any(|plan| !plan.duties.is_empty())>
                <section class="group" aria-labelledby="duties">
                    <div class="group__head"><h2 id="duties">{tr!(report.duties)}</h2></div>
                    <ul class="card" data-testid="own-duties">{move || list(data.get().plans.nodes)}</ul>
                </section>
            </Show>
        </Loaded>
    }
}

#[component]
fn DutyRow(duty: Duty, number: Option<String>, href: String) -> impl IntoView {
    let done = duty.done == Some(true);
    let (glyph, name, verb, code) = match duty.kind {
        DutyKind::OwnPlan => (
            Glyph::Plan,
            tr!(report.duty_own_plan),
            tr!(report.do_own_plan),
            "OWN_PLAN",
        ),
        DutyKind::FocalPoint => (
            Glyph::Users,
            tr!(report.duty_focal_point),
            tr!(report.do_focal_point),
            "FOCAL_POINT",
        ),
        DutyKind::Channels => (
            Glyph::Channel,
            tr!(report.duty_channels),
            tr!(report.do_channels),
            "CHANNELS",
        ),
        DutyKind::Report => (
            Glyph::Report,
            tr!(report.duty_report),
            tr!(report.write),
            "REPORT",
        ),
    };
    let title = if duty.title.is_empty() {
        name
    } else {
        duty.title
    };
    let (tone, mark, word) = if done {
        (Tone::Ok, Glyph::CheckCircle, tr!(report.done))
    } else {
        (Tone::Idle, Glyph::Todo, tr!(report.not_done))
    };
    let label = if done { tr!(report.view) } else { verb };
    let href = match (done, duty.kind) {
        (true, DutyKind::OwnPlan) => "/plans".into(),
        _ => href,
    };
    let due = match duty.due_on {
        Some(day) if !done => view! {
            <p class="row__due"><b>{dates::due_words(dates::due(day, dates::today()))}</b> {dates::day(day)}</p>
        }
        .into_any(),
        Some(day) => view! { <p class="row__due">{dates::day(day)}</p> }.into_any(),
        None => view! { <p class="row__due">{tr!(report.no_date)}</p> }.into_any(),
    };
    view! {
        <li class="row" data-testid=format!("duty-{code}")>
            <Icon glyph/>
            <div class="row__what">
                <a href=href.clone()>{title}</a>
                <span class="row__marks">
                    <Status tone glyph=mark label=word/>
                    {number.map(|number| view! { <span class="faint">{tr!(report.of_plan, number = number)}</span> })}
                </span>
            </div>
            {due}
            <ButtonLink label href row=true/>
        </li>
    }
}
