//! Whether a report may be written now, and by whom: what holds for the school in the period, and for how long.

use chrono::NaiveDate;
use entity::{organization, report, report_exception, reporting_period};
use sea_orm::ColumnTrait as _;
use uuid::Uuid;

use super::model::ReportErrorCode as Code;
use super::policy::{Start, WRITERS, entering_office, enters};
use super::queries;
use crate::features::period::{self, asks, is_closed};
use crate::platform::{Error, Id, Outcome, Permit, Result, UserError, Writer};

/// One school's report for one period.
#[derive(Clone, Copy)]
pub struct Assignment {
    pub period: Id<reporting_period::Entity>,
    pub organization: Id<organization::Entity>,
}

/// What a report is begun with, or found.
pub struct Beginning {
    pub begin: Permit<Start, organization::Entity>,
    pub period: reporting_period::Model,
    pub existing: Option<report::Model>,
    pub due_on: NaiveDate,
    /// The office that writes in the school's stead, where it is not the school itself.
    pub from: Option<Uuid>,
}

/// The right to begin the school's report, which holds the school's row so that two cannot begin at once; the period, whose
/// days stay as they are meanwhile; and the report, if there is one.
pub async fn assigned(w: &Writer, on: Assignment) -> Outcome<Beginning, Code> {
    let begin = w
        .permit::<Start, organization::Entity>(on.organization.uuid(), None)
        .await?;
    let school = begin.row().id;
    let period = held(w, on.period.uuid()).await?;
    if begin.row().kind != organization::Kind::School {
        return Err(
            UserError::new("organization", Code::NotASchool, "Only schools report.").into(),
        );
    }
    if !asks(&period, begin.row()) || period.opens_on > w.actor().today() {
        return Err(UserError::new(
            "period",
            Code::PeriodNotOpen,
            "The period has not begun, or does not ask this school.",
        )
        .into());
    }
    let writes = w.actor().serves(&WRITERS, school);
    let from = if writes {
        None
    } else {
        entering_office(w.actor(), begin.place())
    };
    let existing = queries::of_school(w.reader(), period.id, school).await?;
    let entered = |row: &report::Model| enters(w.actor(), row, begin.place());
    if from.is_some() && !existing.as_ref().is_some_and(entered) {
        not_begun(w, period.id, school).await?;
    }
    let exception = granted(w, &period, school).await?;
    let due_on = period::due_on(&period, exception.as_ref());
    let due_on = existing.as_ref().map_or(due_on, |row| row.due_on);
    still_open(w, &period, due_on, existing.as_ref())?;
    Ok(Beginning {
        begin,
        period,
        existing,
        due_on,
        from,
    })
}

/// A period, whose days stay as they are meanwhile.
async fn held(w: &Writer, period: Uuid) -> Result<reporting_period::Model> {
    let period = w.reader().find::<reporting_period::Entity>().by_id(period);
    let held = w.held(period).await?;
    held.into_iter().next().ok_or(Error::NotFound)
}

/// The period of a report, held before the report itself is, in the order in which whoever grants a day holds them.
pub async fn held_for(w: &Writer, report: Id<report::Entity>) -> Result<reporting_period::Model> {
    let row = w.reader().get::<report::Entity>(report.uuid()).await?;
    held(w, row.period_id).await
}

/// What holds for the school in the period; whoever was let off does not report.
pub async fn granted(
    w: &Writer,
    period: &reporting_period::Model,
    school: Uuid,
) -> Outcome<Option<report_exception::Model>, Code> {
    let exception = period::exception(w.reader(), period.id, school).await?;
    if exception.as_ref().is_some_and(|row| row.due_on.is_none()) {
        let message = "The office does not expect this school to report for the period.";
        return Err(UserError::new("period", Code::Excused, message).into());
    }
    Ok(exception)
}

/// What somebody else has begun is theirs, also where nobody else sees it yet: the school's own, or another office's entry.
async fn not_begun(w: &Writer, period: Uuid, school: Uuid) -> Outcome<(), Code> {
    use report::Column::{OrganizationId, PeriodId};
    let begun = w
        .reader()
        .pointed_by::<report::Entity>(OrganizationId, &[school], PeriodId.eq(period))
        .await?;
    if begun.is_empty() {
        return Ok(());
    }
    let message = "The school or another office has begun this report: it cannot be entered in the school's stead.";
    Err(UserError::new("", Code::BegunBySchool, message).into())
}

/// Closed is closed, but for what the office has opened again.
pub fn still_open(
    w: &Writer,
    period: &reporting_period::Model,
    due_on: NaiveDate,
    mended: Option<&report::Model>,
) -> Outcome<(), Code> {
    let opened_again = mended.is_some_and(|row| row.reopened_at.is_some());
    if opened_again || !is_closed(period, due_on, w.actor().today()) {
        return Ok(());
    }
    let message =
        "The period is closed. Ask the office for a later day, or to open the report again.";
    Err(UserError::new("", Code::PeriodClosed, message).into())
}
