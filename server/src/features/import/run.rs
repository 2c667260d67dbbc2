//! An import's job, done with the rights that its owner has by then.

use std::collections::HashMap;
use std::sync::Arc;

use entity::{import, job};
use serde::{Deserialize, Serialize};
use sheet::Grid;
use uuid::Uuid;

use super::applying::apply;
use super::checking::check;
use super::kinds::of;
use super::plan::Unreadable;
use super::undoing::undo;
use crate::features::account::Gate;
use crate::platform::blob::Blobs;
use crate::platform::store::Ended;
use crate::platform::{Actor, Db, Error, Reader, Result, apart};

/// What is done in one job.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Step {
    Check,
    Apply,
    Undo,
}

/// What the copy with what is wrong in it says, in the words of who asked for it.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Words {
    /// Above the column.
    pub title: String,
    /// The file's name begins so.
    pub name: String,
    /// For a code a sentence, in which `{column}`, `{read}` and `{wanted}` are what they say.
    pub problems: HashMap<String, String>,
}

#[derive(Debug, Serialize, Deserialize)]
pub struct Input {
    pub import: Uuid,
    pub step: Step,
    pub words: Words,
}

/// What a job of an import works with.
pub struct Work<'a> {
    pub db: &'a Db,
    pub blobs: &'a Blobs,
    pub job: &'a job::Model,
    pub actor: Arc<Actor>,
    pub row: import::Model,
    pub words: Words,
}

impl Work<'_> {
    pub fn reader(&self) -> Reader {
        self.db.reader(self.actor.clone())
    }

    /// Says how far it is, and whether to go on.
    pub async fn keep(&self, done: usize, total: usize) -> Result<bool> {
        let done = i32::try_from(done).map_err(Error::internal)?;
        let total = i32::try_from(total).map_err(Error::internal)?;
        self.db.keep_job(self.job, done, Some(total)).await
    }

    pub async fn grids(&self) -> Result<Result<Vec<Arc<Grid>>, Unreadable>> {
        let bytes = self.blobs.bytes(self.row.blob_id).await;
        // Nobody hid it: it must be there.
        let bytes = bytes.map_err(|error| match error {
            Error::NotFound => Error::internal("an import's workbook is gone"),
            other => other,
        })?;
        let read = apart(move || sheet::read(&bytes)).await?;
        Ok(match read {
            Ok(grids) => Ok(grids.into_iter().map(Arc::new).collect()),
            Err(error) => Err(error.into()),
        })
    }
}

/// `None` once nobody waits for it any more.
pub async fn run(db: &Db, blobs: &Blobs, gate: &Gate, job: &job::Model) -> Result<Option<Ended>> {
    let input: Input = serde_json::from_value(job.input.clone())?;
    let owner = gate.resume(job.tenant_id, job.owner_id, job.session_id);
    let actor = match owner.await {
        Ok(owner) => Arc::new(owner),
        Err(Error::Unauthenticated) => return Ok(Some(Ended::Failed("SIGNED_OUT"))),
        Err(other) => return Err(other),
    };
    let reader = db.reader(actor.clone());
    let row = match reader.get::<import::Entity>(input.import).await {
        Ok(row) => row,
        Err(Error::NotFound) => return Ok(Some(Ended::Failed("REFUSED"))),
        Err(other) => return Err(other),
    };
    let kind = row.kind;
    let work = Work {
        db,
        blobs,
        job,
        actor,
        row,
        words: input.words,
    };
    let ended = match input.step {
        Step::Check => of!(kind, await check(work)),
        Step::Apply => of!(kind, await apply(work)),
        Step::Undo => of!(kind, await undo(work)),
    };
    match ended {
        // His rights there ended meanwhile.
        Err(Error::Forbidden | Error::NotFound) => Ok(Some(Ended::Failed("REFUSED"))),
        other => other,
    }
}
