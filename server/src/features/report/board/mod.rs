//! The board of a period: who has not reported. The database counts by cohort, of schools that count alike
//! ([`counts`]); rows are read a page at a time ([`rows`]). Schools with a day of their own are few and looked up one by one. Everything is answered from indexes, and nothing grows with
//! the page but the page.

mod counts;
mod rows;

use chrono::NaiveDate;
use entity::{organization, report, report_exception, reporting_period, school_year};
use sea_orm::sea_query::{Expr, ExprTrait, Func, Query, SelectStatement};
use sea_orm::{ColumnTrait, Condition};

pub use self::counts::{Counts, Tally, tally};
pub use self::rows::{BoardFilter, By, Line, page, size};
use super::model::{ReportState, Timeliness};
use crate::features::organization::open_on;
use crate::platform::access::{ancestors, below};
use crate::platform::{Place, Reader, Result, Scoped};

use organization::Column as School;
use report::Column as Sent;
use report_exception::Column as Granted;

/// The schools that would owe a report: in the subtree of the body that asks, and open on the due date. Those that were let off
/// are among them (`excused`).
fn asked(
    reader: &Reader,
    period: &reporting_period::Model,
    place: &Place,
) -> Scoped<organization::Entity> {
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
        .filter(open_on(period.due_on))
}

/// As many as are named.
const NAMED: u64 = 200;

/// What was granted in the period, whoever sees why: it counts for everybody's board.
fn granted(period: &reporting_period::Model) -> SelectStatement {
    Query::select()
        .from(report_exception::Entity)
        .and_where(grant(Granted::TenantId).eq(period.tenant_id))
        .and_where(grant(Granted::PeriodId).eq(period.id))
        .take()
}

/// The schools that were let off.
fn excused(period: &reporting_period::Model) -> SelectStatement {
    granted(period)
        .expr(grant(Granted::OrganizationId))
        .and_where(grant(Granted::DueOn).is_null())
        .take()
}

/// Why a school does not count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// It became part of another before the due date.
    Merged,
    /// It closed before the due date.
    Closed,
    /// It opened after the due date.
    NotYetOpen,
    /// It was let off.
    Excused,
}

/// The schools of the school year that owe no report, by name, each with what became of it.
pub async fn excluded(
    reader: &Reader,
    period: &reporting_period::Model,
    place: &Place,
) -> Result<Vec<(organization::Model, Why)>> {
    let year = reader
        .get::<school_year::Entity>(period.school_year_id)
        .await?;
    let since = std::cmp::min(year.starts_on, period.opens_on);
    let until = std::cmp::min(year.ends_on, reader.actor().today());
    let gone = Condition::all()
        .add(School::ClosedOn.gt(since))
        .add(School::ClosedOn.lte(period.due_on));
    let later = Condition::all()
        .add(School::OpenedOn.gt(period.due_on))
        .add(School::OpenedOn.lte(until));
    let any = Condition::any()
        .add(gone)
        .add(later)
        .add(School::Id.in_subquery(excused(period)));
    let named = reader
        .find::<organization::Entity>()
        .filter(School::TenantId.eq(period.tenant_id))
        .filter(below(&place.path))
        .filter(School::Kind.eq(organization::Kind::School))
        .filter(any)
        .order_by_asc(School::NameSort)
        .order_by_asc(School::Id);
    let rows = reader.all(named.limit(NAMED)).await?;
    let why = |row: &organization::Model| {
        let gone = row.closed_on.is_some_and(|day| day <= period.due_on);
        let later = row.opened_on.is_some_and(|day| day > period.due_on);
        match (gone, later) {
            (true, _) if row.merged_into_id.is_some() => Why::Merged,
            (true, _) => Why::Closed,
            (false, true) => Why::NotYetOpen,
            (false, false) => Why::Excused,
        }
    };
    Ok(rows
        .into_iter()
        .map(|row| (row.clone(), why(&row)))
        .collect())
}

fn school(column: School) -> Expr {
    Expr::col((organization::Entity, column))
}

fn sent(column: Sent) -> Expr {
    Expr::col((report::Entity, column))
}

fn grant(column: Granted) -> Expr {
    Expr::col((report_exception::Entity, column))
}

/// The rule of [`super::timeliness`], for the database: of a statement that joins what was granted.
fn is_timely(
    timeliness: Timeliness,
    period: &reporting_period::Model,
    today: NaiveDate,
) -> Condition {
    let due = Func::coalesce([
        sent(Sent::DueOn),
        grant(Granted::DueOn),
        Expr::val(period.due_on),
    ]);
    due_by(timeliness, Expr::expr(due), today)
}

/// The same where the report's own day is known.
fn due_by(timeliness: Timeliness, due: Expr, today: NaiveDate) -> Condition {
    let first = || sent(Sent::FirstSubmittedOn);
    let all = Condition::all();
    match timeliness {
        Timeliness::OnTime => all.add(first().lte(sent(Sent::DueOn))),
        Timeliness::Late => all.add(first().gt(sent(Sent::DueOn))),
        Timeliness::Pending => all.add(first().is_null()).add(due.gte(today)),
        Timeliness::Overdue => all.add(first().is_null()).add(due.lt(today)),
    }
}

fn is_in(state: ReportState) -> Expr {
    match state.stored() {
        None => sent(Sent::Id).is_null(),
        Some(state) => Sent::State.eq(state),
    }
}
