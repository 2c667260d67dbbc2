//! One report after the other, for whoever decides on them.

use async_graphql::{Context, Object};
use entity::report;

use super::super::queries::{self, submitted_by_period};
use super::object::Report;
use crate::platform::Result;
use crate::platform::graphql::reader;
use crate::platform::page::Direction;

/// A report among those of its period that wait for a decision, by the schools' names.
pub struct ReportReview {
    row: report::Model,
}

impl ReportReview {
    pub fn new(row: report::Model) -> Self {
        Self { row }
    }

    async fn beside(&self, ctx: &Context<'_>, direction: Direction) -> Result<Option<Report>> {
        let row = queries::waiting_beside(reader(ctx)?, &self.row, direction).await?;
        Ok(row.map(Report::new))
    }
}

#[Object]
impl ReportReview {
    /// The report.
    async fn report(&self) -> Report {
        Report::new(self.row.clone())
    }

    /// The one before it that waits.
    async fn previous(&self, ctx: &Context<'_>) -> Result<Option<Report>> {
        self.beside(ctx, Direction::Desc).await
    }

    /// The one after it that waits.
    async fn next(&self, ctx: &Context<'_>) -> Result<Option<Report>> {
        self.beside(ctx, Direction::Asc).await
    }

    /// How many wait.
    async fn waiting(&self, ctx: &Context<'_>) -> Result<i64> {
        let period = self.row.period_id;
        let waiting = submitted_by_period(reader(ctx)?, [period]).await?;
        Ok(waiting.get(&period).copied().unwrap_or_default())
    }
}
