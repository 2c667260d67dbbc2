//! One school's own day, or that it need not report: always with a reason, told to the school, and taken back like that.

use chrono::NaiveDate;
use entity::{organization, report, report_exception, reporting_period};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait as _, Condition};

use super::events::{PeriodExcused, PeriodExtended, PeriodRestored};
use super::model::{PeriodErrorCode as Code, parse_reason};
use super::policy::Except;
use super::queries;
use crate::platform::{Error, Id, Outcome, Permit, Result, UserError, Writer};

type Keep = Permit<Except, reporting_period::Entity>;

/// Which school, in which period.
#[derive(Clone, Copy)]
pub struct OfSchool {
    pub period: Id<reporting_period::Entity>,
    pub organization: Id<organization::Entity>,
}

/// Gives the school this day, or, without one, lets it off, in the place of what held for it before.
pub async fn grant(
    w: &mut Writer,
    of: OfSchool,
    due_on: Option<NaiveDate>,
    reason: &str,
) -> Outcome<(), Code> {
    let (permit, school) = kept(w, of).await?;
    let reason = why(reason)?;
    match due_on {
        Some(day) if day <= permit.row().due_on => {
            let message = "Choose a day after the one that holds for all.";
            return Err(UserError::new("dueOn", Code::DateOrder, message).into());
        }
        None => not_handed_in(w, &permit, &school).await?,
        Some(_) => {}
    }
    // What was before goes into the record with its own line.
    let permit = permit.noting(format!("{}: {reason}", school.name));
    let before = queries::exception(w.reader(), permit.row().id, school.id).await?;
    let link = report_exception::Column::PeriodId;
    if let Some(before) = before {
        w.remove_part::<_, _, report_exception::Entity>(&permit, link, before.id)
            .await?;
    }
    let granted = report_exception::ActiveModel {
        period_id: Set(permit.row().id),
        organization_id: Set(school.id),
        due_on: Set(due_on),
        reason: Set(reason),
        granted_by: Set(w.actor().user()),
        granted_by_name: Set(w.actor().name().to_owned()),
        ..Default::default()
    };
    w.add_part::<_, _, report_exception::Entity>(&permit, granted)
        .await?;
    move_report(w, &permit, &school, due_on).await?;
    match due_on {
        Some(_) => w.raise(&PeriodExtended::of(permit.row(), school.id))?,
        None => w.raise(&PeriodExcused::of(permit.row(), school.id))?,
    }
    Ok(())
}

/// What holds for all holds for the school again.
pub async fn restore(w: &mut Writer, of: OfSchool, reason: &str) -> Outcome<(), Code> {
    let (permit, school) = kept(w, of).await?;
    let reason = why(reason)?;
    let permit = permit.noting(format!("{}: {reason}", school.name));
    let before = queries::exception(w.reader(), permit.row().id, school.id)
        .await?
        .ok_or(Error::NotFound)?;
    let link = report_exception::Column::PeriodId;
    w.remove_part::<_, _, report_exception::Entity>(&permit, link, before.id)
        .await?;
    move_report(w, &permit, &school, None).await?;
    w.raise(&PeriodRestored::of(permit.row(), school.id))?;
    Ok(())
}

/// The right to it, and a school that the period asks.
async fn kept(w: &Writer, of: OfSchool) -> Outcome<(Keep, organization::Model), Code> {
    let permit = w
        .permit::<Except, reporting_period::Entity>(of.period.uuid(), None)
        .await?;
    let school = w
        .reader()
        .get::<organization::Entity>(of.organization.uuid())
        .await?;
    let below = school.path.starts_with(&permit.place().path);
    if school.kind != organization::Kind::School || !below {
        let message = "The period asks only schools below the office.";
        return Err(UserError::new("organization", Code::NotASchool, message).into());
    }
    Ok((permit, school))
}

fn why(reason: &str) -> Outcome<String, Code> {
    let message = "Say why: the school reads it, and it stays on the record.";
    let missing = UserError::new("reason", Code::Required, message);
    Ok(parse_reason(reason, missing, Code::TooLong)?)
}

/// Who has reported cannot be let off.
async fn not_handed_in(
    w: &Writer,
    permit: &Keep,
    school: &organization::Model,
) -> Outcome<(), Code> {
    use report::Column::{OrganizationId, PeriodId, State};
    let handed_in = Condition::all()
        .add(PeriodId.eq(permit.row().id))
        .add(State.is_in([report::State::Submitted, report::State::Accepted]));
    let found = w
        .reader()
        .pointed_by::<report::Entity>(OrganizationId, &[school.id], handed_in)
        .await?;
    if found.is_empty() {
        return Ok(());
    }
    let message = "The school has handed its report in: it counts.";
    Err(UserError::new("", Code::HandedIn, message).into())
}

/// What was begun already is due then.
async fn move_report(
    w: &mut Writer,
    permit: &Keep,
    school: &organization::Model,
    due_on: Option<NaiveDate>,
) -> Result<()> {
    use report::Column::{DueOn, OrganizationId, PeriodId};
    let due_on = due_on.unwrap_or(permit.row().due_on);
    let its_own = || {
        Condition::all()
            .add(PeriodId.eq(permit.row().id))
            .add(DueOn.ne(due_on))
    };
    let begun = w
        .reader()
        .pointed_by::<report::Entity>(OrganizationId, &[school.id], its_own())
        .await?;
    if begun.is_empty() {
        return Ok(());
    }
    let which = its_own().add(OrganizationId.eq(school.id));
    let set = vec![(DueOn, Expr::val(due_on))];
    w.change_parts::<_, _, report::Entity>(permit, PeriodId, which, set)
        .await?;
    Ok(())
}
