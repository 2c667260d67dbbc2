//! Schools against periods, as the schema shows them.

use std::sync::Arc;

use async_graphql::{Context, Object, SimpleObject};
use entity::{report, reporting_period};

use super::super::heat::{self, Line};
use super::super::model::{ReportState, Timeliness};
use super::object::Report;
use crate::features::organization::Organization;
use crate::features::period::ReportingPeriod;
use crate::features::plan::SchoolFilter;
use crate::platform::graphql::{Call, List, list, reader, total};
use crate::platform::page::PageArgs;
use crate::platform::{Place, Result};

/// A body's schools against its periods of a school year and of the one before.
pub struct ReportHeat {
    pub place: Place,
    pub periods: Arc<Vec<reporting_period::Model>>,
    pub filter: SchoolFilter,
}

#[Object]
impl ReportHeat {
    /// The periods, the first due first; the latest 24 at most.
    async fn periods(&self) -> Vec<ReportingPeriod> {
        let periods = self.periods.iter().cloned();
        periods.map(ReportingPeriod::new).collect()
    }

    /// Schools that are open, by name.
    async fn rows(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many, 1 to 100; 50 unless said.")] first: Option<i32>,
        #[graphql(desc = "Go on after this cursor.")] after: Option<String>,
    ) -> Result<List<ReportHeatRow>> {
        let reader = reader(ctx)?;
        let args = PageArgs::parse(first, after.as_deref())?;
        let (place, filter) = (&self.place, &self.filter);
        let page = heat::page(reader, place, &self.periods, filter, &args).await?;
        let total = total(ctx, heat::size(reader, place, filter)).await?;
        Ok(list(page, total, |line| ReportHeatRow {
            line,
            periods: Arc::clone(&self.periods),
        }))
    }
}

/// A school, and how its reports came.
pub struct ReportHeatRow {
    line: Line,
    periods: Arc<Vec<reporting_period::Model>>,
}

#[Object]
impl ReportHeatRow {
    /// The school.
    async fn organization(&self) -> Organization {
        Organization::new(self.line.school.clone())
    }

    /// One for each period, in their order.
    async fn cells(&self, ctx: &Context<'_>) -> Result<Vec<ReportHeatCell>> {
        let call = Call::of(ctx)?;
        let mut cells = Vec::with_capacity(self.periods.len());
        for period in self.periods.iter() {
            let sent = self.line.sent(period.id);
            let timeliness = self.line.timeliness(period, call.actor().today());
            let report = match sent {
                Some(sent) => call.row::<report::Entity>(sent.report).await?,
                None => None,
            };
            let none = timeliness.map(|_| ReportState::NotStarted);
            cells.push(ReportHeatCell {
                state: sent.map(|sent| sent.state.into()).or(none),
                timeliness,
                report: report.map(Report::new),
            });
        }
        Ok(cells)
    }
}

/// How one school's report for one period came.
#[derive(SimpleObject)]
pub struct ReportHeatCell {
    /// Where it stands; null where the school is not asked.
    state: Option<ReportState>,
    /// Whether it came in time; null where the school is not asked.
    timeliness: Option<Timeliness>,
    /// The report itself; null while there is none, or while it is a draft that only the school reads.
    report: Option<Report>,
}
