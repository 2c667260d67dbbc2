//! Notifications as the schema shows them.

use std::sync::Arc;

use async_graphql::{Context, Enum, ID, InputObject, Object, SimpleObject, Subscription};
use chrono::{DateTime, Utc};
use entity::{notification, organization, plan, report, task};
use futures_util::future;
use futures_util::stream::Stream;

use super::queries;
use crate::features::organization::Organization;
use crate::features::plan::Plan;
use crate::features::report::Report;
use crate::features::task::Task;
use crate::platform::error::Code;
use crate::platform::event::Published;
use crate::platform::graphql::{
    Call, FeatureCode, List, UserErrorObject, list, reader, run, wants_total,
};
use crate::platform::page::PageArgs;
use crate::platform::{Error, Id, Result, UserError};

/// What happened.
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotificationKind {
    /// A plan waits to be approved.
    PlanSubmitted,
    /// A plan that the viewer drafted was sent back.
    PlanReturned,
    /// A plan may be numbered and issued.
    PlanApproved,
    /// A plan was issued.
    PlanIssued,
    /// A school has handed in its report.
    ReportSubmitted,
    /// The school's report was sent back.
    ReportReturned,
    /// The school's report was accepted.
    ReportAccepted,
    /// The viewer is the organization's focal point.
    FocalPointNamed,
    /// The viewer holds a position, from now on or from a day to come.
    AppointmentMade,
    /// The viewer is charged with a task.
    TaskAssigned,
    /// What the viewer gave waits to be confirmed.
    TaskDone,
    /// What the viewer did was sent back.
    TaskReturned,
    /// What the viewer did was confirmed.
    TaskConfirmed,
}

const KINDS: [(&str, NotificationKind); 13] = [
    ("plan.submitted", NotificationKind::PlanSubmitted),
    ("plan.returned", NotificationKind::PlanReturned),
    ("plan.approved", NotificationKind::PlanApproved),
    ("plan.issued", NotificationKind::PlanIssued),
    ("report.submitted", NotificationKind::ReportSubmitted),
    ("report.returned", NotificationKind::ReportReturned),
    ("report.accepted", NotificationKind::ReportAccepted),
    ("focal_point.named", NotificationKind::FocalPointNamed),
    ("appointment.made", NotificationKind::AppointmentMade),
    ("task.assigned", NotificationKind::TaskAssigned),
    ("task.done", NotificationKind::TaskDone),
    ("task.returned", NotificationKind::TaskReturned),
    ("task.confirmed", NotificationKind::TaskConfirmed),
];

/// Something that happened and concerns the viewer. What it is about is absent once it is out of his sight.
pub struct Notification {
    row: notification::Model,
    read_until: DateTime<Utc>,
}

#[Object]
impl Notification {
    /// Its id.
    async fn id(&self) -> ID {
        Id::<notification::Entity>::new(self.row.id).into()
    }

    /// What happened.
    async fn kind(&self) -> Result<NotificationKind> {
        let known = KINDS.iter().find(|(event, _)| *event == self.row.event);
        let (_, kind) =
            known.ok_or_else(|| Error::internal(format!("{} concerns nobody", self.row.event)))?;
        Ok(*kind)
    }

    /// When.
    async fn at(&self) -> DateTime<Utc> {
        self.row.at
    }

    /// Who did it, by the name of that day.
    async fn actor(&self) -> &str {
        &self.row.caused_by_name
    }

    /// Whether the viewer has not read so far yet.
    async fn is_new(&self) -> bool {
        self.row.at > self.read_until
    }

    /// Where it happened.
    async fn organization(&self, ctx: &Context<'_>) -> Result<Option<Organization>> {
        let Some(id) = self.row.organization_id else {
            return Ok(None);
        };
        let row = Call::of(ctx)?.row::<organization::Entity>(id).await?;
        Ok(row.map(Organization::new))
    }

    /// The plan that it is about.
    async fn plan(&self, ctx: &Context<'_>) -> Result<Option<Plan>> {
        if !self.row.event.starts_with("plan.") {
            return Ok(None);
        }
        let row = Call::of(ctx)?.row::<plan::Entity>(self.row.subject_id);
        Ok(row.await?.map(Plan::new))
    }

    /// The task that it is about.
    async fn task(&self, ctx: &Context<'_>) -> Result<Option<Task>> {
        if !self.row.event.starts_with("task.") {
            return Ok(None);
        }
        let row = Call::of(ctx)?.row::<task::Entity>(self.row.subject_id);
        Ok(row.await?.map(Task::new))
    }

