//! The page: which period, where the report stands, and then either the form or what was handed in.

use leptos::prelude::*;

use super::super::answers::{Answered, Answers};
use super::super::operations::board::{ChangedVariables, ReportsChange};
use super::super::operations::periods::PeriodState;
use super::super::operations::writing::{
    EnteredSchool, EnteredSchoolVariables, OwnReport, OwnReportVariables, Period, Report,
};
use super::super::operations::{ReportAction, ReportState, Timeliness};
use super::super::words;
use super::form::Form;
use super::sent::Sent;
use crate::shared::i18n::{dates, papers};
use crate::shared::live::{News, subscribe};
use crate::shared::page::{Loaded, query};
use crate::shared::session::use_session;
use crate::shared::ui::address::{in_address, in_path};
use crate::shared::ui::{Crumb, EmptyState, Glyph, Notice, PageHeader, Status, Tone, until};
use crate::tr;

#[component]
pub fn Write() -> impl IntoView {
    let period = in_path("period");
    // Another period is another form: nothing of the one may stay in the other.
    // An office enters it for the school that the address names.
    let (school, _) = in_address("school");
    move || view! { <OfPeriod period=cynic::Id::new(period.get()) named=school.get().map(cynic::Id::new)/> }
}

#[component]
fn OfPeriod(period: cynic::Id, named: Option<cynic::Id>) -> impl IntoView {
    let session = use_session();
    let asked = period.clone();
    let of = named.clone();
    let report = query::<OwnReport>(move || OwnReportVariables {
        period: asked.clone(),
        organization: of.clone(),
    });
    let done = Callback::new(move |changed: Report| {
        report.update(|data| data.reporting_period.own_report = Some(changed));
    });
    subscribe::<ReportsChange>(
        ChangedVariables {
            period,
            after: None,
        },
        move |news| {
            // While it is being written, the form itself finds out with its next save; else what is shown follows.
            let News::Event(event) = news else { return };
            let moved = report.get().is_some_and(|data| {
                data.reporting_period.own_report.is_some_and(|own| {
                    own.id == event.report_changed.report_id
                        && own.state != event.report_changed.state
                        && !own.available_actions.contains(&ReportAction::Update)
                })
            });
            if moved {
                report.reload();
            }
        },
    );
    let own = move || session.me().and_then(|me| me.viewer.organization);
    let school = named.clone().map(|named| {
        query::<EnteredSchool>(move || EnteredSchoolVariables {
            organization: named.clone(),
        })
    });
    // Whose report it is, and its name where an office enters it.
    let school = move || match school {
        Some(school) => {
            let school = school.get()?.organization;
            Some((school.id, Some(school.name)))
        }
        None => Some((own()?.id, None)),
    };
    view! {
        <Loaded query=report lines=8 let:data>
            <Head period=Signal::derive(move || data.get().reporting_period)/>
            <Day period=Signal::derive(move || data.get().reporting_period)/>
            {
                let editable = Memo::new(move |_| {
                    data.read()
                        .reporting_period
                        .own_report
                        .as_ref()
                        .is_none_or(|own| own.available_actions.contains(&ReportAction::Update))
                });
                move || {
                    let period = data.get_untracked().reporting_period;
                    let Some((school, entered_for)) = school() else {
                        return view! { <EmptyState glyph=Glyph::Org title=tr!(report.no_school)/> }.into_any();
                    };
                    let editable = editable.get();
                    if period.own_report.is_none() && period.standing.is_none() {
                        return view! { <EmptyState glyph=Glyph::Calendar title=tr!(report.not_asked)/> }.into_any();
                    }
                    if is_spared(&period) && is_unsent(&period) {
                        return view! { <Read report=period.own_report/> }.into_any();
                    }
                    if !editable {
                        let report = Signal::derive(move || data.get().reporting_period.own_report);
                        return view! { <Sent report on_done=done/> }.into_any();
                    }
                    if period.own_report.is_none() && period.opens_on > dates::today() {
                        return view! {
                            <EmptyState
                                glyph=Glyph::Calendar
                                title=tr!(report.not_open)
                                next=tr!(report.opens_on, date = dates::day(period.opens_on))
                            />
                        }
                        .into_any();
                    }
                    view! { <Form period organization=school entered_for on_begun=move || report.reload() on_done=done/> }.into_any()
                }
            }
        </Loaded>
    }
}

