//! Reads.

use async_graphql::{Context, Object, SimpleObject};
use entity::plan;

use super::input::{PlanFilter, PlanOrder};
use super::plan::Plan;
use crate::features::plan::queries::{self, By};
use crate::features::plan::reading::PlanReading;
use crate::features::plan::source::{self, PlanSource};
use crate::features::plan::vocabulary::PlanErrorCode;
use crate::platform::graphql::{Call, List, UserErrorObject, list, reader, settle, wants_total};
use crate::platform::page::{Direction, PageArgs};
use crate::platform::{Id, Result};

/// What became of a source.
#[derive(SimpleObject)]
pub struct PlanReadingPayload {
    /// What was read; none when it could not be.
    reading: Option<PlanReading>,
    /// Why it could not be read: SOURCE_EMPTY, SOURCE_TOO_LARGE or SOURCE_UNREADABLE.
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
        let total = if wants_total(ctx) {
            Some(reader.count(plans.clone()).await?)
        } else {
            None
        };
        let page = queries::page(reader, plans, by, direction, &args).await?;
        Ok(list(page, total, Plan::new))
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
