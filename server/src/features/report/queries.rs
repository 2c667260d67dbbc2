//! Reads of reports, their figures, and what a period asks.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;
use entity::{indicator, report, report_value, reporting_period};
use sea_orm::sea_query::{Expr, Func};
use sea_orm::{ColumnTrait, FromQueryResult};
use uuid::Uuid;

use super::policy::own_organizations;
use crate::platform::load::{Loader, Source, grouped};
use crate::platform::page::distinct;
use crate::platform::{Error, Reader, Result};

/// Every indicator there ever was, in the form's order: a few dozen.
async fn all_indicators(reader: &Reader) -> Result<Vec<indicator::Model>> {
    let every = reader
        .find::<indicator::Entity>()
        .order_by_asc(indicator::Column::Position)
        .order_by_asc(indicator::Column::Code);
    reader.all(every).await
}

/// Every indicator, for all periods of a request.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Indicators;

impl Loader<Indicators> for Source {
    type Value = Vec<indicator::Model>;
    type Error = Error;

    async fn load(&self, _: &[Indicators]) -> Result<HashMap<Indicators, Self::Value>> {
        let every = all_indicators(&self.reader).await?;
        Ok(HashMap::from([(Indicators, every)]))
    }
}

/// What a period that is due on this day asks, in order.
pub async fn indicators(reader: &Reader, due_on: NaiveDate) -> Result<Vec<indicator::Model>> {
    let mut indicators = all_indicators(reader).await?;
    asked_on(&mut indicators, due_on);
    Ok(indicators)
}

pub fn asked_on(indicators: &mut Vec<indicator::Model>, due_on: NaiveDate) {
    indicators.retain(|row| {
        row.valid_from.is_none_or(|from| from <= due_on)
            && row.valid_to.is_none_or(|to| to >= due_on)
    });
}

/// A report's figures.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct FiguresOf(pub Uuid);

impl Loader<FiguresOf> for Source {
    type Value = Vec<report_value::Model>;
    type Error = Error;

    async fn load(&self, of: &[FiguresOf]) -> Result<HashMap<FiguresOf, Self::Value>> {
        let rows = values(&self.reader, of.iter().map(|of| of.0)).await?;
        Ok(grouped(rows, |row| FiguresOf(row.report_id)))
    }
}

async fn values(
    reader: &Reader,
    reports: impl IntoIterator<Item = Uuid>,
) -> Result<Vec<report_value::Model>> {
    let of_reports = reader
        .find::<report_value::Entity>()
        .filter(report_value::Column::ReportId.is_in(reports));
    reader.all(of_reports).await
}

/// One report's figures, by indicator.
pub async fn figures(reader: &Reader, report: Uuid) -> Result<BTreeMap<Uuid, Option<i64>>> {
    let rows = values(reader, [report]).await?.into_iter();
    Ok(rows.map(|row| (row.indicator_id, row.value)).collect())
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

/// The report of the viewer's own school for a period.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct OwnReport(pub Uuid);

impl Loader<OwnReport> for Source {
    type Value = Option<report::Model>;
    type Error = Error;

    async fn load(&self, of: &[OwnReport]) -> Result<HashMap<OwnReport, Self::Value>> {
        let own = own_reports(&self.reader, of.iter().map(|of| of.0)).await?;
        let own = own.into_iter();
        Ok(own
            .map(|row| (OwnReport(row.period_id), Some(row)))
            .collect())
    }
}

/// The latest reports of an organization, at most so many.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct LatestReports {
    pub organization: Uuid,
    pub first: usize,
}

/// There are two a year, so all are read and the rest dropped.
impl Loader<LatestReports> for Source {
    type Value = Vec<report::Model>;
    type Error = Error;

    async fn load(&self, of: &[LatestReports]) -> Result<HashMap<LatestReports, Self::Value>> {
        let latest = self
            .reader
            .find::<report::Entity>()
            .filter(report::Column::OrganizationId.is_in(of.iter().map(|of| of.organization)))
            .order_by_desc(report::Column::DueOn)
            .order_by_desc(report::Column::Id);
        let by_owner = grouped(self.reader.all(latest).await?, |row| row.organization_id);
        Ok(of
            .iter()
            .map(|key| {
                let own = by_owner.get(&key.organization).into_iter().flatten();
                (*key, own.take(key.first).cloned().collect())
            })
            .collect())
    }
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

/// The reports of these organizations that were begun and are not handed in, the first due first.
pub async fn unfinished_at(reader: &Reader, organizations: &[Uuid]) -> Result<Vec<report::Model>> {
    use report::Column;
    let unfinished = reader
        .find::<report::Entity>()
        .filter(Column::OrganizationId.is_in(distinct(organizations)))
        .filter(Column::State.is_in([report::State::Draft, report::State::Returned]))
        .order_by_asc(Column::DueOn)
        .order_by_asc(Column::Id);
    reader.all(unfinished).await
}

/// An organization's reports that are not accepted, of periods that are due on a day or later.
pub async fn not_accepted_from(
    reader: &Reader,
    organization: Uuid,
    day: chrono::NaiveDate,
) -> Result<Vec<report::Model>> {
    use report::Column;
    let periods = reader
        .find::<reporting_period::Entity>()
        .filter(reporting_period::Column::DueOn.gte(day));
    let open = reader
        .find::<report::Entity>()
        .filter(Column::OrganizationId.eq(organization))
        .filter(Column::State.ne(report::State::Accepted))
        .filter(Column::PeriodId.in_subquery(periods.ids()))
        .order_by_asc(Column::DueOn)
        .order_by_asc(Column::Id);
    reader.all(open).await
}
