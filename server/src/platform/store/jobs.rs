//! What people asked the server to do while they go on: a job is taken by one server at a time, kept up while it runs, and taken
//! by another once its server is gone. Who may ask and see is the job feature's to say; this only moves them on.

use chrono::TimeDelta;
use entity::job::{Column, Entity, Model, State};
use entity::{discarded_blob, import};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set};
use uuid::Uuid;

use super::Db;
use crate::platform::error::Result;

/// A server that says nothing of a job for so long has died.
const HELD_FOR: TimeDelta = TimeDelta::seconds(60);
/// Servers that died over the same job; then it is to blame.
const MOST_ATTEMPTS: i32 = 3;
/// What came of a job is kept so long.
const KEPT: TimeDelta = TimeDelta::hours(24);

/// A file that came of a job.
#[derive(Debug, Clone)]
pub struct Made {
    pub blob: Uuid,
    pub name: String,
    pub content_type: &'static str,
    pub size: i64,
}

/// How a job ended.
#[derive(Debug, Clone)]
pub enum Ended {
    /// With what came of it, if anything did.
    Done(Option<Made>),
    /// With a code.
    Failed(&'static str),
}

impl Db {
    /// Waits until a job may be there to take: asked for at this server, or after a while at another.
    pub async fn job_waiting(&self) {
        let asked = self.jobs.notified();
        let _asked_or_not = tokio::time::timeout(std::time::Duration::from_secs(5), asked).await;
    }

    /// Wakes who waits in [`Self::job_waiting`].
    pub fn job_asked(&self) {
        self.jobs.notify_one();
    }

    /// Takes the job that waits longest, for `holder`.
    pub async fn take_job(&self, holder: Uuid) -> Result<Option<Model>> {
        loop {
            let now = self.clock.now();
            let left = Condition::all()
                .add(Column::State.eq(State::Running))
                .add(Column::HeldUntil.lte(now));
            let waits = Condition::any()
                .add(Column::State.eq(State::Queued))
                .add(left);
            let next = Entity::find()
                .filter(waits)
                .order_by_asc(Column::CreatedAt)
                .one(&self.write)
                .await?;
            let Some(next) = next else {
                return Ok(None);
            };
            if next.attempts >= MOST_ATTEMPTS {
                self.end_job(&next, Ended::Failed("ABANDONED")).await?;
                continue;
            }
            let taken = Entity::update_many()
                .col_expr(Column::State, State::Running.into())
                .col_expr(Column::Holder, Some(holder).into())
                .col_expr(Column::HeldUntil, Some(now + HELD_FOR).into())
                .col_expr(Column::Attempts, (next.attempts + 1).into())
                .col_expr(Column::UpdatedAt, now.into())
                .filter(held(&next))
                .exec(&self.write)
                .await?
                .rows_affected;
            if taken > 0 {
                return Ok(Entity::find_by_id(next.id).one(&self.write).await?);
            }
        }
    }

    /// Says how far it is; whether to go on: not if it was cancelled, or another took it.
    pub async fn keep_job(&self, job: &Model, done: i32, total: Option<i32>) -> Result<bool> {
        let now = self.clock.now();
        let kept = Entity::update_many()
            .col_expr(Column::Done, done.into())
            .col_expr(Column::Total, total.into())
            .col_expr(Column::HeldUntil, Some(now + HELD_FOR).into())
            .col_expr(Column::UpdatedAt, now.into())
            .filter(held(job))
            .exec(&self.write)
            .await?
            .rows_affected;
        Ok(kept > 0)
    }

    /// Keeps it up while one step of it takes long; whether to go on, as [`Self::keep_job`] says.
    pub async fn hold_job(&self, job: &Model) -> Result<bool> {
        let kept = Entity::update_many()
            .col_expr(Column::HeldUntil, Some(self.clock.now() + HELD_FOR).into())
            .filter(held(job))
            .exec(&self.write)
            .await?
            .rows_affected;
        Ok(kept > 0)
    }

