//! Plans as they change.

use std::collections::HashSet;
use std::sync::Arc;

use async_graphql::{Context, ID, SimpleObject, Subscription};
use entity::plan;
use futures_util::stream::Stream;
use sea_orm::Condition;
use uuid::Uuid;

use crate::features::plan::events::{self, PlanIssued};
use crate::features::plan::policy::read_while_written;
use crate::features::plan::queries;
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
        let tell = move |mut events: Vec<Arc<Published>>| {
            events.retain(|event| only.is_none_or(|only| only == event.subject));
            let reader = reader.clone();
            async move { told(&reader, &events).await }
        };
        let call = Call::of(ctx)?;
        call.events(events::PREFIX, after.as_deref(), tell).await
    }
}

/// The changes of plans that the viewer sees.
async fn told(reader: &Reader, events: &[Arc<Published>]) -> Result<Vec<PlanChanged>> {
    let (of_issuing, of_writing): (Vec<_>, Vec<_>) = events
        .iter()
        .partition(|event| event.name == PlanIssued::NAME);
    let issued = queries::states(reader, subjects(&of_issuing), Condition::all()).await?;
    // Whoever sees only what is issued is not told, once it is, how it came to be.
    let writes = read_while_written(reader.actor());
    let written = queries::states(reader, subjects(&of_writing), writes).await?;
    let told = events.iter().filter_map(|event| {
        let seen = if event.name == PlanIssued::NAME {
            &issued
        } else {
            &written
        };
        Some(PlanChanged {
            cursor: event.cursor(),
            plan_id: Id::<plan::Entity>::new(event.subject).into(),
            state: (*seen.get(&event.subject)?).into(),
        })
    });
    Ok(told.collect())
}

fn subjects(events: &[&Arc<Published>]) -> HashSet<Uuid> {
    events.iter().map(|event| event.subject).collect()
}
