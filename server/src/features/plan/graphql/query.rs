//! Reads.

use async_graphql::{Context, Object, SimpleObject};
use entity::{plan, school_year};

use super::cited::CitedDocument;
use super::input::{PlanFilter, PlanOrder};
use super::plan::Plan;
use super::schools::{PlanSchools, SchoolFilterInput};
use super::version::PlanVersion;
use crate::features::plan::cited;
use crate::features::plan::content::Citation;
use crate::features::plan::copying::{self, Proposal};
use crate::features::plan::policy::Oversee;
use crate::features::plan::queries::{self, By};
use crate::features::plan::reading::PlanReading;
use crate::features::plan::source::{self, PlanSource};
use crate::features::plan::versions::{self, PlanDifferences};
use crate::features::plan::vocabulary::{PlanErrorCode, PlanSchoolState};
use crate::platform::graphql::{Call, List, UserErrorObject, list, reader, settle, total};
use crate::platform::page::{Direction, PageArgs};
use crate::platform::{Error, Id, Result};

/// What became of a source.
#[derive(SimpleObject)]
pub struct PlanReadingPayload {
    /// What was read; none when it could not be.
    reading: Option<PlanReading>,
    /// Why it could not be read: SOURCE_EMPTY, SOURCE_TOO_LARGE or SOURCE_UNREADABLE.
    user_errors: Vec<UserErrorObject<PlanErrorCode>>,
}

/// What a copy in another school year would say otherwise.
#[derive(SimpleObject)]
pub struct PlanCarryPayload {
    /// In reading order.
    proposals: Vec<Proposal>,
    /// Why nothing is proposed: SCHOOL_YEAR_UNKNOWN or SAME_YEAR.
    user_errors: Vec<UserErrorObject<PlanErrorCode>>,
}

/// Reads of this feature.
#[derive(Default)]
pub struct PlanQuery;

#[Object]
impl PlanQuery {
    /// One plan by id. Requires: HEAD, DEPUTY_HEAD or a division at or above its organization, or its school's
    /// PRINCIPAL or FOCAL_POINT; once issued, an appointment at, below or (OBSERVER) above it.
    async fn plan(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The plan's id.")] id: Id<plan::Entity>,
    ) -> Result<Plan> {
        Ok(Plan::new(
            reader(ctx)?.get::<plan::Entity>(id.uuid()).await?,
        ))
    }

    /// The plans that the viewer sees, last changed first. Requires: as `plan`, for each.
    async fn plans(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which plans.")] filter: Option<PlanFilter>,
        #[graphql(desc = "In what order.")] order_by: Option<PlanOrder>,
        #[graphql(desc = "How many, 1 to 100; 50 unless said.")] first: Option<i32>,
        #[graphql(desc = "Go on after this cursor.")] after: Option<String>,
    ) -> Result<List<Plan>> {
        let reader = reader(ctx)?;
        let args = PageArgs::parse(first, after.as_deref())?;
        let (by, direction) = order_by.map_or((By::Updated, Direction::Desc), |order| {
            (order.field.into(), order.direction)
        });
        let plans = queries::matching(reader, &filter.unwrap_or_default().into());
        let total = total(ctx, reader.count(plans.clone())).await?;
        let page = queries::page(reader, plans, by, direction, &args).await?;
        Ok(list(page, total, Plan::new))
    }

    /// Who of the schools below a plan's owner has a plan under it. Requires: HEAD, DEPUTY_HEAD, OFFICE, EMULATION or
    /// INSPECTION at or above the plan's organization.
    async fn plan_schools(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The plan's id.")] plan: Id<plan::Entity>,
        #[graphql(desc = "Which schools.")] filter: Option<SchoolFilterInput>,
        #[graphql(desc = "Only the rows of those that stand here.")] state: Option<
            Vec<PlanSchoolState>,
        >,
    ) -> Result<PlanSchools> {
        let reader = reader(ctx)?;
        let above = reader.get::<plan::Entity>(plan.uuid()).await?;
        let place = reader.require::<Oversee, plan::Entity>(&above).await?;
        Ok(PlanSchools {
            above,
            place,
            filter: filter.unwrap_or_default().into(),
            states: state.unwrap_or_default(),
        })
    }

