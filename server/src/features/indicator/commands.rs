//! What can be done to what reports ask for. An indicator whose answers were read keeps its meaning: from a school year on
//! that nobody has reported of, another row of its code takes its place.

use chrono::NaiveDate;
use entity::{
    indicator, indicator_level, organization, report, report_value, reporting_period, school_year,
};
use sea_orm::ActiveValue::Set;
use sea_orm::ColumnTrait as _;
use uuid::Uuid;

use super::formula::Formula;
use super::model::{Definition, IndicatorErrorCode as Code, is_figure, parse};
use super::policy::KeepIndicators;
use super::queries::{self, Asked};
use crate::platform::access::below;
use crate::platform::{Id, Outcome, Permit, Place, Reader, Result, UserError, Writer};

type Keep = Permit<KeepIndicators, indicator::Entity>;

/// An indicator as the client last saw it, in a school year.
pub struct Seen {
    pub id: Id<indicator::Entity>,
    pub version: Option<i32>,
    pub year: Id<school_year::Entity>,
}

/// What an organization asks in a school year.
#[derive(Clone, Copy)]
pub struct Form {
    pub organization: Id<organization::Entity>,
    pub year: Id<school_year::Entity>,
}

/// Asks for something new, last in the form. Where reports of the year have begun, from today on.
pub async fn create(
    w: &mut Writer,
    form: Form,
    definition: Definition,
    levels: Vec<Uuid>,
) -> Outcome<indicator::Model, Code> {
    let permit = w
        .permit::<KeepIndicators, organization::Entity>(form.organization.uuid(), None)
        .await?;
    let body = permit.row().id;
    let year = w
        .reader()
        .get::<school_year::Entity>(form.year.uuid())
        .await?;
    let others = of_year(w.reader(), body, &year).await?;
    let mut row = parse(definition, &others)?;
    let today = w.actor().today();
    let from = if has_begun(w.reader(), permit.place(), year.starts_on).await? {
        today.max(year.starts_on)
    } else {
        year.starts_on
    };
    row.organization_id = Set(body);
    row.valid_from = Set(Some(from));
    row.position = Set(others.iter().map(|other| other.position).max().unwrap_or(0) + 1);
    let made = w.create::<_, _, indicator::Entity>(&permit, row).await?;
    let keep = w
        .permit::<KeepIndicators, indicator::Entity>(made.id, None)
        .await?;
    put_levels(w, &keep, levels).await?;
    Ok(made)
}

/// Says what it is from this year on.
pub async fn change(
    w: &mut Writer,
    seen: Seen,
    definition: Definition,
    levels: Vec<Uuid>,
) -> Outcome<indicator::Model, Code> {
    let permit = w
        .permit::<KeepIndicators, indicator::Entity>(seen.id.uuid(), seen.version)
        .await?;
    let year = w
        .reader()
        .get::<school_year::Entity>(seen.year.uuid())
        .await?;
    let mut others = of_year(w.reader(), permit.row().organization_id, &year).await?;
    others.retain(|other| other.id != permit.row().id);
    is_asked(permit.row(), &year)?;
    let row = parse(definition, &others)?;
    if row.code.try_as_ref() != Some(&permit.row().code) {
        unneeded(&permit.row().code, &others, "code")?;
    }
    if row.kind.try_as_ref().is_some_and(|kind| !is_figure(*kind)) {
        unneeded(&permit.row().code, &others, "kind")?;
    }
    let stays =
        means_the_same(permit.row(), &row) || !is_answered(w.reader(), permit.row()).await?;
    if stays {
        put_levels(w, &permit, levels).await?;
        return Ok(w.update(permit, |now| take(now, row)).await?);
    }
    let from = first_day_free(w.reader(), permit.row(), permit.place(), &year).await?;
    let mut next = row;
    let body = permit.row().organization_id;
    next.organization_id = Set(body);
    next.valid_from = Set(Some(from));
    next.valid_to = Set(permit.row().valid_to);
    next.position = Set(permit.row().position);
    next.source = Set(permit.row().source.clone());
    let successor = w
        .permit::<KeepIndicators, organization::Entity>(body, None)
        .await?;
    w.update(permit, |now| now.valid_to = Set(from.pred_opt()))
        .await?;
    let made = w
        .create::<_, _, indicator::Entity>(&successor, next)
        .await?;
    let keep = w
        .permit::<KeepIndicators, indicator::Entity>(made.id, None)
        .await?;
    put_levels(w, &keep, levels).await?;
    Ok(made)
}

/// Asks for it no more, from this year on. What nobody answered goes altogether.
pub async fn end(w: &mut Writer, seen: Seen) -> Outcome<(), Code> {
    let permit = w
        .permit::<KeepIndicators, indicator::Entity>(seen.id.uuid(), seen.version)
        .await?;
    let year = w
        .reader()
        .get::<school_year::Entity>(seen.year.uuid())
        .await?;
    let mut others = of_year(w.reader(), permit.row().organization_id, &year).await?;
    others.retain(|other| other.id != permit.row().id);
    is_asked(permit.row(), &year)?;
    unneeded(&permit.row().code, &others, "")?;
    if !is_answered(w.reader(), permit.row()).await? {
        return Ok(w.delete(permit).await?);
    }
    let from = first_day_free(w.reader(), permit.row(), permit.place(), &year).await?;
    w.update(permit, |now| now.valid_to = Set(from.pred_opt()))
        .await?;
    Ok(())
}

