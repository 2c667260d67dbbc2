//! What reports add to organizations, periods and duties.

use async_graphql::{Context, Object, SimpleObject};
use entity::{duty, organization, report, reporting_period};
use uuid::Uuid;

use super::super::fulfilment;
use super::super::policy::own_organizations;
use super::super::queries;
use super::object::{Figures, Indicator, Report, ReportValue, asked, prefilled};
use crate::platform::graphql::{Call, reader};
use crate::platform::page::PageArgs;
use crate::platform::{Place, Result};

/// An organization's reports.
pub struct OrganizationReports(pub Uuid);

/// The latest reports of one organization, newest first.
struct Latest(Vec<report::Model>);

#[Object]
impl OrganizationReports {
    /// Its reports in the viewer's sight, those due last first; at most `first`, 50 when left out.
    async fn reports(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many, 1 to 100; 50 unless said.")] first: Option<i32>,
    ) -> Result<Vec<Report>> {
        let (call, reader) = (Call::of(ctx)?, reader(ctx)?);
        let rows = PageArgs::parse(first, None)?.size();
        let reports = match call.shelved::<Latest>(self.0) {
            Some(latest) => latest.0.clone(),
            None => queries::latest(reader, self.0, rows).await?,
        };
        let ahead = ctx.look_ahead();
        call.prefetch::<reporting_period::Entity>(reports.iter().map(|row| row.period_id))
            .await?;
        if ahead.field("organization").exists() {
            call.prefetch::<organization::Entity>([self.0]).await?;
        }
        if ahead.field("availableActions").exists() {
            for (id, place) in reader.places([self.0]).await? {
                call.shelve::<Place>(id, place);
            }
        }
        if ahead.field("values").exists() {
            if let Some(report) = reports.first()
                && let Some(period) = call
                    .row::<reporting_period::Entity>(report.period_id)
                    .await?
            {
                asked(ctx, &period).await?;
            }
            let mut values =
                queries::values(reader, reports.iter().map(|row| row.id).collect()).await?;
            for row in &reports {
                let figures = values.remove(&row.id).unwrap_or_default();
                call.shelve(row.id, Figures(figures));
            }
        }
        Ok(reports
            .into_iter()
            .take(usize::try_from(rows).unwrap_or(usize::MAX))
            .map(Report::new)
            .collect())
    }
}

/// Reads the latest reports of a page of organizations in one statement.
pub async fn prefetch_reports(ctx: &Context<'_>, organizations: &[Uuid], first: u64) -> Result<()> {
    let mut latest = queries::latest_of_each(reader(ctx)?, organizations.to_vec(), first).await?;
    let call = Call::of(ctx)?;
    for id in organizations {
        call.shelve(*id, Latest(latest.remove(id).unwrap_or_default()));
    }
    Ok(())
}

/// What a period asks, and what the viewer's school answered.
pub struct PeriodReports(pub reporting_period::Model);

struct Own(Option<report::Model>);

#[Object]
impl PeriodReports {
    /// What it asks, in the form's order.
    async fn indicators(&self, ctx: &Context<'_>) -> Result<Vec<Indicator>> {
        Ok(asked(ctx, &self.0)
            .await?
            .into_iter()
            .map(Indicator::new)
            .collect())
    }

    /// The report of the viewer's own school, once started. Requires: PRINCIPAL or FOCAL_POINT at a school.
    async fn own_report(&self, ctx: &Context<'_>) -> Result<Option<Report>> {
        let call = Call::of(ctx)?;
        let row = match call.shelved::<Own>(self.0.id) {
            Some(own) => own.0.clone(),
            None => queries::own_reports(reader(ctx)?, [self.0.id])
                .await?
                .into_iter()
                .next(),
        };
        Ok(row.map(Report::new))
    }

    /// What the system's records already know for the viewer's own school, before its report is started.
    async fn prefill(&self, ctx: &Context<'_>) -> Result<Vec<ReportValue>> {
        let Some(school) = own_organizations(reader(ctx)?.actor()).into_iter().next() else {
            return Ok(Vec::new());
        };
        let asked = asked(ctx, &self.0).await?;
        prefilled(ctx, school, &asked, Vec::new()).await
    }
}

/// Reads the viewer's own reports for a list of periods in one statement.
pub async fn prefetch_own(ctx: &Context<'_>, periods: &[Uuid]) -> Result<()> {
    let call = Call::of(ctx)?;
    let own = queries::own_reports(reader(ctx)?, periods.iter().copied()).await?;
    for id in periods {
        let row = own.iter().find(|row| row.period_id == *id).cloned();
        call.shelve(*id, Own(row));
    }
    Ok(())
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
        let progress = fulfilment::progress(reader(ctx)?, &self.0).await?;
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
        let done = fulfilment::done_by(reader(ctx)?, school, std::slice::from_ref(&self.0)).await?;
        Ok(Some(done.contains(&self.0.id)))
    }
}
