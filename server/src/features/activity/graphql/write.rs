//! The mutations of activities.

use async_graphql::{Context, InputObject, Object, SimpleObject};
use entity::{activity, channel, plan, plan_clause, user};

use super::object::Activity;
use crate::features::activity::commands::{self, Seen};
use crate::features::activity::content::Content;
use crate::features::activity::doing;
use crate::features::activity::model::ActivityErrorCode;
use crate::features::activity::replacing;
use crate::features::plan::{PlanActInput, PlanPayload};
use crate::platform::evidence::LinkInput;
use crate::platform::graphql::{UserErrorObject, run, write, write_telling};
use crate::platform::{Date, Id, Outcome, Result, Writer};

/// What is said of an activity.
#[derive(InputObject)]
pub struct ActivityContentInput {
    /// What is to be done.
    title: String,
    /// The person in charge: somebody who is appointed at the school.
    person: Option<Id<user::Entity>>,
    /// Who does it, in words.
    doer: Option<String>,
    /// The first day.
    starts_on: Date,
    /// The last day.
    ends_on: Date,
    /// Where.
    place: Option<String>,
    /// What should come of it.
    output: Option<String>,
    /// What it carries out: clauses of the plan, or duties of schools in the plan above.
    clauses: Vec<Id<plan_clause::Entity>>,
    /// The school's channels that it runs on.
    channels: Vec<Id<channel::Entity>>,
}

impl From<ActivityContentInput> for Content {
    fn from(input: ActivityContentInput) -> Self {
        Self {
            title: input.title,
            person: input.person.map(Id::uuid),
            doer: input.doer,
            starts_on: input.starts_on.0,
            ends_on: input.ends_on.0,
            place: input.place,
            output: input.output,
            clauses: input.clauses.into_iter().map(Id::uuid).collect(),
            channels: input.channels.into_iter().map(Id::uuid).collect(),
        }
    }
}

/// Activities to add.
#[derive(InputObject)]
pub struct ActivityAddInput {
    /// To which plan.
    plan: Id<plan::Entity>,
    /// 1 to 50 of them: all are added, or none.
    activities: Vec<ActivityContentInput>,
    /// Send the same key again to repeat a request whose answer was lost.
    idempotency_key: Option<String>,
}

/// Says otherwise what is to be done.
#[derive(InputObject)]
pub struct ActivityUpdateInput {
    /// Which one.
    id: Id<activity::Entity>,
    /// The version last seen; another one in the database answers `CONFLICT`.
    expected_version: Option<i32>,
    /// What is said of it now.
    activity: ActivityContentInput,
    /// Send the same key again to repeat a request whose answer was lost.
    idempotency_key: Option<String>,
}

/// Refers to an activity.
#[derive(InputObject)]
pub struct ActivityActInput {
    /// Which one.
    id: Id<activity::Entity>,
    /// The version last seen; another one in the database answers `CONFLICT`.
    expected_version: Option<i32>,
    /// Send the same key again to repeat a request whose answer was lost.
    idempotency_key: Option<String>,
}

/// Says that an activity is done.
#[derive(InputObject)]
pub struct ActivityFinishInput {
    /// Which one.
    id: Id<activity::Entity>,
    /// The version last seen; another one in the database answers `CONFLICT`.
    expected_version: Option<i32>,
    /// What came of it.
    result: String,
    /// Pages that show it, 20 at most.
    links: Vec<LinkInput>,
    /// Send the same key again to repeat a request whose answer was lost.
    idempotency_key: Option<String>,
}

/// Sends an activity back.
#[derive(InputObject)]
pub struct ActivityReturnInput {
    /// Which one.
    id: Id<activity::Entity>,
    /// The version last seen; another one in the database answers `CONFLICT`.
    expected_version: Option<i32>,
    /// What has to be mended.
    reason: String,
    /// Send the same key again to repeat a request whose answer was lost.
    idempotency_key: Option<String>,
}

type Errors = Vec<UserErrorObject<ActivityErrorCode>>;

/// The activity, or what to mend.
#[derive(SimpleObject)]
pub struct ActivityPayload {
    /// As it is now.
    activity: Option<Activity>,
    /// What to mend.
    user_errors: Errors,
}

/// What was added, or what to mend.
#[derive(SimpleObject)]
pub struct ActivityAddPayload {
    /// The first.
    activity: Option<Activity>,
    /// How many.
    count: usize,
    /// What to mend.
    user_errors: Errors,
}

/// Nothing, or what to mend.
#[derive(SimpleObject)]
pub struct ActivityRemovePayload {
    /// What to mend; empty when it is gone.
    user_errors: Errors,
}