/// Puts an organization's own of a year into this order; what is not named stays behind.
pub async fn order(w: &mut Writer, form: Form, ids: Vec<Uuid>) -> Outcome<(), Code> {
    let body = form.organization.uuid();
    let year = w
        .reader()
        .get::<school_year::Entity>(form.year.uuid())
        .await?;
    let mut rows = of_year(w.reader(), body, &year).await?;
    rows.retain(|row| row.organization_id == body);
    let place = |row: &indicator::Model| ids.iter().position(|id| *id == row.id);
    rows.sort_by_key(|row| place(row).unwrap_or(usize::MAX));
    for (position, row) in (1..).zip(rows) {
        let permit = w
            .permit::<KeepIndicators, indicator::Entity>(row.id, None)
            .await?;
        if permit.row().position != position {
            w.update(permit, |now| now.position = Set(position)).await?;
        }
    }
    Ok(())
}

async fn put_levels(w: &mut Writer, permit: &Keep, levels: Vec<Uuid>) -> Result<()> {
    let parts = levels
        .into_iter()
        .map(|level| indicator_level::ActiveModel {
            level_id: Set(level),
            ..Default::default()
        });
    let link = indicator_level::Column::IndicatorId;
    w.replace_parts::<_, _, indicator_level::Entity>(permit, link, parts.collect())
        .await
}

/// What any day of the year asks.
async fn of_year(
    reader: &Reader,
    body: Uuid,
    year: &school_year::Model,
) -> Result<Vec<indicator::Model>> {
    let mut rows = Asked::read(reader, [body]).await?.by(body);
    queries::keep_between(&mut rows, year.starts_on, year.ends_on);
    Ok(rows)
}

/// Whether a school has begun a report that is due on the day or later, to the organization or one below it, in whosever
/// sight.
async fn has_begun(reader: &Reader, place: &Place, from: NaiveDate) -> Result<bool> {
    let bodies = reader
        .find::<organization::Entity>()
        .filter(below(&place.path));
    let periods = reader
        .find::<reporting_period::Entity>()
        .filter(reporting_period::Column::OrganizationId.in_subquery(bodies.ids()))
        .filter(reporting_period::Column::DueOn.gte(from));
    let periods: Vec<Uuid> = reader
        .all(periods)
        .await?
        .iter()
        .map(|row| row.id)
        .collect();
    let begun = reader.pointed::<report::Entity>(report::Column::PeriodId, &periods);
    Ok(!begun.await?.is_empty())
}

async fn is_answered(reader: &Reader, row: &indicator::Model) -> Result<bool> {
    let of = report_value::Column::IndicatorId;
    let answers = reader
        .pointed::<report_value::Entity>(of, &[row.id])
        .await?;
    Ok(!answers.is_empty())
}

/// Refuses what that year does not ask: it was ended before, or comes later.
fn is_asked(row: &indicator::Model, year: &school_year::Model) -> Outcome<(), Code> {
    let ended = row.valid_to.is_some_and(|to| to < year.starts_on);
    let comes = row.valid_from.is_some_and(|from| from > year.ends_on);
    if ended || comes {
        let message = "This school year does not ask for it.";
        return Err(UserError::new("", Code::WrongState, message).into());
    }
    Ok(())
}

/// From when on something else may stand in the row's place.
async fn first_day_free(
    reader: &Reader,
    row: &indicator::Model,
    place: &Place,
    year: &school_year::Model,
) -> Outcome<NaiveDate, Code> {
    let is_older = row.valid_from.is_none_or(|from| from < year.starts_on);
    if is_older && !has_begun(reader, place, year.starts_on).await? {
        return Ok(year.starts_on);
    }
    let message = "Schools have answered it this year. Change it in the next school year.";
    Err(UserError::new("", Code::InUse, message).into())
}

/// Refuses to take away a code by which others are worked out, weighed or compared.
fn unneeded(code: &str, others: &[indicator::Model], path: &str) -> Outcome<(), Code> {
    let needs = others.iter().find(|other| {
        let formula = other
            .formula
            .as_deref()
            .and_then(|text| Formula::parse(text).ok());
        formula.is_some_and(|formula| formula.codes().contains(code))
            || other.weight_code.as_deref() == Some(code)
            || other.compared_with.as_deref() == Some(code)
    });
    match needs {
        None => Ok(()),
        Some(other) => {
            let message = format!("«{}» needs it.", other.name);
            Err(UserError::new(path, Code::Needed, message).into())
        }
    }
}

/// Whether answers to the one mean what answers to the other do.
fn means_the_same(row: &indicator::Model, next: &indicator::ActiveModel) -> bool {
    next.code.try_as_ref() == Some(&row.code)
        && next.kind.try_as_ref() == Some(&row.kind)
        && next.unit.try_as_ref() == Some(&row.unit)
        && next.places.try_as_ref() == Some(&row.places)
        && next.choices.try_as_ref() == Some(&row.choices)
        && next.formula.try_as_ref() == Some(&row.formula)
        && next.aggregation.try_as_ref() == Some(&row.aggregation)
        && next.weight_code.try_as_ref() == Some(&row.weight_code)
}

/// All that a definition says; where it stands and how long it is asked stay.
fn take(now: &mut indicator::ActiveModel, next: indicator::ActiveModel) {
    let kept = std::mem::take(now);
    *now = indicator::ActiveModel {
        id: kept.id,
        tenant_id: kept.tenant_id,
        version: kept.version,
        created_at: kept.created_at,
        updated_at: kept.updated_at,
        organization_id: kept.organization_id,
        position: kept.position,
        valid_from: kept.valid_from,
        valid_to: kept.valid_to,
        source: kept.source,
        ..next
    };
}
