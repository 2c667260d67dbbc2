//! Nothing left to do: what comes next, for whoever is looking.

use leptos::prelude::*;

use super::model::period_in_view;
use super::operations::{PeriodsVariables, SummaryPeriod, WorkPeriods};
use crate::shared::i18n::dates;
use crate::shared::page::query;
use crate::shared::session::{Role, ViewerPermission, use_session};
use crate::shared::ui::{ButtonLink, EmptyState, Glyph, Look};
use crate::tr;

/// Whose day is done.
#[derive(Clone, PartialEq)]
enum Reader {
    /// Its school year has not begun: the plan comes first.
    OfficeAtTheStart,
    /// Its schools report for this period.
    Office(SummaryPeriod),
    School,
    Administrator,
    /// What was accepted of this period, if there is one, is his to read.
    Observer(Option<SummaryPeriod>),
    /// Reads, and has nothing to do in a year that has not begun.
    Other,
    /// Holds no position any more, or not yet.
    Nobody,
}

#[component]
pub fn NothingLeft() -> impl IntoView {
    let session = use_session();
    let periods = query::<WorkPeriods>(move || PeriodsVariables {
        school_year: session.school_year(),
    });
    let reader = Memo::new(move |_| {
        let may = |permission| session.may(permission);
        let known = periods.get();
        let period = known
            .as_ref()
            .and_then(|data| period_in_view(&data.reporting_periods, dates::today()));
        if may(ViewerPermission::ReportWrite) {
            Some(Reader::School)
        } else if session.holds_nothing() {
            Some(Reader::Nobody)
        } else if session.is_only(Role::Observer) {
            known.is_some().then_some(Reader::Observer(period))
        } else if let Some(period) = period.filter(|_| may(ViewerPermission::BoardView)) {
            Some(Reader::Office(period))
        } else if may(ViewerPermission::PlansImport) {
            // Until it is known whether the year has begun, nothing is offered that may be wrong.
            known.map(|_| Reader::OfficeAtTheStart)
        } else if may(ViewerPermission::PeopleManage) {
            Some(Reader::Administrator)
        } else {
            Some(Reader::Other)
        }
    });
    move || match reader.get() {
        None => view! { <EmptyState title=tr!(work.none) next=tr!(work.none_next)/> }.into_any(),
        Some(Reader::Nobody) => {
            view! { <EmptyState title=tr!(work.none) next=tr!(work.next_nobody)/> }.into_any()
        }
        Some(reader) => {
            let accepted = match &reader {
                Reader::Observer(period) => {
                    let board = |period: &SummaryPeriod| {
                        format!("/reports/{}/board?state=ACCEPTED", period.id.inner())
                    };
                    let href = period.as_ref().map_or("/reports".to_owned(), board);
                    Some(
                        view! { <ButtonLink label=tr!(work.next_accepted_do) href icon=Glyph::Report row=true test_id="accepted"/> },
                    )
                }
                _ => None,
            };
            let (next, label, href, icon) = next(reader);
            view! {
                <EmptyState title=tr!(work.none) next>
                    <ButtonLink label href icon look=Signal::stored(Look::Primary) row=true test_id="what-next"/>
                    {accepted}
                </EmptyState>
            }
            .into_any()
        }
    }
}

/// What comes next in words, and the button that leads there.
fn next(reader: Reader) -> (String, String, String, Glyph) {
    match reader {
        Reader::OfficeAtTheStart => (
            tr!(work.next_import),
            tr!(work.next_import_do),
            "/plans/import".to_owned(),
            Glyph::Download,
        ),
        Reader::Office(period) => (
            tr!(work.next_board),
            tr!(work.next_board_do),
            format!("/reports/{}/board", period.id.inner()),
            Glyph::Report,
        ),
        Reader::School => (
            tr!(work.next_school),
            tr!(work.next_school_do),
            "/reports".to_owned(),
            Glyph::Report,
        ),
        Reader::Administrator => (
            tr!(work.next_people),
            tr!(work.next_people_do),
            "/people".to_owned(),
            Glyph::Users,
        ),
        Reader::Observer(_) => (
            tr!(work.next_observer),
            tr!(work.next_observer_do),
            "/plans".to_owned(),
            Glyph::Plan,
        ),
        Reader::Other | Reader::Nobody => (
            tr!(work.next_reader),
            tr!(work.next_reader_do),
            "/plans".to_owned(),
            Glyph::Plan,
        ),
    }
}
