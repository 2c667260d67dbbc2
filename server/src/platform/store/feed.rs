//! What happens in one tenant, for whoever listens: from an event that he heard before, or from now on; each once, in
//! order, none left out. The past is read from the outbox, the present comes by the bus; who listens so slowly that the
//! bus goes on without him reads the outbox again.

use std::collections::VecDeque;
use std::sync::Arc;

use entity::outbox;
use futures_util::stream::{self, Stream};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::RecvError;
use uuid::Uuid;

use super::Db;
use super::relay::newest;
use crate::platform::error::{Error, Result};
use crate::platform::event::Published;

const BATCH: u64 = 500;

pub struct Feed {
    db: Db,
    tenant: Uuid,
    /// How the names of the events begin that are listened to.
    about: &'static str,
    bus: Receiver<Arc<Published>>,
    /// Everything up to this number was told, waits to be, or is nothing that is listened to.
    seen: i64,
    /// Read from the outbox and not told yet.
    past: VecDeque<Arc<Published>>,
    /// The outbox may hold more than the bus will tell.
    behind: bool,
}

impl Db {
    /// What happens in a tenant after the event with this cursor; without one, what happens from now on. Of it, what
    /// `about` begins the name of, as in `plan.`.
    pub async fn events(
        &self,
        tenant: Uuid,
        about: &'static str,
        after: Option<&str>,
    ) -> Result<Feed> {
        // Before the outbox is read: what is written meanwhile is heard.
        let bus = self.bus.listen();
        let seen = match after {
            Some(cursor) => self.number_of(tenant, cursor).await?,
            None => newest(&self.read).await?,
        };
        Ok(Feed {
            db: self.clone(),
            tenant,
            about,
            bus,
            seen,
            past: VecDeque::new(),
            behind: after.is_some(),
        })
    }

    /// As long as the event itself is kept, so is everything after it. Another installation's, another tenant's, and one
    /// that a restored database has never had are refused alike.
    async fn number_of(&self, tenant: Uuid, cursor: &str) -> Result<i64> {
        let unknown = || {
            let sentence = "`after` is too long ago, or no event of this server. Read again what you show, then subscribe \
                            without it.";
            Error::BadInput(sentence.to_owned())
        };
        let id = Uuid::try_parse(cursor).map_err(|_| unknown())?;
        let row = outbox::Entity::find_by_id(id)
            .filter(outbox::Column::TenantId.eq(tenant))
            .one(&self.read)
            .await?;
        row.and_then(|row| row.seq).ok_or_else(unknown)
    }
}

impl Feed {
    /// The next event, however long it takes.
    pub async fn next(&mut self) -> Result<Arc<Published>> {
        loop {
            if let Some(event) = self.past.pop_front() {
                return Ok(event);
            }
            if self.behind {
                self.catch_up().await?;
                continue;
            }
            match self.bus.recv().await {
                Ok(event) if event.seq <= self.seen => {}
                Ok(event) => {
                    self.seen = event.seq;
                    if event.tenant == self.tenant && event.name.starts_with(self.about) {
                        return Ok(event);
                    }
                }
                Err(RecvError::Lagged(_)) => self.behind = true,
                Err(RecvError::Closed) => return Err(Error::internal("the bus is gone")),
            }
        }
    }

    async fn catch_up(&mut self) -> Result<()> {
        let rows = outbox::Entity::find()
            .filter(outbox::Column::TenantId.eq(self.tenant))
            .filter(outbox::Column::Seq.gt(self.seen))
            .filter(outbox::Column::Event.starts_with(self.about))
            .order_by_asc(outbox::Column::Seq)
            .limit(BATCH)
            .all(&self.db.read)
            .await?;
        self.behind = u64::try_from(rows.len()).is_ok_and(|read| read == BATCH);
        let past = rows.into_iter().map(|row| Arc::new(Published::from(row)));
        self.past.extend(past);
        if let Some(last) = self.past.back() {
            self.seen = last.seq;
        }
        Ok(())
    }

    /// Ends only with an error.
    pub fn into_stream(self) -> impl Stream<Item = Result<Arc<Published>>> + Send {
        stream::try_unfold(self, async |mut feed| {
            let event = feed.next().await?;
            Ok(Some((event, feed)))
        })
    }
}
