//! What reports add to organizations, periods and duties.

use async_graphql::{Context, Object, SimpleObject};
use entity::{duty, organization, reporting_period};
use uuid::Uuid;

use super::super::content::Answers;
use super::super::entering::{Entering, entering};
use super::super::fulfilment::{Done, ProgressOf};
use super::super::policy::own_organizations;
use super::super::queries::{AskedOf, LatestReports, ReportOf};
use super::object::Report;
use super::value::{self, ReportValue, Which};
use crate::features::indicator::{AskedBy, Indicator, keep_those_of};
use crate::features::period::{self, ExceptionOf, PeriodState, ReportException};
use crate::platform::graphql::{Call, reader};
use crate::platform::page::PageArgs;
use crate::platform::{Date, Id, Result};

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

/// What a period asks of a school, and what it answered.
pub struct PeriodReports(pub reporting_period::Model);

/// The day that holds for one school, and where the period stands for it.
#[derive(SimpleObject)]
pub struct PeriodStanding {
    /// When its report is due.
    due_on: Date,
    /// Where the period stands for it.
    state: PeriodState,
    /// Why its day is another, or it need not report; null where nothing was granted.
    exception: Option<ReportException>,
}

impl PeriodReports {
    fn asked_of(&self, school: Uuid) -> AskedOf {
        AskedOf {
            body: self.0.organization_id,
            due_on: self.0.due_on,
            school,
        }
    }
}

/// The school that is named, or the one at which the viewer writes.
fn school(call: &Call, named: Option<Id<organization::Entity>>) -> Option<Uuid> {
    let own = || own_organizations(call.actor()).into_iter().next();
    named.map(Id::uuid).or_else(own)
}

#[Object]
impl PeriodReports {
    /// What it asks, in the form's order: of the school that is named, else of the one at which the viewer writes, else of
    /// all.
    async fn indicators(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Of this school.")] organization: Option<Id<organization::Entity>>,
    ) -> Result<Vec<Indicator>> {
        let call = Call::of(ctx)?;
        let asked = match school(call, organization) {
            Some(school) => call.load(self.asked_of(school)).await?,
            None => {
                let mut asked = call.load(AskedBy(self.0.organization_id)).await?;
                keep_those_of(&mut asked, self.0.due_on);
                asked
            }
        };
        Ok(asked.into_iter().map(Indicator::new).collect())
    }

    /// The report of the school that is named, else of the one at which the viewer writes, once it was begun and is in sight.
    async fn own_report(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Of this school.")] organization: Option<Id<organization::Entity>>,
    ) -> Result<Option<Report>> {
        let call = Call::of(ctx)?;
        let Some(school) = school(call, organization) else {
            return Ok(None);
        };
        let period = self.0.id;
        let row = call.load(ReportOf { period, school }).await?;
        Ok(row.map(Report::new))
    }

    /// What the system's records already know for the school that is named, else for the one at which the viewer writes, before
    /// its report is started.
    async fn prefill(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Of this school.")] organization: Option<Id<organization::Entity>>,
    ) -> Result<Vec<ReportValue>> {
        let call = Call::of(ctx)?;
        let Some(school) = school(call, organization) else {
            return Ok(Vec::new());
        };
        value::of(call, &self.0, school, Answers::new(), Which::Unbegun).await
    }

    /// The day that holds for the school that is named, else for the one at which the viewer writes; null for whoever writes at
    /// none, for a school out of sight, and where the period does not ask it: it is not below the body, or not open on the due
    /// day.
    async fn standing(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Of this school.")] organization: Option<Id<organization::Entity>>,
    ) -> Result<Option<PeriodStanding>> {
        let call = Call::of(ctx)?;
        let Some(school) = school(call, organization) else {
            return Ok(None);
        };
        let row = call.row::<organization::Entity>(school).await?;
        if !row.is_some_and(|row| period::asks(&self.0, &row)) {
            return Ok(None);
        }
        let period = self.0.id;
        let exception = call.load(ExceptionOf { period, school }).await?;
        let due_on = period::due_on(&self.0, exception.as_ref());
        Ok(Some(PeriodStanding {
            due_on: Date(due_on),
            state: period::standing(&self.0, due_on, call.actor().today()),
            exception: exception.map(ReportException::new),
        }))
    }

    /// Whether the viewer's office may enter the school's report in its stead, and why not; null for whoever enters none for it,
    /// and where the period does not ask it.
    async fn entering(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which school.")] organization: Id<organization::Entity>,
    ) -> Result<Option<Entering>> {
        entering(Call::of(ctx)?, &self.0, organization.uuid()).await
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
