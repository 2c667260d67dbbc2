//! How far jobs are while they write, and which of them are to stop. On SQLite one writes at a time: until the transaction ends,
//! no other can keep in the database how far it is, nor that it was cancelled. There one server has the file for itself, so it
//! is kept here.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use entity::job::Model;
use uuid::Uuid;

use super::Db;
use crate::platform::error::{Error, Result};

#[derive(Default)]
struct Far {
    done: i32,
    total: Option<i32>,
    stopped: bool,
}

/// The jobs that write now.
#[derive(Clone, Default)]
pub(super) struct Board(Arc<Mutex<HashMap<Uuid, Far>>>);

impl Board {
    fn jobs(&self) -> MutexGuard<'_, HashMap<Uuid, Far>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A job that writes, until this is dropped.
pub struct Writing<'a> {
    db: &'a Db,
    job: &'a Model,
}

impl Writing<'_> {
    /// Says how far it is, and whether to go on.
    pub async fn keep(&self, done: usize, total: usize) -> Result<bool> {
        let done = i32::try_from(done).map_err(Error::internal)?;
        let total = i32::try_from(total).map_err(Error::internal)?;
        if self.db.is_postgres() {
            return self.db.keep_job(self.job, Some((done, Some(total)))).await;
        }
        let mut jobs = self.db.writing.jobs();
        let far = jobs.entry(self.job.id).or_default();
        (far.done, far.total) = (done, Some(total));
        Ok(!far.stopped)
    }
}

impl Drop for Writing<'_> {
    fn drop(&mut self) {
        self.db.writing.jobs().remove(&self.job.id);
    }
}

impl Db {
    /// To be held before the transaction begins: from then on it can be stopped.
    pub fn writing<'a>(&'a self, job: &'a Model) -> Writing<'a> {
        // Elsewhere the database says it, to every server.
        if !self.is_postgres() {
            let far = Far {
                done: job.done,
                total: job.total,
                stopped: false,
            };
            self.writing.jobs().insert(job.id, far);
        }
        Writing { db: self, job }
    }

    /// So much of so much is done of a job.
    pub fn far(&self, job: &Model) -> (i32, Option<i32>) {
        match self.writing.jobs().get(&job.id) {
            Some(far) => (far.done, far.total),
            None => (job.done, job.total),
        }
    }

    /// Has a job undo what it writes: whoever cancels it could not write that down before it ended.
    pub fn stop_writing(&self, job: Uuid) {
        if let Some(far) = self.writing.jobs().get_mut(&job) {
            far.stopped = true;
        }
    }
}