    /// What a plan said before, the newest first. Requires: HEAD, DEPUTY_HEAD or a division at or above its organization, or
    /// its school's PRINCIPAL or FOCAL_POINT; empty for others.
    async fn plan_versions(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The plan's id.")] plan: Id<plan::Entity>,
        #[graphql(desc = "How many, 1 to 100; 50 unless said.")] first: Option<i32>,
        #[graphql(desc = "Go on after this cursor.")] after: Option<String>,
    ) -> Result<List<PlanVersion>> {
        let reader = reader(ctx)?;
        let args = PageArgs::parse(first, after.as_deref())?;
        let plan = reader.get::<plan::Entity>(plan.uuid()).await?;
        let total = total(ctx, versions::count(reader, plan.id)).await?;
        let page = versions::page(reader, plan.id, &args).await?;
        Ok(list(page, total, PlanVersion::new))
    }

    /// In what two versions of a plan differ. Requires: as `planVersions`; `NOT_FOUND` for others.
    async fn plan_differences(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The plan's id.")] plan: Id<plan::Entity>,
        #[graphql(desc = "The number of the earlier version.")] from: i32,
        #[graphql(desc = "The number of the later version.")] to: i32,
    ) -> Result<PlanDifferences> {
        let reader = reader(ctx)?;
        let plan = reader.get::<plan::Entity>(plan.uuid()).await?;
        versions::differences(reader, &plan, from, to).await
    }

    /// What a copy of a plan in another school year would say otherwise: each is proposed, and done only when `planCopy`
    /// names it. Requires: whoever may begin a plan at its organization.
    async fn plan_carry(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The plan's id.")] plan: Id<plan::Entity>,
        #[graphql(desc = "The school year of the copy.")] school_year: Id<school_year::Entity>,
    ) -> Result<PlanCarryPayload> {
        let proposed = copying::proposed(reader(ctx)?, plan.uuid(), school_year.uuid()).await;
        let (proposals, user_errors) = settle(proposed)?;
        Ok(PlanCarryPayload {
            proposals: proposals.unwrap_or_default(),
            user_errors,
        })
    }

    /// Of papers that a plan names, those that end before the school year does, were taken back or gave way to another, as far
    /// as the viewer sees them in a register. Requires: signed in.
    #[graphql(complexity = "10 + citations.len() * child_complexity")]
    async fn cited_documents(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What is named, 500 at most.")] citations: Vec<Citation>,
        #[graphql(desc = "The plan's school year; without it, what has ended by today is told.")]
        school_year: Option<Id<school_year::Entity>>,
    ) -> Result<Vec<CitedDocument>> {
        let call = Call::of(ctx)?;
        let reader = call.reader()?;
        if citations.len() > cited::MOST {
            let message = format!("`citations` are {} at most.", cited::MOST);
            return Err(Error::BadInput(message));
        }
        let last = match school_year {
            Some(year) => {
                reader
                    .get::<school_year::Entity>(year.uuid())
                    .await?
                    .ends_on
            }
            None => call.actor().today(),
        };
        let cited = cited::cited(call, &citations, last).await?;
        Ok(cited.into_iter().map(CitedDocument::new).collect())
    }

    /// What the reader makes of a source; nothing is stored. Requires: signed in.
    async fn plan_reading(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Text, or a completed upload.")] source: PlanSource,
    ) -> Result<PlanReadingPayload> {
        let read = source::read(source, reader(ctx)?, &Call::of(ctx)?.blobs).await;
        let (read, user_errors) = settle(read)?;
        Ok(PlanReadingPayload {
            reading: read.map(Into::into),
            user_errors,
        })
    }
}