    /// How it ended; whether that still counted.
    pub async fn end_job(&self, job: &Model, how: Ended) -> Result<bool> {
        let now = self.clock.now();
        let (state, failure, made) = match how {
            Ended::Done(made) => (State::Done, None, made),
            Ended::Failed(code) => (State::Failed, Some(code), None),
        };
        let (blob, size) = (
            made.as_ref().map(|made| made.blob),
            made.as_ref().map(|made| made.size),
        );
        let content_type = made.as_ref().map(|made| made.content_type);
        let ended = Entity::update_many()
            .col_expr(Column::State, state.into())
            .col_expr(Column::Failure, failure.into())
            .col_expr(Column::BlobId, blob.into())
            .col_expr(Column::Size, size.into())
            .col_expr(Column::ContentType, content_type.into())
            .col_expr(Column::FileName, made.map(|made| made.name).into())
            .col_expr(Column::EndedAt, Some(now).into())
            .col_expr(Column::UpdatedAt, now.into())
            .filter(held(job))
            .exec(&self.write)
            .await?
            .rows_affected;
        Ok(ended > 0)
    }

    /// Forgets what was asked for long ago. Its files are discarded.
    pub(super) async fn sweep_jobs(&self, on: &impl sea_orm::ConnectionTrait) -> Result<()> {
        let now = self.clock.now();
        let old: Vec<(Uuid, Option<Uuid>)> = Entity::find()
            .select_only()
            .columns([Column::Id, Column::BlobId])
            .filter(Column::CreatedAt.lt(now - KEPT))
            .into_tuple()
            .all(on)
            .await?;
        self.discard(on, old.iter().filter_map(|(_, blob)| *blob))
            .await?;
        Entity::delete_many()
            .filter(Column::Id.is_in(old.into_iter().map(|(id, _)| id)))
            .exec(on)
            .await?;
        Ok(())
    }

    /// Forgets imports that can neither be written nor undone any more. Their workbooks are discarded.
    pub(super) async fn sweep_imports(&self, on: &impl sea_orm::ConnectionTrait) -> Result<()> {
        let old: Vec<(Uuid, Uuid)> = import::Entity::find()
            .select_only()
            .columns([import::Column::Id, import::Column::BlobId])
            .filter(import::Column::ExpiresAt.lt(self.clock.now()))
            .into_tuple()
            .all(on)
            .await?;
        self.discard(on, old.iter().map(|(_, blob)| *blob)).await?;
        import::Entity::delete_many()
            .filter(import::Column::Id.is_in(old.into_iter().map(|(id, _)| id)))
            // One that was written meanwhile is kept another day.
            .filter(import::Column::ExpiresAt.lt(self.clock.now()))
            .exec(on)
            .await?;
        Ok(())
    }

    async fn discard(
        &self,
        on: &impl sea_orm::ConnectionTrait,
        blobs: impl Iterator<Item = Uuid>,
    ) -> Result<()> {
        let now = self.clock.now();
        let discarded = blobs.map(|blob| discarded_blob::ActiveModel {
            id: Set(blob),
            version: Set(1),
            created_at: Set(now),
            updated_at: Set(now),
        });
        let discarded: Vec<_> = discarded.collect();
        if discarded.is_empty() {
            return Ok(());
        }
        let unless_there = OnConflict::column(discarded_blob::Column::Id)
            .do_nothing()
            .to_owned();
        discarded_blob::Entity::insert_many(discarded)
            .on_conflict(unless_there)
            .exec_without_returning(on)
            .await?;
        Ok(())
    }
}

/// The job as it was read, unless somebody moved it on meanwhile: another server, or who cancelled it.
fn held(job: &Model) -> Condition {
    Condition::all()
        .add(Column::Id.eq(job.id))
        .add(Column::State.eq(job.state))
        .add(Column::Attempts.eq(job.attempts))
}
