//! Who has a plan under an office's, as the schema shows it.

use async_graphql::{Context, InputObject, Object, SimpleObject};
use entity::{cluster, education_level, organization, plan};

use super::plan::Plan;
use crate::features::channel::FocalPoint;
use crate::features::organization::Organization;
use crate::features::plan::overview::{self, Counts, Line, SchoolFilter};
use crate::features::plan::vocabulary::PlanSchoolState;
use crate::platform::graphql::{Call, List, list, reader, total};
use crate::platform::page::PageArgs;
use crate::platform::{Error, Id, Place, Result};

/// Which schools.
#[derive(InputObject, Default)]
#[graphql(name = "PlanSchoolFilter")]
pub struct SchoolFilterInput {
    /// Words of the school's name, with or without marks.
    search: Option<String>,
    /// Schools that teach this level.
    level: Option<Id<education_level::Entity>>,
    /// Schools of this cluster.
    cluster: Option<Id<cluster::Entity>>,
}

impl From<SchoolFilterInput> for SchoolFilter {
    fn from(input: SchoolFilterInput) -> Self {
        Self {
            search: input.search,
            level: input.level.map(Id::uuid),
            cluster: input.cluster.map(Id::uuid),
        }
    }
}

/// The open schools below a plan's owner, each with its own plan under that one.
pub struct PlanSchools {
    pub above: plan::Model,
    pub place: Place,
    pub filter: SchoolFilter,
    pub states: Vec<PlanSchoolState>,
}

#[Object]
impl PlanSchools {
    /// How many schools stand where, of those that the filter leaves but for their state.
    async fn counts(&self, ctx: &Context<'_>) -> Result<PlanSchoolCounts> {
        let counts = overview::counts(reader(ctx)?, &self.place, &self.above, &self.filter);
        Ok(counts.await?.into())
    }

    /// Schools by name.
    async fn rows(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many, 1 to 100; 50 unless said.")] first: Option<i32>,
        #[graphql(desc = "Go on after this cursor.")] after: Option<String>,
    ) -> Result<List<PlanSchool>> {
        let reader = reader(ctx)?;
        let args = PageArgs::parse(first, after.as_deref())?;
        let which = (&self.filter, self.states.as_slice());
        let page = overview::page(reader, &self.place, &self.above, which, &args).await?;
        let total = total(ctx, overview::size(reader, &self.place, &self.above, which)).await?;
        Ok(list(page, total, |line| PlanSchool { line }))
    }
}

/// How many schools stand where.
#[derive(SimpleObject)]
pub struct PlanSchoolCounts {
    /// All of them.
    schools: i64,
    /// Have begun none.
    none: i64,
    /// Are writing theirs.
    writing: i64,
    /// Have issued theirs, and the office has said nothing.
    waiting: i64,
    /// Have theirs accepted.
    accepted: i64,
    /// Have to make another.
    sent_back: i64,
}

impl From<Counts> for PlanSchoolCounts {
    fn from(counts: Counts) -> Self {
        Self {
            schools: counts.schools,
            none: counts.none,
            writing: counts.writing,
            waiting: counts.waiting,
            accepted: counts.accepted,
            sent_back: counts.sent_back,
        }
    }
}

/// A school, and its plan under the office's.
pub struct PlanSchool {
    line: Line,
}

#[Object]
impl PlanSchool {
    /// The school.
    async fn organization(&self, ctx: &Context<'_>) -> Result<Organization> {
        let call = Call::of(ctx)?;
        let row = call.row::<organization::Entity>(self.line.organization_id);
        row.await?.map(Organization::new).ok_or(Error::NotFound)
    }

    /// Where it stands.
    async fn state(&self) -> PlanSchoolState {
        self.line.stands()
    }

    /// Its plan: the issued one, or the one that it writes.
    async fn plan(&self, ctx: &Context<'_>) -> Result<Option<Plan>> {
        let Some(id) = self.line.plan_id else {
            return Ok(None);
        };
        let row = Call::of(ctx)?.row::<plan::Entity>(id).await?;
        Ok(row.map(Plan::new))
    }

    /// Whom to call.
    async fn focal_point(&self, ctx: &Context<'_>) -> Result<Option<FocalPoint>> {
        FocalPoint::of(ctx, self.line.organization_id).await
    }
}
