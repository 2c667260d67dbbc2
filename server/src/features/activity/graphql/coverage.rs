//! All schools and duties of an office's plan, as the schema shows them.

use async_graphql::{Context, Object, SimpleObject};
use entity::{plan, plan_clause};
use uuid::Uuid;

use crate::features::activity::coverage::{self, Cell, Line, Narrow, is_duty};
use crate::features::activity::model::CoverageState;
use crate::features::organization::Organization;
use crate::features::plan::{ClausesOf, Plan, PlanClause, SchoolFilterInput};
use crate::platform::graphql::{Call, List, list, reader, total};
use crate::platform::page::PageArgs;
use crate::platform::{Id, Place, Result};

/// Which schools.
#[derive(async_graphql::InputObject)]
pub struct CoverageFilter {
    /// By their names, levels and clusters.
    schools: Option<SchoolFilterInput>,
    /// Only the rows of those with which one duty stands so.
    duty: Option<CoverageDutyFilter>,
}

/// How one duty stands.
#[derive(async_graphql::InputObject)]
pub struct CoverageDutyFilter {
    /// The clause that asks for it.
    clause: Id<plan_clause::Entity>,
    /// How it stands.
    state: CoverageState,
}

impl From<CoverageFilter> for Narrow {
    fn from(filter: CoverageFilter) -> Self {
        Self {
            schools: filter.schools.map(Into::into).unwrap_or_default(),
            duty: (filter.duty).map(|duty| (duty.clause.uuid(), duty.state)),
        }
    }
}

/// The open schools below a plan's owner, against what the plan asks of them.
pub struct PlanCoverage {
    pub above: plan::Model,
    pub place: Place,
    pub narrow: Narrow,
}

impl PlanCoverage {
    async fn asked(&self, ctx: &Context<'_>) -> Result<Vec<plan_clause::Model>> {
        let clauses = Call::of(ctx)?.load(ClausesOf(self.above.id)).await?;
        Ok(clauses.into_iter().filter(is_duty).collect())
    }
}

#[Object]
impl PlanCoverage {
    /// How many schools there are, however their duties stand.
    async fn schools(&self, ctx: &Context<'_>) -> Result<u64> {
        let all = Narrow {
            schools: self.narrow.schools.clone(),
            duty: None,
        };
        coverage::size(reader(ctx)?, &self.place, self.above.id, &all).await
    }

    /// What the plan asks of schools, in reading order, with how many of them carry it out.
    async fn duties(&self, ctx: &Context<'_>) -> Result<Vec<CoverageDuty>> {
        let (above, filter) = (self.above.id, &self.narrow.schools);
        let totals = coverage::totals(reader(ctx)?, &self.place, above, filter).await?;
        let asked = self.asked(ctx).await?;
        Ok(asked
            .into_iter()
            .map(|clause| {
                let total = totals.iter().find(|total| total.duty == clause.id);
                let covered = total.map(|total| total.covered).unwrap_or_default();
                CoverageDuty {
                    clause: PlanClause::new(clause),
                    covered,
                    done: total.map(|total| total.done).unwrap_or_default(),
                }
            })
            .collect())
    }

    /// Schools by name.
    async fn rows(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many, 1 to 100; 50 unless said.")] first: Option<i32>,
        #[graphql(desc = "Go on after this cursor.")] after: Option<String>,
    ) -> Result<List<CoverageRow>> {
        let reader = reader(ctx)?;
        let args = PageArgs::parse(first, after.as_deref())?;
        let (place, above, narrow) = (&self.place, self.above.id, &self.narrow);
        let asked: Vec<Uuid> = (self.asked(ctx).await?).iter().map(|row| row.id).collect();
        let page = coverage::page(reader, place, above, narrow, &args).await?;
        let total = total(ctx, coverage::size(reader, place, above, narrow)).await?;
        Ok(list(page, total, |line| CoverageRow::of(line, &asked)))
    }
}

/// A duty, and how many schools carry it out.
#[derive(SimpleObject)]
pub struct CoverageDuty {
    /// The duty.
    clause: PlanClause,
    /// With how many schools some activity carries it out.
    covered: i64,
    /// With how many of them all such activities are confirmed.
    done: i64,
}

/// A school, and how each duty stands with it.
#[derive(SimpleObject)]
pub struct CoverageRow {
    /// The school.
    organization: Organization,
    /// Its issued plan under the office's, if it has one.
    plan: Option<Plan>,
    /// In the order of `duties`.
    cells: Vec<CoverageCell>,
}

/// How one duty stands with one school.
#[derive(SimpleObject)]
pub struct CoverageCell {
    /// How it stands.
    state: CoverageState,
    /// How many activities carry it out.
    activities: i64,
}

impl CoverageRow {
    fn of(line: Line, asked: &[Uuid]) -> Self {
        let cell = |duty: &Uuid| {
            let found: Option<&Cell> = line.cells.get(duty);
            let (activities, confirmed) =
                found.map_or((0, 0), |cell| (cell.activities, cell.confirmed));
            CoverageCell {
                state: CoverageState::of(activities, confirmed),
                activities,
            }
        };
        Self {
            cells: asked.iter().map(cell).collect(),
            organization: Organization::new(line.organization),
            plan: line.plan.map(Plan::new),
        }
    }
}
