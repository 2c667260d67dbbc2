//! Plans as they change.

use async_graphql::{Context, ID, SimpleObject, Subscription};
use entity::plan;
use futures_util::stream::{self, Stream};
use tokio::sync::broadcast::error::RecvError;

use crate::features::plan::events;
use crate::features::plan::vocabulary::PlanState;
use crate::platform::graphql::{Call, reader};
use crate::platform::{Id, Reader, Result};

/// That a plan's state changed.
#[derive(SimpleObject)]
pub struct PlanChanged {
    /// Counts up over the installation.
    seq: i64,
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
    /// Plans whose state changed, as far as the viewer may see them. Requires: as `plan`, for each.
    async fn plan_changed(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Only this one.")] plan: Option<Id<plan::Entity>>,
    ) -> Result<impl Stream<Item = PlanChanged> + use<>> {
        let reader: Reader = reader(ctx)?.clone();
        let bus = Call::of(ctx)?.db.bus().listen();
        let only = plan.map(Id::uuid);
        Ok(stream::unfold(
            (bus, reader),
            move |(mut bus, reader)| async move {
                loop {
                    let told = match bus.recv().await {
                        Ok(told) => told,
                        // Too slow for its own good: it goes on with what is told now.
                        Err(RecvError::Lagged(_)) => continue,
                        Err(RecvError::Closed) => return None,
                    };
                    if told.tenant != reader.actor().tenant()
                        || !events::NAMES.contains(&told.name.as_str())
                        || only.is_some_and(|only| only != told.subject)
                    {
                        continue;
                    }
                    let seen = reader.find::<plan::Entity>().by_id(told.subject);
                    let Ok(Some(row)) = reader.one(seen).await else {
                        continue;
                    };
                    let state = told
                        .payload
                        .get("state")
                        .cloned()
                        .and_then(|state| serde_json::from_value(state).ok());
                    let change = PlanChanged {
                        seq: told.seq,
                        plan_id: Id::<plan::Entity>::new(told.subject).into(),
                        state: state.unwrap_or_else(|| row.state.into()),
                    };
                    return Some((change, (bus, reader)));
                }
            },
        ))
    }
}
