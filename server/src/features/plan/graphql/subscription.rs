//! Plans as they change.

use async_graphql::{Context, ID, SimpleObject, Subscription};
use entity::plan;
use futures_util::stream::{Stream, TryStreamExt as _};
use uuid::Uuid;

use crate::features::plan::events;
use crate::features::plan::vocabulary::PlanState;
use crate::platform::event::Published;
use crate::platform::graphql::{Call, reader};
use crate::platform::{Id, Reader, Result};

/// That a plan's state changed.
#[derive(SimpleObject)]
pub struct PlanChanged {
    /// Where to go on from: `after` this, nothing is missed and nothing told twice.
    cursor: String,
    /// Which plan.
    plan_id: ID,
    /// Where it stands since.
    state: PlanState,
}

/// What can be listened to.
#[derive(Default)]
pub struct PlanSubscription;

#[Subscription]
impl PlanSubscription {
    /// Plans whose state changed, as far as the viewer may see them. A listener who was away goes on `after` the last that
    /// he heard, for a week; then it is `BAD_USER_INPUT`: read again what is shown and subscribe anew. Requires: as
    /// `plan`, for each.
    async fn plan_changed(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Only this one.")] plan: Option<Id<plan::Entity>>,
        #[graphql(
            desc = "The `cursor` of the last that was heard; without it, what happens from now on."
        )]
        after: Option<String>,
    ) -> Result<impl Stream<Item = Result<PlanChanged>> + use<>> {
        let reader = reader(ctx)?.clone();
        let only = plan.map(Id::uuid);
        let events = Call::of(ctx)?.events(after.as_deref()).await?;
        Ok(events.try_filter_map(move |event| {
            let reader = reader.clone();
            async move { told(&reader, only, &event).await }
        }))
    }
}

/// The change, if the viewer sees the plan.
async fn told(
    reader: &Reader,
    only: Option<Uuid>,
    event: &Published,
) -> Result<Option<PlanChanged>> {
    if !events::NAMES.contains(&event.name.as_str())
        || only.is_some_and(|only| only != event.subject)
    {
        return Ok(None);
    }
    let seen = reader.find::<plan::Entity>().by_id(event.subject);
    let Some(row) = reader.one(seen).await? else {
        return Ok(None);
    };
    let state = event.payload.get("state").cloned();
    let state = state.and_then(|state| serde_json::from_value(state).ok());
    Ok(Some(PlanChanged {
        cursor: event.cursor(),
        plan_id: Id::<plan::Entity>::new(event.subject).into(),
        state: state.unwrap_or_else(|| row.state.into()),
    }))
}
