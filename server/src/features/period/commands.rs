//! What can be done to a period: made, given other days, taken away.

use entity::{duty, organization, report, report_exception, reporting_period, school_year, term};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait as _};
use sea_orm::{ColumnTrait as _, Condition};
use uuid::Uuid;

use super::model::{Days, PeriodErrorCode as Code};
use super::policy::{Change, Create, Remove};
use super::queries;
use crate::platform::{Id, Outcome, Permit, Reader, Result, UserError, Writer};

/// How long schools that have begun are left where a period is to close that did not.
const LEFT_TO_CLOSING: chrono::Days = chrono::Days::new(7);

/// Whose schools report, in which year.
#[derive(Clone, Copy)]
pub struct Asking {
    pub organization: Id<organization::Entity>,
    pub year: Id<school_year::Entity>,
}

/// A period to be made.
pub struct Planned {
    pub term: Option<Id<term::Entity>>,
    pub days: Days,
}

/// One period, as the client last saw it.
#[derive(Clone, Copy)]
pub struct Seen {
    pub id: Id<reporting_period::Entity>,
    pub version: Option<i32>,
}

/// Makes all of them, or none.
pub async fn create(w: &mut Writer, asking: Asking, planned: Vec<Planned>) -> Outcome<(), Code> {
    let permit = w
        .permit::<Create, organization::Entity>(asking.organization.uuid(), None)
        .await?;
    if permit.row().kind == organization::Kind::School {
        let message = "Only offices ask for reports.";
        return Err(UserError::new("organization", Code::NotAnOffice, message).into());
    }
    if planned.is_empty() {
        let message = "Choose at least one period.";
        return Err(UserError::new("periods", Code::Required, message).into());
    }
    let year = w
        .reader()
        .get::<school_year::Entity>(asking.year.uuid())
        .await?;
    let body = permit.row().id;
    let mut due = due_days(w.reader(), body, year.id, None).await?;
    let mut rows = Vec::new();
    let mut faults = Vec::new();
    for (at, one) in planned.into_iter().enumerate() {
        let term = match one.term {
            Some(term) => Some(w.reader().get::<term::Entity>(term.uuid()).await?),
            None => None,
        };
        if term
            .as_ref()
            .is_some_and(|term| term.school_year_id != year.id)
        {
            let message = "The term belongs to another school year: choose one of this year.";
            let fault = UserError::new("term", Code::TermOfAnotherYear, message);
            faults.push(within(at, fault));
        }
        match one.days.parse_in(&year) {
            Err(wrong) => faults.extend(wrong.into_iter().map(|fault| within(at, fault))),
            Ok(days) if due.contains(&days.due_on) => {
                faults.push(within(at, already_there()));
            }
            Ok(days) => {
                due.push(days.due_on);
                rows.push(reporting_period::ActiveModel {
                    organization_id: Set(body),
                    school_year_id: Set(year.id),
                    term_id: Set(term.map(|term| term.id)),
                    name: Set(days.name),
                    opens_on: Set(days.opens_on),
                    due_on: Set(days.due_on),
                    closes_on: Set(days.closes_on),
                    office_due_on: Set(days.office_due_on),
                    ..Default::default()
                });
            }
        }
    }
    if !faults.is_empty() {
        return Err(faults.into());
    }
    for row in rows {
        w.create::<_, _, reporting_period::Entity>(&permit, row)
            .await?;
    }
    Ok(())
}

/// Gives it another name and other days. Reports that were begun move with it; where some were, it can only be made longer.
pub async fn change(
    w: &mut Writer,
    seen: Seen,
    days: Days,
) -> Outcome<reporting_period::Model, Code> {
    let permit = w
        .permit::<Change, reporting_period::Entity>(seen.id.uuid(), seen.version)
        .await?;
    let row = permit.row();
    let year = w
        .reader()
        .get::<school_year::Entity>(row.school_year_id)
        .await?;
    let days = days.parse_in(&year)?;
    // None is made on the same day meanwhile.
    let body = w.reader().find::<organization::Entity>();
    w.held(body.by_id(row.organization_id)).await?;
    let due = due_days(
        w.reader(),
        row.organization_id,
        row.school_year_id,
        Some(row.id),
    )
    .await?;
    if due.contains(&days.due_on) {
        return Err(already_there().into());
    }
    if has_begun(w.reader(), row.id).await? {
        let faults = shortened(row, &days, w.actor().today());
        if !faults.is_empty() {
            return Err(faults.into());
        }
    }
    if days.due_on != row.due_on {
        move_due(w, &permit, &days).await?;
    }
    Ok(w.update(permit, |row| {
        row.name = Set(days.name);
        row.opens_on = Set(days.opens_on);
        row.due_on = Set(days.due_on);
        row.closes_on = Set(days.closes_on);
        row.office_due_on = Set(days.office_due_on);
    })
    .await?)
}

