//! What reports add to organizations, periods and duties.

use async_graphql::{Context, Object, SimpleObject};
use entity::{duty, reporting_period};
use uuid::Uuid;

use super::super::content::Answers;
use super::super::fulfilment::{Done, ProgressOf};
use super::super::policy::own_organizations;
use super::super::queries::{AskedOf, LatestReports, OwnReport};
use super::object::Report;
use super::value::{self, ReportValue};
use crate::features::indicator::{AskedBy, Indicator, keep_those_of};
use crate::platform::Result;
use crate::platform::graphql::{Call, reader};
use crate::platform::page::PageArgs;

/// An organization's reports.
pub struct OrganizationReports(pub Uuid);

#[Object]
impl OrganizationReports {
    /// Its reports in the viewer's sight, those due last first; at most `first`, 50 when left out.
    async fn reports(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many, 1 to 100; 50 unless said.")] first: Option<i32>,
    ) -> Result<Vec<Report>> {
        let rows = PageArgs::parse(first, None)?.size();
        let latest = LatestReports {
            organization: self.0,
            first: usize::try_from(rows).unwrap_or(usize::MAX),
        };
        let reports = Call::of(ctx)?.load(latest).await?;
        Ok(reports.into_iter().map(Report::new).collect())
    }
}

/// What a period asks, and what the viewer's school answered.
pub struct PeriodReports(pub reporting_period::Model);

#[Object]
impl PeriodReports {
    /// What it asks, in the form's order; of whoever writes at a school, what it asks of that school.
    async fn indicators(&self, ctx: &Context<'_>) -> Result<Vec<Indicator>> {
        let call = Call::of(ctx)?;
        let (body, due_on) = (self.0.organization_id, self.0.due_on);
        let asked = match own_organizations(call.actor()).into_iter().next() {
            Some(school) => {
                let of = AskedOf {
                    body,
                    due_on,
                    school,
                };
                call.load(of).await?
            }
            None => {
                let mut asked = call.load(AskedBy(body)).await?;
                keep_those_of(&mut asked, due_on);
                asked
            }
        };
        Ok(asked.into_iter().map(Indicator::new).collect())
    }

    /// The report of the viewer's own school, once started. Requires: PRINCIPAL or FOCAL_POINT at a school.
    async fn own_report(&self, ctx: &Context<'_>) -> Result<Option<Report>> {
        let row = Call::of(ctx)?.load(OwnReport(self.0.id)).await?;
        Ok(row.map(Report::new))
    }

    /// What the system's records already know for the viewer's own school, before its report is started.
    async fn prefill(&self, ctx: &Context<'_>) -> Result<Vec<ReportValue>> {
        let Some(school) = own_organizations(reader(ctx)?.actor()).into_iter().next() else {
            return Ok(Vec::new());
        };
        value::of(Call::of(ctx)?, &self.0, school, Answers::new(), None).await
    }
}

/// Who has done a duty.
pub struct DutyReports(pub duty::Model);

/// How many schools owe a duty, and how many have done it.
#[derive(SimpleObject)]
pub struct DutyProgress {
    /// Schools below the plan's owner that are open.
    expected: i32,
    /// Those of them that have done it.
    done: i32,
}

#[Object]
impl DutyReports {
    /// How many schools owe it and how many have done it. Null without HEAD, DEPUTY_HEAD, OFFICE, EMULATION,
    /// INSPECTION or OBSERVER at or above the plan's owner.
    async fn progress(&self, ctx: &Context<'_>) -> Result<Option<DutyProgress>> {
        let progress = Call::of(ctx)?.load(ProgressOf(self.0.clone())).await?;
        Ok(progress.map(|progress| DutyProgress {
            expected: i32::try_from(progress.expected).unwrap_or(i32::MAX),
            done: i32::try_from(progress.done).unwrap_or(i32::MAX),
        }))
    }

    /// Whether the viewer's own school has done it. Null without PRINCIPAL or FOCAL_POINT at a school.
    async fn done(&self, ctx: &Context<'_>) -> Result<Option<bool>> {
        let Some(school) = own_organizations(reader(ctx)?.actor()).into_iter().next() else {
            return Ok(None);
        };
        let duty = self.0.clone();
        let done = Call::of(ctx)?.load(Done { school, duty }).await?;
        Ok(Some(done))
    }
}
