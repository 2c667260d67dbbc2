//! Activities in the schema: the object, lists, what is added to a plan, and coverage.

mod added;
mod coverage;
mod object;
mod write;

pub use added::PlanActivities;
pub use object::Activity;
pub use write::ActivityMutation;

use async_graphql::{Context, InputObject, Object};
use entity::{activity, organization, plan, plan_clause};

use self::coverage::{CoverageFilter, PlanCoverage};
use super::coverage::Narrow;
use super::queries::{self, Filter};
use crate::features::plan::Oversee;
use crate::features::task::TaskState;
use crate::platform::graphql::{List, page, reader};
use crate::platform::page::{Order, PageArgs};
use crate::platform::{Date, Id, Result};

/// Which activities.
#[derive(InputObject, Default)]
pub struct ActivityFilter {
    /// Of this plan.
    plan: Option<Id<plan::Entity>>,
    /// Of this school.
    organization: Option<Id<organization::Entity>>,
    /// Those that name this clause.
    clause: Option<Id<plan_clause::Entity>>,
    /// Words of the title, with or without diacritics.
    search: Option<String>,
    /// In one of these states.
    states: Option<Vec<TaskState>>,
    /// Those that are the viewer's to do, himself or by his post.
    mine: Option<bool>,
    /// Those that should have ended, and are not done.
    overdue: Option<bool>,
    /// Those that end on this day or later.
    from: Option<Date>,
    /// Those that begin on this day or before.
    until: Option<Date>,
}

impl From<ActivityFilter> for Filter {
    fn from(filter: ActivityFilter) -> Self {
        Self {
            plan: filter.plan.map(Id::uuid),
            organization: filter.organization.map(Id::uuid),
            clause: filter.clause.map(Id::uuid),
            search: filter.search,
            states: (filter.states.into_iter().flatten())
                .map(Into::into)
                .collect(),
            mine: filter.mine.unwrap_or_default(),
            overdue: filter.overdue.unwrap_or_default(),
            from: filter.from.map(|day| day.0),
            until: filter.until.map(|day| day.0),
        }
    }
}

/// Reads of this feature.
#[derive(Default)]
pub struct ActivityQuery;

#[Object]
impl ActivityQuery {
    /// One activity. Requires: as `plan`, for its plan.
    async fn activity(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The activity's id.")] id: Id<activity::Entity>,
    ) -> Result<Activity> {
        let row = reader(ctx)?.get::<activity::Entity>(id.uuid()).await?;
        Ok(Activity::new(row))
    }

    /// The activities that the viewer sees, the first to begin first. Requires: as `activity`, for each.
    async fn activities(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which activities.")] filter: Option<ActivityFilter>,
        #[graphql(desc = "How many, 1 to 100; 50 unless said.")] first: Option<i32>,
        #[graphql(desc = "Go on after this cursor.")] after: Option<String>,
    ) -> Result<List<Activity>> {
        let reader = reader(ctx)?;
        let args = PageArgs::parse(first, after.as_deref())?;
        let found = queries::matching(reader, &filter.unwrap_or_default().into());
        let order = Order::asc(activity::Column::StartsOn);
        page(ctx, found, order, &args, Activity::new).await
    }

    /// Which of an office's duties its schools' activities carry out. Requires: HEAD, DEPUTY_HEAD, OFFICE, EMULATION or
    /// INSPECTION at or above the plan's organization.
    async fn plan_coverage(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The office's plan.")] plan: Id<plan::Entity>,
        #[graphql(desc = "Which schools.")] filter: Option<CoverageFilter>,
    ) -> Result<PlanCoverage> {
        let reader = reader(ctx)?;
        let above = reader.get::<plan::Entity>(plan.uuid()).await?;
        let place = reader.require::<Oversee, plan::Entity>(&above).await?;
        Ok(PlanCoverage {
            above,
            place,
            narrow: filter.map(Narrow::from).unwrap_or_default(),
        })
    }
}