    /// The report that it is about.
    async fn report(&self, ctx: &Context<'_>) -> Result<Option<Report>> {
        if !self.row.event.starts_with("report.") {
            return Ok(None);
        }
        let row = Call::of(ctx)?.row::<report::Entity>(self.row.subject_id);
        Ok(row.await?.map(Report::new))
    }
}

/// What this feature adds to the viewer.
#[derive(Default)]
pub struct ViewerNotifications;

#[Object]
impl ViewerNotifications {
    /// What happened and concerns the viewer, newest first, for a year.
    async fn notifications(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many, 1 to 100; 50 when left out.")] first: Option<i32>,
        #[graphql(desc = "The cursor to go on after.")] after: Option<String>,
    ) -> Result<List<Notification>> {
        let (call, reader) = (Call::of(ctx)?, reader(ctx)?);
        let args = PageArgs::parse(first, after.as_deref())?;
        let read_until = queries::read_until(&call.db, reader.actor().require_user()?).await?;
        let page = queries::page(reader, &args).await?;
        let total = if wants_total(ctx) {
            Some(reader.count(reader.find::<notification::Entity>()).await?)
        } else {
            None
        };
        Ok(list(page, total, |row| Notification { row, read_until }))
    }

    /// How many of them are new, 100 at most.
    async fn new_notifications(&self, ctx: &Context<'_>) -> Result<i32> {
        let (call, reader) = (Call::of(ctx)?, reader(ctx)?);
        let until = queries::read_until(&call.db, reader.actor().require_user()?).await?;
        let new = queries::new(reader, until).await?;
        Ok(i32::try_from(new).unwrap_or(i32::MAX))
    }
}

/// What may be wrong.
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotificationErrorCode {
    /// Nobody has read what is still to come.
    NotYet,
}

impl Code for NotificationErrorCode {
    const WRONG_STATE: Self = Self::NotYet;
}

impl FeatureCode for NotificationErrorCode {
    const FEATURE: &'static str = "Notification";
}

/// Up to where the viewer has read.
#[derive(InputObject)]
pub struct NotificationsReadInput {
    /// The `at` of the newest that he was shown: what came since stays new.
    until: DateTime<Utc>,
    /// The client's own key for this attempt: sent again with it, nothing is done twice.
    idempotency_key: Option<String>,
}

/// What came of it.
#[derive(SimpleObject)]
pub struct NotificationsReadPayload {
    /// What to mend; empty when it is done.
    user_errors: Vec<UserErrorObject<NotificationErrorCode>>,
}

/// What can be done.
#[derive(Default)]
pub struct NotificationMutation;

#[Object]
impl NotificationMutation {
    /// Says that the viewer has read what he was told up to an instant. Requires: being signed in.
    async fn notifications_read(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Up to when.")] input: NotificationsReadInput,
    ) -> Result<NotificationsReadPayload> {
        let NotificationsReadInput {
            until,
            idempotency_key,
        } = input;
        let user_errors = run(ctx, idempotency_key, async |w| {
            if until > w.now() {
                let message = "Use the `at` of a notification that was shown.";
                return Err(UserError::new("until", NotificationErrorCode::NotYet, message).into());
            }
            Ok(queries::read(w, until).await?)
        })
        .await?;
        Ok(NotificationsReadPayload { user_errors })
    }
}

/// Something happened that concerns the viewer.
#[derive(SimpleObject)]
pub struct NotificationArrived {
    /// Where to go on from: `after` this, nothing is missed and nothing told twice.
    cursor: String,
}

/// What is told as it happens.
#[derive(Default)]
pub struct NotificationSubscription;

#[Subscription]
impl NotificationSubscription {
    /// That there may be something new to read: the list tells what.
    async fn notification_arrived(
        &self,
        ctx: &Context<'_>,
        #[graphql(
            desc = "The `cursor` of the last that was heard; without it, what happens from now on."
        )]
        after: Option<String>,
    ) -> Result<impl Stream<Item = Result<NotificationArrived>> + use<>> {
        let call = Call::of(ctx)?;
        let actor = reader(ctx)?.actor().clone();
        let tell = move |events: Vec<Arc<Published>>| {
            let told = events.iter().filter(|event| event.concerns(&actor));
            let told = told.map(|event| NotificationArrived {
                cursor: event.cursor(),
            });
            future::ok(told.collect())
        };
        call.events("", after.as_deref(), tell).await
    }
}
