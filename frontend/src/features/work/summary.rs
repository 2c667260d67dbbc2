//! How the period of the day stands, for those who may see the board.

use leptos::prelude::*;

use super::model::period_in_view;
use super::operations::{
    PeriodsVariables, SummaryMoved, SummaryMovedVariables, SummaryPeriod, SummaryVariables,
    WorkPeriods, WorkSummary,
};
use crate::shared::i18n::{dates, papers};
use crate::shared::live;
use crate::shared::page::{Loaded, query};
use crate::shared::session::use_session;
use crate::shared::ui::{Part, StackedBar, Tone};
use crate::tr;

#[component]
pub fn PeriodSummary(
    /// A school has handed in, or was answered: there may be other work.
    #[prop(into)]
    on_move: Callback<()>,
) -> impl IntoView {
    let session = use_session();
    let periods = query::<WorkPeriods>(move || PeriodsVariables {
        school_year: session.school_year(),
    });
    view! {
        <Loaded query=periods lines=3 let:data>
            {move || period_in_view(&data.read().reporting_periods, dates::today()).map(|period| view! { <Card period on_move/> })}
        </Loaded>
    }
}

#[component]
fn Card(period: SummaryPeriod, on_move: Callback<()>) -> impl IntoView {
    let id = period.id.clone();
    let board = format!("/reports/{}/board", period.id.inner());
    let summary = query::<WorkSummary>(move || SummaryVariables { period: id.clone() });
    let followed = SummaryMovedVariables {
        period: period.id.clone(),
        after: None,
    };
    live::subscribe::<SummaryMoved>(followed, move |_| {
        summary.reload();
        on_move.run(());
    });
    view! {
        <section class="card" data-testid="period-summary">
            <div class="card__head">
                <h2>{papers::report(&period.name)}</h2>
                <a href=board>{tr!(work.open_board)}</a>
            </div>
            <div class="card__body stack--s">
                <p class="faint">{tr!(work.due_on, date = dates::day(period.due_on))}</p>
                <Loaded query=summary lines=2 let:data>
                    {
                        let totals = move || data.read().report_board.totals;
                        let parts = move || {
                            let totals = totals();
                            let open = totals.expected - totals.on_time - totals.late - totals.overdue;
                            vec![
                                Part::new(Tone::Ok, totals.on_time, tr!(work.on_time)),
                                Part::new(Tone::Warn, totals.late, tr!(work.late)),
                                Part::new(Tone::Bad, totals.overdue, tr!(work.overdue_lower)),
                                Part::new(Tone::Idle, open.max(0), tr!(work.not_due)),
                            ]
                        };
                        view! {
                            <p>{move || tr!(work.handed_in, done = totals().submitted + totals().accepted, total = totals().expected)}</p>
                            <StackedBar parts=Signal::derive(parts) legend=true/>
                        }
                    }
                </Loaded>
            </div>
        </section>
    }
}
