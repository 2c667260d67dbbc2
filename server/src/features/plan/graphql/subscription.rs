//! Plans as they change.

use async_graphql::{Context, ID, SimpleObject, Subscription};
use entity::plan;
use futures_util::stream::{Stream, TryStreamExt as _};
use uuid::Uuid;

use crate::features::plan::events::{self, PlanIssued};
use crate::features::plan::policy::read_while_written;
use crate::features::plan::vocabulary::PlanState;
use crate::platform::event::{Event as _, Published};
use crate::platform::graphql::{Call, reader};
use crate::platform::{Id, Reader, Result};

/// That a plan's state changed.
#[derive(SimpleObject)]
pub struct PlanChanged {
    /// Where to go on from: `after` this, nothing is missed and nothing told twice.
    cursor: String,
    /// Which plan.
    plan_id: ID,
    /// Where it stands now.
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
        let events = Call::of(ctx)?
            .events(events::PREFIX, after.as_deref())
            .await?;
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
    if only.is_some_and(|only| only != event.subject) {
        return Ok(None);
    }
    let mut seen = reader.find::<plan::Entity>().by_id(event.subject);
    if event.name != PlanIssued::NAME {
        // Whoever sees only what is issued is not told, once it is, how it came to be.
        seen = seen.filter(read_while_written(reader.actor()));
    }
    let Some(row) = reader.one(seen).await? else {
        return Ok(None);
    };
    Ok(Some(PlanChanged {
        cursor: event.cursor(),
        plan_id: Id::<plan::Entity>::new(event.subject).into(),
        state: row.state.into(),
    }))
}
