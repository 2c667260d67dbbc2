//! Reports that change, told as they change.

use std::sync::Arc;

use async_graphql::{Context, ID, SimpleObject, Subscription};
use entity::{organization, report, reporting_period};
use futures_util::future;
use futures_util::stream::Stream;
use uuid::Uuid;

use super::super::events::{Change, PREFIX};
use super::super::model::ReportState;
use super::super::policy::{own_organizations, sees_every_state};
use crate::platform::event::Published;
use crate::platform::graphql::{Call, reader};
use crate::platform::{Actor, Id, Place, Result};

/// A report has changed its state.
#[derive(SimpleObject)]
pub struct ReportChanged {
    /// Where to go on from: `after` this, nothing is missed and nothing told twice.
    cursor: String,
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
    actor: Arc<Actor>,
    period: Uuid,
    place: Place,
}

#[Subscription]
impl ReportSubscription {
    /// Reports of one period that changed, as far as the viewer may see them: the school its own; HEAD, DEPUTY_HEAD,
    /// OFFICE, EMULATION and INSPECTION at or above the body that asks every change; an observer what was accepted.
    /// A listener who was away goes on `after` the last that he heard, for a week; then it is `BAD_USER_INPUT`: read the
    /// board again and subscribe anew.
    async fn report_changed(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The period's id.")] period: Id<reporting_period::Entity>,
        #[graphql(
            desc = "The `cursor` of the last that was heard; without it, what happens from now on."
        )]
        after: Option<String>,
    ) -> Result<impl Stream<Item = Result<ReportChanged>> + use<>> {
        let call = Call::of(ctx)?;
        let reader = reader(ctx)?;
        let row = reader
            .get::<reporting_period::Entity>(period.uuid())
            .await?;
        let listening = Listening {
            actor: call.actor().clone(),
            period: row.id,
            place: reader.place_of::<reporting_period::Entity>(&row).await?,
        };
        let tell = move |events: Vec<Arc<Published>>| {
            let told = events.iter().filter_map(|event| listening.told(event));
            future::ok(told.collect())
        };
        call.events(PREFIX, after.as_deref(), tell).await
    }
}

impl Listening {
    /// The change, if this listener may see it.
    fn told(&self, event: &Published) -> Option<ReportChanged> {
        let change: Change = serde_json::from_value(event.payload.clone()).ok()?;
        if change.period != self.period || !self.sees(&change) {
            return None;
        }
        Some(ReportChanged {
            cursor: event.cursor(),
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