/// Takes it away, while nobody has begun and no plan asks for it.
pub async fn remove(w: &mut Writer, seen: Seen) -> Outcome<(), Code> {
    let permit = w
        .permit::<Remove, reporting_period::Entity>(seen.id.uuid(), seen.version)
        .await?;
    let id = permit.row().id;
    if has_begun(w.reader(), id).await? {
        let message = "Schools have begun their reports: the period stays.";
        return Err(UserError::new("", Code::AlreadyBegun, message).into());
    }
    let granted = w
        .reader()
        .pointed::<report_exception::Entity>(report_exception::Column::PeriodId, &[id])
        .await?;
    if !granted.is_empty() {
        let message =
            "Schools have days of their own in it, or were let off: take that back first.";
        return Err(UserError::new("", Code::HasExceptions, message).into());
    }
    let asked = w
        .reader()
        .pointed::<duty::Entity>(duty::Column::PeriodId, &[id])
        .await?;
    if !asked.is_empty() {
        let message = "An issued plan asks for these reports: the period stays.";
        return Err(UserError::new("", Code::InUse, message).into());
    }
    Ok(w.delete(permit).await?)
}

/// Whoever has no later day has the period's, and nothing of his own any more.
async fn move_due(
    w: &mut Writer,
    permit: &Permit<Change, reporting_period::Entity>,
    days: &Days,
) -> Result<()> {
    let (old, new) = (permit.row().due_on, days.due_on);
    let passed = w
        .reader()
        .find::<report_exception::Entity>()
        .filter(report_exception::Column::PeriodId.eq(permit.row().id))
        .filter(report_exception::Column::DueOn.lte(new));
    for passed in w.reader().all(passed).await? {
        let link = report_exception::Column::PeriodId;
        w.remove_part::<_, _, report_exception::Entity>(permit, link, passed.id)
            .await?;
    }
    w.change_parts::<_, _, report::Entity>(
        permit,
        report::Column::PeriodId,
        Condition::all().add(report::Column::DueOn.lt(new)),
        vec![(report::Column::DueOn, Expr::val(new))],
    )
    .await?;
    w.change_parts::<_, _, duty::Entity>(
        permit,
        duty::Column::PeriodId,
        Condition::all().add(Expr::col(duty::Column::DueOn).eq(old)),
        vec![(duty::Column::DueOn, Expr::val(new))],
    )
    .await?;
    Ok(())
}

/// Whether a school has begun a report, in whosever sight.
async fn has_begun(reader: &Reader, period: Uuid) -> Result<bool> {
    let begun = reader
        .pointed::<report::Entity>(report::Column::PeriodId, &[period])
        .await?;
    Ok(!begun.is_empty())
}

/// What schools that have begun could not have known.
fn shortened(
    row: &reporting_period::Model,
    days: &Days,
    today: chrono::NaiveDate,
) -> Vec<UserError<Code>> {
    let mut faults = Vec::new();
    if days.opens_on > row.opens_on && days.opens_on > today {
        let message = "Schools have begun already: it cannot open later.";
        faults.push(UserError::new("opensOn", Code::AlreadyBegun, message));
    }
    if days.due_on < row.due_on {
        let message = "Schools have begun already: the day can only be a later one.";
        faults.push(UserError::new("dueOn", Code::AlreadyBegun, message));
    }
    let in_a_week = today.checked_add_days(LEFT_TO_CLOSING);
    let sooner = match (row.closes_on, days.closes_on) {
        (_, None) => false,
        (Some(was), Some(day)) => day < was,
        (None, day) => day < in_a_week,
    };
    if sooner {
        let message = "Schools have begun already: it cannot close earlier than it did; where it did not close, leave them a week from today.";
        faults.push(UserError::new("closesOn", Code::AlreadyBegun, message));
    }
    faults
}

/// When the body's other periods of the year fall due.
async fn due_days(
    reader: &Reader,
    body: Uuid,
    year: Uuid,
    but: Option<Uuid>,
) -> Result<Vec<chrono::NaiveDate>> {
    let rows = queries::periods_of(reader, body, year).await?.into_iter();
    let others = rows.filter(|row| Some(row.id) != but);
    Ok(others.map(|row| row.due_on).collect())
}

fn already_there() -> UserError<Code> {
    let message = "Another period of the year is due on that day: schools would report twice.";
    UserError::new("dueOn", Code::AlreadyThere, message)
}

/// In the list of those to be made.
fn within(at: usize, mut fault: UserError<Code>) -> UserError<Code> {
    fault
        .path
        .splice(0..0, ["periods".to_owned(), at.to_string()]);
    fault
}
