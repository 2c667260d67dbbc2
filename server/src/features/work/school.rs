//! What a plan from above asks of the viewer's own school.

use entity::position::Role;
use entity::{duty, organization, plan, report, report_exception, reporting_period};
use sea_orm::ColumnTrait;
use uuid::Uuid;

use super::{Item, WorkKind};
use crate::features::channel::{active_focal_points, named_focal_points};
use crate::features::organization::is_closed as organization_closed;
use crate::features::period::{asks, due_on, exceptions, is_closed};
use crate::features::report::{WRITERS, done_by, own_reports};
use crate::platform::access::ancestors;
use crate::platform::{Reader, Result};

pub async fn items(
    reader: &Reader,
    year: Option<Uuid>,
    begun: &[reporting_period::Model],
    unfinished: &[plan::Model],
) -> Result<Vec<Item>> {
    let schools = own_schools(reader).await?;
    if schools.is_empty() {
        return Ok(Vec::new());
    }
    let reports = own_reports(reader, begun.iter().map(|period| period.id)).await?;
    let ids: Vec<Uuid> = schools.iter().map(|school| school.id).collect();
    let begun_ids = begun.iter().map(|period| period.id);
    let exceptions = exceptions(reader, begun_ids, &ids).await?;
    let duties = duties(reader, year).await?;
    let plans = reader
        .by_ids::<plan::Entity>(duties.iter().map(|duty| duty.plan_id))
        .await?;
    let mut items = Vec::new();
    for school in &schools {
        let above: Vec<Uuid> = ancestors(&school.path).collect();
        items.extend(
            begun
                .iter()
                .filter(|period| asks(period, school))
                .filter_map(|period| {
                    let granted = exceptions
                        .iter()
                        .find(|row| row.organization_id == school.id && row.period_id == period.id);
                    report_item(reader, school, period, &reports, granted)
                }),
        );
        let asked: Vec<duty::Model> = duties
            .iter()
            .filter(|duty| above.contains(&duty.organization_id))
            .cloned()
            .collect();
        let done = done_by(reader, school.id, &asked).await?;
        for duty in asked.iter().filter(|duty| !done.contains(&duty.id)) {
            let Some(plan) = plans.get(&duty.plan_id) else {
                continue;
            };
            // One that was begun is an item of its own.
            let begun = unfinished
                .iter()
                .any(|own| own.organization_id == school.id && own.parent_id == Some(plan.id));
            let principal = reader.actor().serves(&[Role::Principal], school.id);
            let kind = match duty.kind {
                duty::Kind::OwnPlan if !begun => WorkKind::SchoolMakePlan,
                duty::Kind::FocalPoint if principal => WorkKind::SchoolNameFocalPoint,
                duty::Kind::Channels => WorkKind::SchoolRegisterChannels,
                duty::Kind::OwnPlan | duty::Kind::FocalPoint | duty::Kind::Report => continue,
            };
            items.push(Item {
                plan: Some(plan.clone()),
                ..Item::new(kind, &plan.title, school.id, duty.due_on)
            });
        }
    }
    items.extend(without_focal_point(reader, &schools, &items).await?);
    Ok(items)
}

/// Whom a school named serves there no more: another is to be named, whether a plan asks for one or not.
async fn without_focal_point(
    reader: &Reader,
    schools: &[organization::Model],
    known: &[Item],
) -> Result<Vec<Item>> {
    let told = |school: Uuid| {
        let mut known = known.iter();
        known.any(|item| item.kind == WorkKind::SchoolNameFocalPoint && item.organization == school)
    };
    let led = schools.iter().map(|school| school.id);
    let led: Vec<Uuid> = led
        .filter(|school| reader.actor().serves(&[Role::Principal], *school))
        .filter(|school| !told(*school))
        .collect();
    if led.is_empty() {
        return Ok(Vec::new());
    }
    let active = active_focal_points(reader, led.iter().copied()).await?;
    let named = named_focal_points(reader, led).await?.into_iter();
    Ok(named
        .filter(|row| active.iter().all(|other| other.id != row.id))
        .map(|row| {
            let kind = WorkKind::SchoolNameFocalPoint;
            Item::new(kind, &row.person_name, row.organization_id, None)
        })
        .collect())
}

/// None once the school need not or cannot report any more.
fn report_item(
    reader: &Reader,
    school: &organization::Model,
    period: &reporting_period::Model,
    reports: &[report::Model],
    granted: Option<&report_exception::Model>,
) -> Option<Item> {
    let excused = granted.is_some_and(|row| row.due_on.is_none());
    let own = reports
        .iter()
        .find(|row| row.organization_id == school.id && row.period_id == period.id);
    let kind = match own.map(|row| row.state) {
        None | Some(report::State::Draft) => WorkKind::ReportWrite,
        Some(report::State::Returned) => WorkKind::ReportFixReturned,
        Some(report::State::Submitted | report::State::Accepted) => return None,
    };
    let item = Item::about_period(kind, period, school.id);
    let due_on = own.map_or_else(|| due_on(period, granted), |row| row.due_on);
    let opened_again = own.is_some_and(|row| row.reopened_at.is_some());
    let closed = is_closed(period, due_on, reader.actor().today()) && !opened_again;
    if excused || closed {
        return None;
    }
    Some(Item {
        due_on: Some(due_on),
        report: own.cloned(),
        ..item
    })
}

/// The open schools at which the viewer writes.
async fn own_schools(reader: &Reader) -> Result<Vec<organization::Model>> {
    let actor = reader.actor();
    let ids = actor.with(&WRITERS).map(|grant| grant.at.organization);
    let rows = reader.by_ids::<organization::Entity>(ids).await?;
    let mut schools: Vec<_> = rows.into_values().collect();
    schools.retain(|row| {
        row.kind == organization::Kind::School && !organization_closed(row, actor.today())
    });
    schools.sort_by_key(|school| school.id);
    Ok(schools)
}

/// What issued plans ask besides reports, which follow from the periods.
async fn duties(reader: &Reader, year: Option<Uuid>) -> Result<Vec<duty::Model>> {
    let mut asked = reader
        .find::<duty::Entity>()
        .filter(duty::Column::Kind.ne(duty::Kind::Report));
    if let Some(year) = year {
        let plans = reader
            .find::<plan::Entity>()
            .filter(plan::Column::SchoolYearId.eq(year));
        asked = asked.filter(duty::Column::PlanId.in_subquery(plans.ids()));
    }
    reader.all(asked.limit(200)).await
}
