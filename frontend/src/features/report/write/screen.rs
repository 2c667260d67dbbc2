//! The page: which period, where the report stands, and then either the form or what was handed in.

use leptos::prelude::*;

use super::super::operations::board::{ChangedVariables, ReportsChange};
use super::super::operations::writing::{OwnReport, OwnReportVariables, Period, Report};
use super::super::operations::{ReportAction, ReportState, Timeliness};
use super::super::words;
use super::form::Form;
use super::sent::Sent;
use crate::shared::i18n::{dates, papers};
use crate::shared::live::{News, subscribe};
use crate::shared::page::{Loaded, query};
use crate::shared::session::use_session;
use crate::shared::ui::address::in_path;
use crate::shared::ui::{Crumb, EmptyState, Glyph, PageHeader, Status, until};
use crate::tr;

#[component]
pub fn Write() -> impl IntoView {
    let period = in_path("period");
    // Another period is another form: nothing of the one may stay in the other.
    move || view! { <OfPeriod period=cynic::Id::new(period.get())/> }
}

#[component]
fn OfPeriod(period: cynic::Id) -> impl IntoView {
    let session = use_session();
    let asked = period.clone();
    let report = query::<OwnReport>(move || OwnReportVariables {
        period: asked.clone(),
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
    let school = move || session.me().and_then(|me| me.viewer.organization);
    view! {
        <Loaded query=report lines=8 let:data>
            <Head period=Signal::derive(move || data.get().reporting_period)/>
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
                    let Some(school) = school() else {
                        return view! { <EmptyState glyph=Glyph::Org title=tr!(report.no_school)/> }.into_any();
                    };
                    if !editable.get() {
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
                    view! { <Form period organization=school.id on_begun=move || report.reload() on_done=done/> }.into_any()
                }
            }
        </Loaded>
    }
}

#[component]
fn Head(period: Signal<Period>) -> impl IntoView {
    use_session().page_is_of(move || period.read().school_year.name.clone());
    let about = move || {
        let period = period.read();
        let due_on = period
            .own_report
            .as_ref()
            .map_or(period.due_on, |report| report.due_on);
        tr!(report.due_on, date = dates::day(due_on))
    };
    let badge = move || {
        let period = period.read();
        let (state, timeliness, due_on) = period.own_report.as_ref().map_or(
            (ReportState::NotStarted, Timeliness::Pending, period.due_on),
            |report| (report.state, report.timeliness, report.due_on),
        );
        let open = !matches!(state, ReportState::Submitted | ReportState::Accepted);
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
