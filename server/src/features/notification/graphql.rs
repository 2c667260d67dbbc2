//! Notifications as the schema shows them.

use std::collections::HashMap;
use std::sync::Arc;

use async_graphql::{Context, Enum, ID, InputObject, Object, SimpleObject, Subscription};
use chrono::{DateTime, Utc};
use entity::{
    activity, comment, delivery, document, handover, notification, organization, plan, report,
    reporting_period, task,
};
use futures_util::future;
use futures_util::stream::Stream;

use super::mail::{MailSetting, paths_of};
use super::model::{KINDS, NotificationKind};
use super::queries;
use crate::features::activity::Activity;
use crate::features::comment::Comment;
use crate::features::distribution::Delivery;
use crate::features::document::Document;
use crate::features::handover::Handover;
use crate::features::organization::Organization;
use crate::features::period::ReportingPeriod;
use crate::features::plan::Plan;
use crate::features::report::Report;
use crate::features::task::Task;
use crate::platform::error::Code;
use crate::platform::event::Published;
use crate::platform::graphql::{
    Call, FeatureCode, List, UserErrorObject, list, reader, run, total,
};
use crate::platform::page::PageArgs;
use crate::platform::{Error, Id, Result, UserError};

/// Something that happened and concerns the viewer. What it is about is absent once it is out of his sight.
pub struct Notification {
    row: notification::Model,
    read_until: DateTime<Utc>,
    path: Option<String>,
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

    /// Who did it, by the name of that day; of what is told to everybody below, those who did it stay unnamed.
    async fn actor(&self) -> Option<&str> {
        (!self.row.below).then_some(self.row.caused_by_name.as_str())
    }

    /// Where one acts on it, relative to the page; `null` once it is out of the viewer's sight. Letters lead there too.
    async fn path(&self) -> Option<&str> {
        self.path.as_deref()
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

    /// The delivery that it is about.
    async fn delivery(&self, ctx: &Context<'_>) -> Result<Option<Delivery>> {
        if !self.row.event.starts_with("delivery.") {
            return Ok(None);
        }
        let row = Call::of(ctx)?.row::<delivery::Entity>(self.row.subject_id);
        Ok(row.await?.map(Delivery::new))
    }

    /// The document that it is about.
    async fn document(&self, ctx: &Context<'_>) -> Result<Option<Document>> {
        if !self.row.event.starts_with("document.") {
            return Ok(None);
        }
        let row = Call::of(ctx)?.row::<document::Entity>(self.row.subject_id);
        Ok(row.await?.map(Document::new))
    }

    /// What was said.
    async fn comment(&self, ctx: &Context<'_>) -> Result<Option<Comment>> {
        if !self.row.event.starts_with("comment.") {
            return Ok(None);
        }
        let row = Call::of(ctx)?.row::<comment::Entity>(self.row.subject_id);
        Ok(row.await?.map(Comment::new))
    }

    /// The task that it is about.
    async fn task(&self, ctx: &Context<'_>) -> Result<Option<Task>> {
        if !self.row.event.starts_with("task.") {
            return Ok(None);
        }
        let row = Call::of(ctx)?.row::<task::Entity>(self.row.subject_id);
        Ok(row.await?.map(Task::new))
    }

    /// The activity that it is about.
    async fn activity(&self, ctx: &Context<'_>) -> Result<Option<Activity>> {
        if !self.row.event.starts_with("activity.") {
            return Ok(None);
        }
        let row = Call::of(ctx)?.row::<activity::Entity>(self.row.subject_id);
        Ok(row.await?.map(Activity::new))
    }

    /// The handover that it is about.
    async fn handover(&self, ctx: &Context<'_>) -> Result<Option<Handover>> {
        if !self.row.event.starts_with("handover.") {
            return Ok(None);
        }
        let row = Call::of(ctx)?.row::<handover::Entity>(self.row.subject_id);
        Ok(row.await?.map(Handover::new))
    }

    /// The report that it is about.
    async fn report(&self, ctx: &Context<'_>) -> Result<Option<Report>> {
        if !self.row.event.starts_with("report.") {
            return Ok(None);
        }
        let row = Call::of(ctx)?.row::<report::Entity>(self.row.subject_id);
        Ok(row.await?.map(Report::new))
    }

    /// The reporting period that it is about.
    async fn period(&self, ctx: &Context<'_>) -> Result<Option<ReportingPeriod>> {
        if !self.row.event.starts_with("period.") {
            return Ok(None);
        }
        let row = Call::of(ctx)?.row::<reporting_period::Entity>(self.row.subject_id);
        Ok(row.await?.map(ReportingPeriod::new))
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
        let total = total(ctx, reader.count(reader.find::<notification::Entity>())).await?;
        let told: Vec<_> = page.rows.iter().map(|(_, row)| row.clone()).collect();
        let asked = ctx.look_ahead();
        let asked = [asked.field("nodes"), asked.field("edges").field("node")];
        let mut paths = HashMap::new();
        if asked.iter().any(|rows| rows.field("path").exists()) {
            let ids = told.iter().map(|row| row.id);
            paths = ids.zip(paths_of(reader, &told).await?).collect();
        }
        Ok(list(page, total, |row| Notification {
            path: paths.get(&row.id).cloned().flatten(),
            row,
            read_until,
        }))
    }

    /// How the viewer is told by mail.
    async fn mail_setting(&self, ctx: &Context<'_>) -> Result<MailSetting> {
        let user = reader(ctx)?.actor().require_user()?;
        MailSetting::of(&Call::of(ctx)?.db, user, ctx.data_opt()).await
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

/// What is told as it happens.
#[derive(Default)]
pub struct NotificationSubscription;

#[Subscription]
impl NotificationSubscription {
    /// That there may be something new to read: always true; the list tells what. Nothing of the past is told: read the
    /// list, or the count, once it is subscribed to. Requires: being signed in.
    async fn notification_arrived(
        &self,
        ctx: &Context<'_>,
    ) -> Result<impl Stream<Item = Result<bool>> + use<>> {
        let call = Call::of(ctx)?;
        let actor = reader(ctx)?.actor().clone();
        let tell = move |events: Vec<Arc<Published>>| {
            let told = events.iter().filter(|event| event.concerns(&actor));
            future::ok(told.map(|_| true).collect())
        };
        call.events("", None, tell).await
    }
}
