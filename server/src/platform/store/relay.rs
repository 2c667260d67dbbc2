//! The outbox's way out: numbers what was committed, publishes it here, and wakes the other nodes.

use std::time::Duration;

use entity::outbox;
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect, Statement,
    TransactionTrait,
};

use super::Db;
use super::feed::after;
use crate::platform::error::{Error, Result};

const CHANNEL: &str = "sen_outbox";
/// How soon a node notices what another has written, should its wake-up be lost.
const POLL: Duration = Duration::from_secs(2);

/// Numbers follow commits: a row that was in flight while others were numbered comes after them, never between.
const NUMBER: &str = "UPDATE outbox SET seq = numbered.seq FROM (\
    SELECT id, (SELECT COALESCE(MAX(seq), 0) FROM outbox) + ROW_NUMBER() OVER (ORDER BY id) AS seq \
    FROM outbox WHERE seq IS NULL) AS numbered WHERE outbox.id = numbered.id";

impl Db {
    /// Runs until the task is dropped. Begins after what was published before it started.
    pub async fn relay(&self) {
        if self.is_postgres() {
            let (db, woken) = (self.clone(), self.written.clone());
            tokio::spawn(async move {
                while let Err(cause) = db.listen(&woken).await {
                    tracing::warn!(%cause, "listening for other nodes was interrupted");
                    tokio::time::sleep(POLL).await;
                }
            });
        }
        let mut last = None;
        loop {
            match self.publish_after(&mut last).await {
                Ok(()) => {}
                Err(cause) => tracing::error!(?cause, "the outbox could not be published"),
            }
            let _woken = tokio::time::timeout(POLL, self.written.notified()).await;
        }
    }

    async fn publish_after(&self, last: &mut Option<i64>) -> Result<()> {
        if last.is_none() {
            *last = Some(newest(&self.read).await?);
        }
        if self.is_postgres() {
            self.number().await?;
        }
        let Some(seen) = last.as_mut() else {
            return Ok(());
        };
        loop {
            let (events, more) = after(*seen, Condition::all(), &self.read).await?;
            for event in events {
                *seen = event.seq;
                self.bus.publish(event);
            }
            if !more {
                return Ok(());
            }
        }
    }

    /// On PostgreSQL several write at once, and a row's number must not be lower than one that was published before it
    /// was committed: one node at a time numbers what is committed.
    async fn number(&self) -> Result<()> {
        let waiting = outbox::Entity::find()
            .filter(outbox::Column::Seq.is_null())
            .one(&self.read)
            .await?;
        if waiting.is_none() {
            return Ok(());
        }
        let backend = self.write.get_database_backend();
        let transaction = self.write.begin().await?;
        transaction
            .execute_unprepared("LOCK TABLE outbox IN SHARE ROW EXCLUSIVE MODE")
            .await?;
        transaction
            .execute_raw(Statement::from_string(backend, NUMBER))
            .await?;
        transaction
            .execute_unprepared(&format!("NOTIFY {CHANNEL}"))
            .await?;
        Ok(transaction.commit().await?)
    }

    async fn listen(&self, woken: &tokio::sync::Notify) -> Result<()> {
        use sea_orm::sqlx::postgres::PgListener;
        let pool = self.read.get_postgres_connection_pool();
        let mut listener = PgListener::connect_with(pool)
            .await
            .map_err(Error::internal)?;
        listener.listen(CHANNEL).await.map_err(Error::internal)?;
        loop {
            listener.recv().await.map_err(Error::internal)?;
            woken.notify_one();
        }
    }
}

/// The highest number so far.
pub(super) async fn newest(connection: &impl ConnectionTrait) -> Result<i64> {
    let newest: Option<Option<i64>> = outbox::Entity::find()
        .select_only()
        .column_as(outbox::Column::Seq.max(), "newest")
        .into_tuple()
        .one(connection)
        .await?;
    Ok(newest.flatten().unwrap_or_default())
}
