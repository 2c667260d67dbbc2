//! Nothing left to do: what comes next, for whoever is looking.

use leptos::prelude::*;

use super::operations::{PeriodsVariables, WorkPeriods};
use crate::shared::page::query;
use crate::shared::session::{ViewerPermission, use_session};
use crate::shared::ui::{ButtonLink, EmptyState, Glyph, Look};
use crate::tr;

/// Whose day is done.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reader {
    /// Its school year has not begun: the plan comes first.
    OfficeAtTheStart,
    Office,
    School,
    Administrator,
    Observer,
}

#[component]
pub fn NothingLeft() -> impl IntoView {
    let session = use_session();
    let periods = query::<WorkPeriods>(move || PeriodsVariables {
        school_year: session.school_year(),
    });
    let reader = Memo::new(move |_| {
        let may = |permission| session.may(permission);
        let begun = periods.get().map(|data| !data.reporting_periods.is_empty());
        if may(ViewerPermission::ReportWrite) {
            Some(Reader::School)
        } else if may(ViewerPermission::BoardView) && begun == Some(true) {
            Some(Reader::Office)
        } else if may(ViewerPermission::PlansImport) {
            // Until it is known whether the year has begun, nothing is offered that may be wrong.
            begun.map(|_| Reader::OfficeAtTheStart)
        } else if may(ViewerPermission::PeopleManage) {
            Some(Reader::Administrator)
        } else {
            Some(Reader::Observer)
        }
    });
    move || match reader.get() {
        None => view! { <EmptyState title=tr!(work.none) next=tr!(work.none_next)/> }.into_any(),
        Some(reader) => {
            let (next, label, href, icon) = next(reader);
            view! {
                <EmptyState title=tr!(work.none) next>
                    <ButtonLink label href icon look=Signal::stored(Look::Primary) row=true test_id="what-next"/>
                </EmptyState>
            }
            .into_any()
        }
    }
}

/// What comes next in words, and the button that leads there.
fn next(reader: Reader) -> (String, String, &'static str, Glyph) {
    match reader {
        Reader::OfficeAtTheStart => (
            tr!(work.next_import),
            tr!(work.next_import_do),
            "/plans/import",
            Glyph::Download,
        ),
        Reader::Office => (
            tr!(work.next_board),
            tr!(work.next_board_do),
            "/reports",
            Glyph::Report,
        ),
        Reader::School => (
            tr!(work.next_school),
            tr!(work.next_school_do),
            "/reports",
            Glyph::Report,
        ),
        Reader::Administrator => (
            tr!(work.next_people),
            tr!(work.next_people_do),
            "/people",
            Glyph::Users,
        ),
        Reader::Observer => (
            tr!(work.next_reader),
            tr!(work.next_reader_do),
            "/plans",
            Glyph::Plan,
        ),
    }
}