/// Whether nothing is to be written: the school need not report, or the period is closed for it.
fn is_spared(period: &Period) -> bool {
    is_excused(period) || is_closed(period)
}

fn is_unsent(period: &Period) -> bool {
    let mut own = period.own_report.iter();
    own.all(|own| matches!(own.state, ReportState::Draft | ReportState::Returned))
}

fn is_excused(period: &Period) -> bool {
    let exception = period
        .standing
        .as_ref()
        .and_then(|it| it.exception.as_ref());
    exception.is_some_and(|exception| exception.due_on.is_none())
}

fn is_closed(period: &Period) -> bool {
    match &period.own_report {
        Some(own) => own.is_closed,
        None => {
            let standing = period.standing.as_ref();
            standing.is_some_and(|standing| standing.state == PeriodState::Closed)
        }
    }
}

/// When a report is due that was not begun.
fn own_due(period: &Period) -> chrono::NaiveDate {
    let standing = period.standing.as_ref();
    standing.map_or(period.due_on, |standing| standing.due_on)
}

/// What holds for this school alone, and that the period is closed.
#[component]
fn Day(period: Signal<Period>) -> impl IntoView {
    move || {
        let period = period.read();
        let exception = period.standing.as_ref().and_then(|it| it.exception.clone());
        let own = exception.map(|exception| {
            let why = exception.reason;
            let words = match exception.due_on {
                Some(day) => tr!(report.extended_why, date = dates::day(day), why = why),
                None => tr!(report.excused_why, why = why),
            };
            view! { <Notice tone=Tone::Info test_id="own-day">{words}</Notice> }
        });
        let handed_in = period
            .own_report
            .as_ref()
            .is_some_and(|own| matches!(own.state, ReportState::Submitted | ReportState::Accepted));
        let waits = !handed_in && !is_excused(&period);
        let closed = (waits && is_closed(&period)).then(|| {
            view! {
                <Notice tone=Tone::Warn test_id="period-closed">
                    <strong>{tr!(report.closed_title)}</strong>
                    <p>{tr!(report.closed_next)}</p>
                </Notice>
            }
        });
        view! { <div class="narrow">{own} {closed}</div> }
    }
}

/// What was written and cannot be handed in.
#[component]
fn Read(report: Option<Report>) -> impl IntoView {
    report.map(|report| {
        view! {
            <div class="narrow">
                <section class="card">
                    <div class="card__body">
                        <Answers answered=Answered {
                            nothing: report.nothing_to_report,
                            values: report.values,
                            summary: report.summary,
                            difficulties: report.difficulties,
                            proposals: report.proposals,
                        }/>
                    </div>
                </section>
            </div>
        }
    })
}

#[component]
fn Head(period: Signal<Period>) -> impl IntoView {
    use_session().page_is_of(move || period.read().school_year.name.clone());
    let about = move || {
        let period = period.read();
        let due_on = period
            .own_report
            .as_ref()
            .map_or(own_due(&period), |report| report.due_on);
        tr!(report.due_on, date = dates::day(due_on))
    };
    let badge = move || {
        let period = period.read();
        let (state, timeliness, due_on) = period.own_report.as_ref().map_or(
            (
                ReportState::NotStarted,
                Timeliness::Pending,
                own_due(&period),
            ),
            |report| (report.state, report.timeliness, report.due_on),
        );
        let open =
            !matches!(state, ReportState::Submitted | ReportState::Accepted) && !is_spared(&period);
        let told = open && state != ReportState::Returned;
        // Once the deadline says that it is late, the state need not say it too.
        let (tone, glyph) = words::look(
            state,
            if told {
                Timeliness::Pending
            } else {
                timeliness
            },
        );
        let due = told.then(|| {
            let (tone, glyph, label) = until(due_on);
            view! { <Status tone glyph label/> }
        });
        view! {
            <Status tone glyph label=words::state(state) test_id="report-state"/>
            {due}
        }
    };
    view! {
        <PageHeader
            title=Signal::derive(move || papers::report(&period.read().name))
            about=Signal::derive(about)
            crumbs=vec![Crumb::new("/reports", tr!(report.title))]
            beside=move || badge
        />
    }
}
