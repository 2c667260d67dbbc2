//! What an issued plan asks of schools.

use async_graphql::{Context, ID, Object};
use entity::{duty, plan_clause, reporting_period};
use uuid::Uuid;

use super::clause::PlanClause;
use super::plan::Plan;
use crate::features::period::ReportingPeriod;
use crate::features::plan::vocabulary::DutyKind;
use crate::graph::DutyAdded;
use crate::platform::graphql::Call;
use crate::platform::{Date, Error, Id, Result};

/// Something that every school below the plan's owner has to do.
pub struct Duty {
    pub row: duty::Model,
}

impl Duty {
    pub fn new(row: duty::Model) -> Self {
        Self { row }
    }

    /// By id, `NOT_FOUND` when out of sight.
    pub async fn load(ctx: &Context<'_>, id: Uuid) -> Result<Self> {
        Call::of(ctx)?
            .row::<duty::Entity>(id)
            .await?
            .map(Self::new)
            .ok_or(Error::NotFound)
    }
}

#[Object]
impl Duty {
    pub async fn id(&self) -> ID {
        Id::<duty::Entity>::new(self.row.id).into()
    }

    /// What fulfils it.
    async fn kind(&self) -> DutyKind {
        self.row.kind.into()
    }

    /// What is to be done, in a few words.
    async fn title(&self) -> &str {
        &self.row.title
    }

    /// By when, if the plan or the calendar says.
    async fn due_on(&self) -> Option<Date> {
        self.row.due_on.map(Date)
    }

    /// The plan that asks for it.
    async fn plan(&self, ctx: &Context<'_>) -> Result<Plan> {
        Plan::load(ctx, self.row.plan_id).await
    }

    /// The clause that asks for it; none where the plan leaves it to the standing rules.
    async fn clause(&self, ctx: &Context<'_>) -> Result<Option<PlanClause>> {
        let Some(clause) = self.row.clause_id else {
            return Ok(None);
        };
        let clause = Call::of(ctx)?.row::<plan_clause::Entity>(clause).await?;
        Ok(clause.map(PlanClause::new))
    }

    /// For a report: the period.
    async fn period(&self, ctx: &Context<'_>) -> Result<Option<ReportingPeriod>> {
        let Some(period) = self.row.period_id else {
            return Ok(None);
        };
        let period = Call::of(ctx)?
            .row::<reporting_period::Entity>(period)
            .await?;
        Ok(period.map(ReportingPeriod::new))
    }

    #[graphql(flatten)]
    async fn added(&self) -> DutyAdded {
        DutyAdded::to(&self.row)
    }
}

/// What a plan adds to a reporting period.
pub struct PeriodPlan(pub reporting_period::Model);

#[Object]
impl PeriodPlan {
    /// The plan that asks for it, if the viewer sees it.
    async fn plan(&self, ctx: &Context<'_>) -> Result<Option<Plan>> {
        let Some(plan) = self.0.plan_id else {
            return Ok(None);
        };
        let plan = Call::of(ctx)?.row::<entity::plan::Entity>(plan).await?;
        Ok(plan.map(Plan::new))
    }
}
