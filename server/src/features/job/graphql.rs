//! Jobs as the schema shows them.

use async_graphql::{Context, Enum, ID, InputObject, Object, SimpleObject};
use chrono::{DateTime, Utc};
use entity::job;

use super::commands;
use super::policy::{JobAction, available};
use super::routes::Made;
use crate::features::account::HandedOut as _;
use crate::platform::graphql::{Call, FeatureCode, UserErrorObject, reader, write};
use crate::platform::{Code, Error, Id, Result};

/// As many of the latest as there may be.
const LATEST: u64 = 20;

/// What is wrong with what was asked of a job.
#[derive(Enum, Copy, Clone, Debug, Eq, PartialEq)]
pub enum JobErrorCode {
    /// It has ended.
    WrongState,
    /// As many as a person may have wait or run.
    TooMany,
}

impl Code for JobErrorCode {
    const WRONG_STATE: Self = Self::WrongState;
}

impl FeatureCode for JobErrorCode {
    const FEATURE: &'static str = "Job";
}

/// Where a job stands.
#[derive(Enum, Copy, Clone, Debug, Eq, PartialEq)]
#[graphql(remote = "job::State")]
pub enum JobState {
    /// It waits for its turn.
    Queued,
    /// It is being done.
    Running,
    /// It is done.
    Done,
    /// It could not be done: `failure` says why.
    Failed,
    /// It was stopped.
    Cancelled,
}

/// Why a job could not be done.
#[derive(Enum, Copy, Clone, Debug, Eq, PartialEq)]
pub enum JobFailure {
    /// Whoever asked for it has signed out, or may not any more.
    SignedOut,
    /// What was to be read is refused: the rights changed, or the question is not one that lists are asked.
    Refused,
    /// There is more than a sheet holds, or than is written into one file.
    TooLarge,
    /// Something went wrong that the server's log tells.
    Failed,
}

impl JobFailure {
    /// As the row keeps it.
    fn of(code: &str) -> Self {
        match code {
            "SIGNED_OUT" => Self::SignedOut,
            "REFUSED" => Self::Refused,
            "TOO_LARGE" => Self::TooLarge,
            _ => Self::Failed,
        }
    }
}

/// What the server does for the viewer while he goes on. Kept for a day.
pub struct Job {
    row: job::Model,
}

impl Job {
    pub fn new(row: job::Model) -> Self {
        Self { row }
    }
}

/// A file that came of a job.
#[derive(SimpleObject)]
pub struct JobFile {
    /// What it is called.
    name: String,
    /// How many bytes it has.
    size: i64,
    /// Where to fetch it, relative to the server: in this session only, for an hour or two. An application shows its access
    /// token with it.
    url: String,
}

#[Object]
impl Job {
    pub async fn id(&self) -> ID {
        Id::<job::Entity>::new(self.row.id).into()
    }

    /// What it is, as its owner called it.
    async fn title(&self) -> &str {
        &self.row.title
    }

    /// Where it stands.
    async fn state(&self) -> JobState {
        self.row.state.into()
    }

    /// How much of it is done: rows.
    async fn done(&self, ctx: &Context<'_>) -> Result<i32> {
        let (done, _) = Call::of(ctx)?.db.far(&self.row);
        Ok(done)
    }

    /// Of how much; `null` until that is known.
    async fn total(&self, ctx: &Context<'_>) -> Result<Option<i32>> {
        let (_, total) = Call::of(ctx)?.db.far(&self.row);
        Ok(total)
    }

    /// Why it could not be done.
    async fn failure(&self) -> Option<JobFailure> {
        self.row.failure.as_deref().map(JobFailure::of)
    }

    /// When it was asked for.
    async fn asked_at(&self) -> DateTime<Utc> {
        self.row.created_at
    }

    /// What came of it.
    async fn file(&self, ctx: &Context<'_>) -> Result<Option<JobFile>> {
        let (Some(name), Some(size)) = (self.row.file_name.clone(), self.row.size) else {
            return Ok(None);
        };
        let url = Made(self.row.id).link(Call::of(ctx)?).await?;
        Ok(Some(JobFile { name, size, url }))
    }

    /// What the viewer may do with it now.
    async fn available_actions(&self, ctx: &Context<'_>) -> Result<Vec<JobAction>> {
        Ok(available(Call::of(ctx)?.actor(), &self.row))
    }
}

/// Reads of this feature.
#[derive(Default)]
pub struct JobQuery;

#[Object]
impl JobQuery {
    /// One of the viewer's jobs. Requires: its owner.
    async fn job(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which.")] id: Id<job::Entity>,
    ) -> Result<Job> {
        let row = Call::of(ctx)?.row::<job::Entity>(id.uuid()).await?;
        row.map(Job::new).ok_or(Error::NotFound)
    }

    /// The viewer's jobs of the last day, the latest first; 20 at most. Requires: signed in.
    async fn jobs(&self, ctx: &Context<'_>) -> Result<Vec<Job>> {
        let reader = reader(ctx)?;
        let own = reader
            .find::<job::Entity>()
            .order_by_desc(job::Column::CreatedAt)
            .order_by_desc(job::Column::Id)
            .limit(LATEST);
        Ok(reader.all(own).await?.into_iter().map(Job::new).collect())
    }
}

/// A job to stop.
#[derive(InputObject)]
pub struct JobCancelInput {
    /// Which.
    id: Id<job::Entity>,
    /// Send the same key again to repeat a request whose answer was lost.
    idempotency_key: Option<String>,
}

/// The job, or what to mend.
#[derive(SimpleObject)]
pub struct JobCancelPayload {
    /// As it is now.
    job: Option<Job>,
    /// What to mend.
    user_errors: Vec<UserErrorObject<JobErrorCode>>,
}

/// Writes of this feature.
#[derive(Default)]
pub struct JobMutation;

#[Object]
impl JobMutation {
    /// Stops a job; nothing comes of it. Requires: CANCEL among its `availableActions`.
    async fn job_cancel(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to do.")] input: JobCancelInput,
    ) -> Result<JobCancelPayload> {
        let job = input.id.uuid();
        let call = Call::of(ctx)?;
        let row = call.row::<job::Entity>(job).await?;
        if row.is_some_and(|row| available(call.actor(), &row).contains(&JobAction::Cancel)) {
            call.db.stop_writing(job);
        }
        let (row, user_errors) = write(ctx, input.idempotency_key, async |w| {
            commands::cancel(w, job).await
        })
        .await?;
        Ok(JobCancelPayload {
            job: row.map(Job::new),
            user_errors,
        })
    }
}
