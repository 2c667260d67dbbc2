//! What a report said before, as the schema shows it.

use async_graphql::{Context, Object};
use chrono::{DateTime, Utc};
use entity::{report, report_version, reporting_period};

use super::super::model::ReportState;
use super::super::reopening::Kept;
use super::value::{self, ReportValue, Which};
use crate::platform::graphql::Call;
use crate::platform::{Error, Result};

/// What a report said when the office opened it again.
pub struct ReportVersion {
    row: report_version::Model,
    of: report::Model,
}

impl ReportVersion {
    pub fn new(row: report_version::Model, of: report::Model) -> Self {
        Self { row, of }
    }

    fn kept(&self) -> Result<Kept> {
        serde_json::from_value(self.row.content.clone()).map_err(Error::from)
    }
}

#[Object]
impl ReportVersion {
    /// Counted from 1.
    async fn number(&self) -> i32 {
        self.row.number
    }

    /// When the report was opened again.
    async fn reopened_at(&self) -> DateTime<Utc> {
        self.row.saved_at
    }

    /// Who opened it, by the name of that day.
    async fn reopened_by(&self) -> &str {
        &self.row.person_name
    }

    /// Why.
    async fn reason(&self) -> &str {
        &self.row.reason
    }

    /// Where it stood.
    async fn state(&self) -> Result<ReportState> {
        Ok(self.kept()?.state.into())
    }

    /// Its answers.
    async fn values(&self, ctx: &Context<'_>) -> Result<Vec<ReportValue>> {
        let call = Call::of(ctx)?;
        let period = call
            .named::<reporting_period::Entity>(self.of.period_id)
            .await?;
        let answers = self.kept()?.answers;
        value::of(
            call,
            &period,
            self.of.organization_id,
            answers,
            Which::Version,
        )
        .await
    }

    /// What was difficult.
    async fn difficulties(&self) -> Result<Option<String>> {
        Ok(self.kept()?.difficulties)
    }

    /// What the school proposed.
    async fn proposals(&self) -> Result<Option<String>> {
        Ok(self.kept()?.proposals)
    }

    /// What was done, in words.
    async fn summary(&self) -> Result<Option<String>> {
        Ok(self.kept()?.summary)
    }

    /// Whether there was nothing to report.
    async fn nothing_to_report(&self) -> Result<bool> {
        Ok(self.kept()?.nothing_to_report)
    }

    /// When it had been handed in.
    async fn submitted_at(&self) -> Result<Option<DateTime<Utc>>> {
        Ok(self.kept()?.submitted_at)
    }

    /// When it had been accepted.
    async fn accepted_at(&self) -> Result<Option<DateTime<Utc>>> {
        Ok(self.kept()?.accepted_at)
    }
}
