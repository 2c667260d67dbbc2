//! Periods with how far the schools are, each leading to its board.

use leptos::prelude::*;

use super::super::board::parts;
use super::super::operations::overview::{
    OfficePeriod, PeriodProgress, ProgressVariables, ReportPeriods,
};
use super::super::operations::periods::PeriodAction;
use super::super::periods::{look, state};
use super::NoPeriods;
use super::model::{COLLECTED, of_year, place};
use crate::shared::i18n::{dates, papers};
use crate::shared::page::{Loaded, query};
use crate::shared::session::use_session;
use crate::shared::ui::{ButtonLink, Glyph, StackedBar, Status, row_keys};
use crate::tr;

#[component]
pub fn Periods() -> impl IntoView {
    let session = use_session();
    let periods = query::<ReportPeriods>(|| ());
    row_keys();
    view! {
        <Loaded query=periods let:data>
            {move || {
                match of_year(data.get().reporting_periods, session.school_year(), |period| &period.school_year) {
                    Ok(periods) => view! { <div class="stack" data-testid="periods">{cards(periods)}</div> }.into_any(),
                    Err(others) => view! { <NoPeriods others/> }.into_any(),
                }
            }}
        </Loaded>
    }
}

fn cards(mut periods: Vec<OfficePeriod>) -> impl IntoView {
    let today = dates::today();
    periods.sort_by_key(|period| place(period.due_on, today, period.due_on + COLLECTED >= today));
    periods
        .into_iter()
        .map(|period| view! { <Card period/> })
        .collect_view()
}

#[component]
fn Card(period: OfficePeriod) -> impl IntoView {
    let board = format!("/reports/{}/board", period.id.inner());
    let id = period.id.clone();
    let progress = query::<PeriodProgress>(move || ProgressVariables { period: id.clone() });
    let (tone, glyph) = look(period.state);
    let label = if period.opens_on > dates::today() {
        tr!(report.opens_short, date = dates::day(period.opens_on))
    } else {
        state(period.state)
    };
    let closes = period.closes_on.map_or_else(
        || tr!(report.closed_never),
        |day| tr!(report.closed_day, date = dates::day(day)),
    );
    let office = period
        .office_due_on
        .map(|day| tr!(report.office_due, date = dates::day(day)));
    let edit = period
        .available_actions
        .contains(&PeriodAction::Change)
        .then(|| format!("/reports/periods/{}", period.id.inner()));
    view! {
        <section class="card period" data-testid="period">
            <div class="card__head">
                <h2><a class="rowlink" href=board.clone()>{papers::report(&period.name)}</a></h2>
                <Status tone glyph label test_id="period-state"/>
            </div>
            <div class="card__body stack--s">
                <Loaded query=progress lines=2 let:data>
                    {
                        let totals = move || data.read().report_board.totals;
                        view! {
                            <p>
                                <b>
                                    {move || {
                                        let totals = totals();
                                        tr!(report.handed_of, done = totals.submitted + totals.accepted, total = totals.expected)
                                    }}
                                </b>
                                <span class="muted">" · " {tr!(report.due_on, date = dates::day(period.due_on))}</span>
                            </p>
                            <StackedBar parts=Signal::derive(move || parts(&totals())) legend=true/>
                        }
                    }
                </Loaded>
                <p class="faint">{closes} {office.map(|office| format!(" · {office}"))}</p>
                <div class="chips">
                    <ButtonLink label=tr!(report.open_board) href=board icon=Glyph::Report row=true test_id="open-board"/>
                    {edit.map(|href| view! { <ButtonLink label=tr!(report.period_edit) href icon=Glyph::Edit row=true test_id="edit-period"/> })}
                </div>
            </div>
        </section>
    }
}