impl ActivityPayload {
    /// Of a command, run once.
    async fn of(
        ctx: &Context<'_>,
        key: Option<String>,
        command: impl AsyncFnOnce(&mut Writer) -> Outcome<activity::Model, ActivityErrorCode>,
    ) -> Result<Self> {
        let (row, user_errors) = write(ctx, key, command).await?;
        Ok(Self {
            activity: row.map(Activity::new),
            user_errors,
        })
    }
}

fn seen(id: Id<activity::Entity>, version: Option<i32>) -> Seen {
    Seen { id, version }
}

/// Writes of this feature.
#[derive(Default)]
pub struct ActivityMutation;

#[Object]
impl ActivityMutation {
    /// Puts activities into a plan. Requires: PRINCIPAL or FOCAL_POINT at its school; DRAFT, RETURNED or ISSUED.
    async fn activity_add(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to do.")] input: ActivityAddInput,
    ) -> Result<ActivityAddPayload> {
        let plan = input.plan.uuid();
        let contents = input.activities.into_iter().map(Into::into).collect();
        let (added, user_errors) = write_telling(ctx, input.idempotency_key, async |w| {
            commands::add(w, plan, contents).await
        })
        .await?;
        let (activity, count) = added.unzip();
        Ok(ActivityAddPayload {
            activity: activity.map(Activity::new),
            count: count.unwrap_or_default(),
            user_errors,
        })
    }

    /// Says otherwise what is to be done, by whom or when. Requires: as adding it, until it is done.
    async fn activity_update(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to do.")] input: ActivityUpdateInput,
    ) -> Result<ActivityPayload> {
        let seen = seen(input.id, input.expected_version);
        let content = input.activity.into();
        ActivityPayload::of(ctx, input.idempotency_key, async |w| {
            commands::update(w, seen, content).await
        })
        .await
    }

    /// Takes an activity out of its plan that nobody has begun: it is gone. Requires: as adding it.
    async fn activity_remove(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to do.")] input: ActivityActInput,
    ) -> Result<ActivityRemovePayload> {
        let seen = seen(input.id, input.expected_version);
        let user_errors = run(ctx, input.idempotency_key, async |w| {
            commands::remove(w, seen).await
        })
        .await?;
        Ok(ActivityRemovePayload { user_errors })
    }

    /// Begins it. Requires: being in charge of it, or FOCAL_POINT at its school; its plan ISSUED.
    async fn activity_start(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to do.")] input: ActivityActInput,
    ) -> Result<ActivityPayload> {
        let seen = seen(input.id, input.expected_version);
        ActivityPayload::of(ctx, input.idempotency_key, async |w| {
            doing::start(w, seen).await
        })
        .await
    }

    /// Says that it is done, and what came of it. Requires: as beginning it.
    async fn activity_finish(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to do.")] input: ActivityFinishInput,
    ) -> Result<ActivityPayload> {
        let seen = seen(input.id, input.expected_version);
        ActivityPayload::of(ctx, input.idempotency_key, async |w| {
            doing::finish(w, seen, &input.result, input.links).await
        })
        .await
    }

    /// Takes it up again before it is confirmed. Requires: as beginning it.
    async fn activity_reopen(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to do.")] input: ActivityActInput,
    ) -> Result<ActivityPayload> {
        let seen = seen(input.id, input.expected_version);
        ActivityPayload::of(ctx, input.idempotency_key, async |w| {
            doing::reopen(w, seen).await
        })
        .await
    }

    /// Says that it is done well. Requires: PRINCIPAL at its school, and not having done it.
    async fn activity_confirm(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to do.")] input: ActivityActInput,
    ) -> Result<ActivityPayload> {
        let seen = seen(input.id, input.expected_version);
        ActivityPayload::of(ctx, input.idempotency_key, async |w| {
            doing::confirm(w, seen).await
        })
        .await
    }

    /// Sends it back with a reason. Requires: as confirming it.
    async fn activity_return(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to do.")] input: ActivityReturnInput,
    ) -> Result<ActivityPayload> {
        let seen = seen(input.id, input.expected_version);
        ActivityPayload::of(ctx, input.idempotency_key, async |w| {
            doing::send_back(w, seen, &input.reason).await
        })
        .await
    }

    /// Begins another plan in the place of a school's issued one, with its text and activities; once issued, that one
    /// counts. Who asks again is led to the draft that is there. Requires: FOCAL_POINT or PRINCIPAL at the school; ISSUED
    /// under an office's plan.
    async fn plan_replace(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The plan.")] mut input: PlanActInput,
    ) -> Result<PlanPayload> {
        let key = input.idempotency_key.take();
        PlanPayload::of(ctx, key, async |w| {
            replacing::replace_with_activities(w, input.into()).await
        })
        .await
    }
}
