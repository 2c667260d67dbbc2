//! Reads of reports, their figures, and what a period asks.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;
use entity::{indicator, report, report_value, reporting_period};
use sea_orm::sea_query::{Expr, Func};
use sea_orm::{ColumnTrait, FromQueryResult};
use uuid::Uuid;

use super::policy::own_organizations;
use crate::platform::{Reader, Result};

/// Every indicator there ever was, in the form's order: a few dozen.
pub async fn all_indicators(reader: &Reader) -> Result<Vec<indicator::Model>> {
    let every = reader
        .find::<indicator::Entity>()
        .order_by_asc(indicator::Column::Position)
        .order_by_asc(indicator::Column::Code);
    reader.all(every).await
}

/// What a period that is due on this day asks, in order.
pub async fn indicators(reader: &Reader, due_on: NaiveDate) -> Result<Vec<indicator::Model>> {
    Ok(asked_on(&all_indicators(reader).await?, due_on))
}

pub fn asked_on(indicators: &[indicator::Model], due_on: NaiveDate) -> Vec<indicator::Model> {
    indicators
        .iter()
        .filter(|row| row.valid_from.is_none_or(|from| from <= due_on))
        .filter(|row| row.valid_to.is_none_or(|to| to >= due_on))
        .cloned()
        .collect()
}

/// The figures of these reports, by report.
pub async fn values(
    reader: &Reader,
    reports: Vec<Uuid>,
) -> Result<HashMap<Uuid, Vec<report_value::Model>>> {
    let mut by_report: HashMap<Uuid, Vec<report_value::Model>> = HashMap::new();
    if reports.is_empty() {
        return Ok(by_report);
    }
    let scoped = reader
        .find::<report_value::Entity>()
        .filter(report_value::Column::ReportId.is_in(reports));
    for row in reader.all(scoped).await? {
        by_report.entry(row.report_id).or_default().push(row);
    }
    Ok(by_report)
}

/// One report's figures, by indicator.
pub async fn figures(reader: &Reader, report: Uuid) -> Result<BTreeMap<Uuid, Option<i64>>> {
    let rows = values(reader, vec![report]).await?.remove(&report);
    Ok(rows
        .unwrap_or_default()
        .into_iter()
        .map(|row| (row.indicator_id, row.value))
        .collect())
}

/// A school's report for a period, if it was begun and is in sight.
pub async fn of_school(
    reader: &Reader,
    period: Uuid,
    organization: Uuid,
) -> Result<Option<report::Model>> {
    let one = reader
        .find::<report::Entity>()
        .filter(report::Column::PeriodId.eq(period))
        .filter(report::Column::OrganizationId.eq(organization));
    reader.one(one).await
}

/// The reports of the schools at which the viewer writes, for these periods.
pub async fn own_reports(
    reader: &Reader,
    periods: impl IntoIterator<Item = Uuid>,
) -> Result<Vec<report::Model>> {
    let own = own_organizations(reader.actor());
    if own.is_empty() {
        return Ok(Vec::new());
    }
    let mine = reader
        .find::<report::Entity>()
        .filter(report::Column::PeriodId.is_in(periods))
        .filter(report::Column::OrganizationId.is_in(own));
    reader.all(mine).await
}

/// The latest reports of one organization.
pub async fn latest(reader: &Reader, organization: Uuid, first: u64) -> Result<Vec<report::Model>> {
    let latest = reader
        .find::<report::Entity>()
        .filter(report::Column::OrganizationId.eq(organization))
        .order_by_desc(report::Column::DueOn)
        .order_by_desc(report::Column::Id)
        .limit(first);
    reader.all(latest).await
}

/// The latest reports of each of these organizations. There are two a year, so all are read and the rest dropped.
pub async fn latest_of_each(
    reader: &Reader,
    organizations: Vec<Uuid>,
    first: u64,
) -> Result<HashMap<Uuid, Vec<report::Model>>> {
    let mut by_owner: HashMap<Uuid, Vec<report::Model>> = HashMap::new();
    if organizations.is_empty() {
        return Ok(by_owner);
    }
    let latest = reader
        .find::<report::Entity>()
        .filter(report::Column::OrganizationId.is_in(organizations))
        .order_by_desc(report::Column::DueOn)
        .order_by_desc(report::Column::Id);
    let most = usize::try_from(first).unwrap_or(usize::MAX);
    for row in reader.all(latest).await? {
        let rows = by_owner.entry(row.organization_id).or_default();
        if rows.len() < most {
            rows.push(row);
        }
    }
    Ok(by_owner)
}

#[derive(FromQueryResult)]
struct Waiting {
    period_id: Uuid,
    waiting: i64,
}

/// How many submitted reports in sight wait for a decision, by period.
pub async fn submitted_by_period(
    reader: &Reader,
    periods: impl IntoIterator<Item = Uuid>,
) -> Result<HashMap<Uuid, i64>> {
    let waiting = reader
        .find::<report::Entity>()
        .filter(report::Column::PeriodId.is_in(periods))
        .filter(report::Column::State.eq(report::State::Submitted))
        .shape(|select| {
            let period = (report::Entity, report::Column::PeriodId);
            select
                .clear_selects()
                .column(period)
                .expr_as(
                    Func::count(Expr::col((report::Entity, report::Column::Id))),
                    "waiting",
                )
                .add_group_by([Expr::col(period)]);
        });
    let rows: Vec<Waiting> = reader.rows(waiting).await?;
    Ok(rows
        .into_iter()
        .map(|row| (row.period_id, row.waiting))
        .collect())
}

/// The periods in sight, latest first.
pub async fn periods(reader: &Reader, year: Option<Uuid>) -> Result<Vec<reporting_period::Model>> {
    use reporting_period::Column::{DueOn, Id, SchoolYearId};
    let mut periods = reader.find::<reporting_period::Entity>();
    if let Some(year) = year {
        periods = periods.filter(SchoolYearId.eq(year));
    }
    reader
        .all(periods.order_by_desc(DueOn).order_by_desc(Id).limit(100))
        .await
}
