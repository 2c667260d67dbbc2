//! The board of a period: who has not reported. The database counts by cohort, of schools that count alike
//! ([`counts`]); rows are read a page at a time ([`rows`]). Everything is answered from indexes, and nothing grows with
//! the page but the page.

mod counts;
mod rows;

use chrono::NaiveDate;
use entity::{organization, report, reporting_period};
use sea_orm::sea_query::{Expr, ExprTrait, Func};
use sea_orm::{ColumnTrait, Condition};

pub use self::counts::{Counts, Tally, tally};
pub use self::rows::{BoardFilter, By, Line, page, size};
use super::model::{ReportState, Timeliness};
use crate::platform::access::{ancestors, below};
use crate::platform::{Place, Reader, Result, Scoped};

use organization::Column as School;
use report::Column as Sent;

/// The schools that owe a report: in the subtree of the body that asks, and open on the due date.
fn expected(
    reader: &Reader,
    period: &reporting_period::Model,
    place: &Place,
) -> Scoped<organization::Entity> {
    let opened = Condition::any()
        .add(School::OpenedOn.is_null())
        .add(School::OpenedOn.lte(period.due_on));
    let not_closed = Condition::any()
        .add(School::ClosedOn.is_null())
        .add(School::ClosedOn.gt(period.due_on));
    // Below the tenant's root is everything: without the range, a page by name is read off its index.
    let subtree = if ancestors(&place.path).count() == 1 {
        Condition::all()
    } else {
        below(&place.path)
    };
    reader
        .find::<organization::Entity>()
        .filter(School::TenantId.eq(period.tenant_id))
        .filter(subtree)
        .filter(School::Kind.eq(organization::Kind::School))
        .filter(opened)
        .filter(not_closed)
}

/// As many as are named.
const NAMED: u64 = 200;

/// The schools that would owe a report, were they still there on the due date: what became of each since the period opened is
/// why it does not.
pub async fn excluded(
    reader: &Reader,
    period: &reporting_period::Model,
    place: &Place,
) -> Result<Vec<organization::Model>> {
    let gone = reader
        .find::<organization::Entity>()
        .filter(School::TenantId.eq(period.tenant_id))
        .filter(below(&place.path))
        .filter(School::Kind.eq(organization::Kind::School))
        .filter(School::ClosedOn.gt(period.opens_on))
        .filter(School::ClosedOn.lte(period.due_on))
        .order_by_asc(School::NameSort)
        .order_by_asc(School::Id);
    reader.all(gone.limit(NAMED)).await
}

fn school(column: School) -> Expr {
    Expr::col((organization::Entity, column))
}

fn sent(column: Sent) -> Expr {
    Expr::col((report::Entity, column))
}

/// The rule of [`super::timeliness`], for the database.
fn is_timely(
    timeliness: Timeliness,
    period: &reporting_period::Model,
    today: NaiveDate,
) -> Condition {
    let first = || sent(Sent::FirstSubmittedOn);
    let due = || {
        Expr::expr(Func::coalesce([
            sent(Sent::DueOn),
            Expr::val(period.due_on),
        ]))
    };
    let all = Condition::all();
    match timeliness {
        Timeliness::OnTime => all.add(first().lte(sent(Sent::DueOn))),
        Timeliness::Late => all.add(first().gt(sent(Sent::DueOn))),
        Timeliness::Pending => all.add(first().is_null()).add(due().gte(today)),
        Timeliness::Overdue => all.add(first().is_null()).add(due().lt(today)),
    }
}

fn is_in(state: ReportState) -> Expr {
    match state.stored() {
        None => sent(Sent::Id).is_null(),
        Some(state) => Sent::State.eq(state),
    }
}
