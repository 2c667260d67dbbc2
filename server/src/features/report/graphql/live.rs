//! Reports that change, told as they change.

use std::sync::Arc;

use async_graphql::futures_util::{Stream, stream};
use async_graphql::{Context, ID, SimpleObject, Subscription};
use entity::{organization, report, reporting_period};
use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::RecvError;
use uuid::Uuid;

use super::super::events::{Change, PREFIX};
use super::super::model::ReportState;
use super::super::policy::{own_organizations, sees_every_state};
use crate::platform::event::Published;
use crate::platform::graphql::{Call, reader};
use crate::platform::{Actor, Error, Id, Place, Result};

/// A report has changed its state.
#[derive(SimpleObject)]
pub struct ReportChanged {
    /// Resume after this number.
    seq: i32,
    /// The school.
    organization_id: ID,
    /// The report.
    report_id: ID,
    /// Where it stands now.
    state: ReportState,
}

/// What is told as it happens.
#[derive(Default)]
pub struct ReportSubscription;

struct Listening {
    events: Receiver<Arc<Published>>,
    actor: Arc<Actor>,
    period: Uuid,
    place: Place,
}

#[Subscription]
impl ReportSubscription {
    /// Reports of one period that changed, as far as the viewer may see them: the school its own; HEAD, DEPUTY_HEAD,
    /// OFFICE, EMULATION and INSPECTION at or above the body that asks every change; an observer what was accepted.
    /// Ends with an error when the listener is too slow: read the board again and subscribe anew.
    async fn report_changed(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The period's id.")] period: Id<reporting_period::Entity>,
    ) -> Result<impl Stream<Item = async_graphql::Result<ReportChanged>> + use<>> {
        let call = Call::of(ctx)?;
        let reader = reader(ctx)?;
        let row = reader
            .get::<reporting_period::Entity>(period.uuid())
            .await?;
        let listening = Listening {
            events: call.db.bus().listen(),
            actor: call.actor().clone(),
            period: row.id,
            place: reader.place_of::<reporting_period::Entity>(&row).await?,
        };
        Ok(stream::unfold(Some(listening), |listening| async {
            let mut listening = listening?;
            match listening.next().await? {
                Ok(changed) => Some((Ok(changed), Some(listening))),
                Err(error) => Some((Err(error.into()), None)),
            }
        }))
    }
}

impl Listening {
    /// The next change that this listener may see; nothing once the server stops.
    async fn next(&mut self) -> Option<Result<ReportChanged>> {
        loop {
            match self.events.recv().await {
                Ok(event) => {
                    if let Some(changed) = self.told(&event) {
                        return Some(Ok(changed));
                    }
                }
                Err(RecvError::Lagged(_)) => {
                    let sentence = "Too much happened at once. Read the board again.";
                    return Some(Err(Error::BadInput(sentence.to_owned())));
                }
                Err(RecvError::Closed) => return None,
            }
        }
    }

    fn told(&self, event: &Published) -> Option<ReportChanged> {
        if event.tenant != self.actor.tenant() || !event.name.starts_with(PREFIX) {
            return None;
        }
        let change: Change = serde_json::from_value(event.payload.clone()).ok()?;
        if change.period != self.period || !self.sees(&change) {
            return None;
        }
        Some(ReportChanged {
            seq: i32::try_from(event.seq).unwrap_or(i32::MAX),
            organization_id: Id::<organization::Entity>::new(change.organization).into(),
            report_id: Id::<report::Entity>::new(change.report).into(),
            state: change.state,
        })
    }

    fn sees(&self, change: &Change) -> bool {
        use entity::position::Role::Observer;
        own_organizations(&self.actor).contains(&change.organization)
            || sees_every_state(&self.actor, &self.place)
            || (change.state == ReportState::Accepted && self.actor.holds(&[Observer], &self.place))
    }
}
