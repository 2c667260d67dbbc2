//! Reads of periods, and of what holds for single schools in them.

use std::collections::HashMap;

use entity::{report_exception, reporting_period};
use sea_orm::ColumnTrait;
use uuid::Uuid;

use crate::platform::load::{Loader, Source};
use crate::platform::page::distinct;
use crate::platform::{Error, Reader, Result};

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

/// All periods of one body in one year, latest first.
pub async fn periods_of(
    reader: &Reader,
    body: Uuid,
    year: Uuid,
) -> Result<Vec<reporting_period::Model>> {
    use reporting_period::Column::{DueOn, Id, OrganizationId, SchoolYearId};
    let periods = reader
        .find::<reporting_period::Entity>()
        .filter(OrganizationId.eq(body))
        .filter(SchoolYearId.eq(year));
    reader
        .all(periods.order_by_desc(DueOn).order_by_desc(Id))
        .await
}

/// What holds for these schools in these periods.
pub async fn exceptions(
    reader: &Reader,
    periods: impl IntoIterator<Item = Uuid>,
    schools: &[Uuid],
) -> Result<Vec<report_exception::Model>> {
    use report_exception::Column::{OrganizationId, PeriodId};
    let of = reader
        .find::<report_exception::Entity>()
        .filter(PeriodId.is_in(periods))
        .filter(OrganizationId.is_in(distinct(schools)));
    reader.all(of).await
}

/// What holds for one school in one period.
pub async fn exception(
    reader: &Reader,
    period: Uuid,
    school: Uuid,
) -> Result<Option<report_exception::Model>> {
    let found = exceptions(reader, [period], &[school]).await?;
    Ok(found.into_iter().next())
}

/// What holds for a school in a period.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct ExceptionOf {
    pub period: Uuid,
    pub school: Uuid,
}

impl Loader<ExceptionOf> for Source {
    type Value = Option<report_exception::Model>;
    type Error = Error;

    async fn load(&self, of: &[ExceptionOf]) -> Result<HashMap<ExceptionOf, Self::Value>> {
        let schools: Vec<Uuid> = of.iter().map(|of| of.school).collect();
        let found = exceptions(&self.reader, of.iter().map(|of| of.period), &schools).await?;
        let own = |row: report_exception::Model| {
            let of = ExceptionOf {
                period: row.period_id,
                school: row.organization_id,
            };
            (of, Some(row))
        };
        Ok(found.into_iter().map(own).collect())
    }
}
