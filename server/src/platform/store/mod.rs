//! The only holder of database connections.
//!
//! [`Db`] opens the database and hands out a [`Reader`] (many at once) or a [`Writer`] (on SQLite one at a time, in an
//! immediate transaction; on PostgreSQL many). Both belong to one actor. Nothing else in the server can run SQL.

mod changes;
mod cohort;
mod copy;
mod feed;
mod installation;
mod intent;
mod jobs;
mod lease;
mod open;
mod reader;
mod record;
mod relay;
mod secrets;
mod sweep;
mod vault;
mod writer;
mod writing;

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use sea_orm::{ActiveModelTrait, DatabaseConnection, DbBackend, EntityTrait, ModelTrait, Value};
use tokio::sync::{Notify, Semaphore};
use uuid::Uuid;

pub use feed::Feed;
pub use installation::Tenant;
pub use intent::{Intent, Refused};
pub use jobs::{Ended, Made};
pub use open::{OpenError, SQLITE_AT_LEAST};
pub use reader::Reader;
pub use secrets::Secrets;
pub use writer::Writer;
pub use writing::Writing;

use super::access::Actor;
use super::clock::Clock;
use super::error::{Error, Result};
use super::event::Bus;

/// One database, for as long as the server runs. Cheap to clone.
#[derive(Clone)]
pub struct Db {
    read: DatabaseConnection,
    write: DatabaseConnection,
    clock: Clock,
    bus: Bus,
    written: Arc<Notify>,
    jobs: Arc<Notify>,
    writing: writing::Board,
    catching_up: Arc<Semaphore>,
    statements: Arc<AtomicU64>,
}

impl Db {
    pub fn clock(&self) -> &Clock {
        &self.clock
    }

    pub fn reader(&self, actor: Arc<Actor>) -> Reader {
        Reader::new(reader::Source::Pool(self.read.clone()), actor)
    }

    /// Begins a transaction. Dropping the writer undoes all of it.
    pub async fn writer(&self, actor: Arc<Actor>, intent: Intent) -> Result<Writer> {
        Writer::begin(self, actor, intent).await
    }

    /// How many statements have run since the database was opened: what the query-count tests read.
    pub fn statements(&self) -> u64 {
        self.statements.load(Ordering::Relaxed)
    }

    pub fn is_postgres(&self) -> bool {
        self.read.get_database_backend() == DbBackend::Postgres
    }

    /// Whether the database answers.
    pub async fn ping(&self) -> Result<()> {
        Ok(self.read.ping().await?)
    }

    /// Waits for readers and writers to finish.
    pub async fn close(self) -> Result<()> {
        self.read.close().await?;
        Ok(self.write.close().await?)
    }
}

/// The column that every table names so.
pub(super) fn named<E: EntityTrait>(name: &str) -> Result<E::Column> {
    use std::str::FromStr;
    E::Column::from_str(name)
        .map_err(|_| Error::internal(format!("{} has no column {name}", E::default().as_str())))
}

pub(super) fn uuid_of<E: EntityTrait>(row: &E::Model) -> Result<Uuid> {
    uuid_in::<E>(row, "id")
}

pub(super) fn uuid_in<E: EntityTrait>(row: &E::Model, name: &str) -> Result<Uuid> {
    match row.get(named::<E>(name)?) {
        Value::Uuid(Some(uuid)) => Ok(uuid),
        other => Err(Error::internal(format!("{name} is {other:?}"))),
    }
}

pub(super) fn version_of<E: EntityTrait>(row: &E::Model) -> Result<i32> {
    match row.get(named::<E>("version")?) {
        Value::Int(Some(version)) => Ok(version),
        other => Err(Error::internal(format!("version is {other:?}"))),
    }
}

pub(super) fn put<E, A>(active: &mut A, name: &str, value: impl Into<Value>) -> Result<()>
where
    E: EntityTrait,
    A: ActiveModelTrait<Entity = E>,
{
    Ok(active.try_set(named::<E>(name)?, value.into())?)
}
