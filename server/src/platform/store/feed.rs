//! What happens in one tenant, for whoever listens: from an event that he heard before, or from now on; each once, in
//! order, none left out. The past is read from the outbox, the present comes by the bus; who listens so slowly that the
//! bus goes on without him reads the outbox again.

use std::sync::Arc;

use entity::outbox;
use futures_util::stream::{self, Stream};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};
use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::RecvError;
use uuid::Uuid;

use super::Db;
use super::relay::newest;
use crate::platform::error::{Error, Result};
use crate::platform::event::Published;

/// The most that is read of the outbox at once.
const BATCH: u64 = 500;
/// How many read of the past at once; the others wait for their turn, and nobody who does other things for them.
pub(super) const CATCHING_UP: usize = 4;

pub struct Feed {
    db: Db,
    tenant: Uuid,
    /// How the names of the events begin that are listened to.
    about: &'static str,
    bus: Receiver<Arc<Published>>,
    /// Everything up to this number was told, or is nothing that is listened to.
    seen: i64,
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

/// The next of the outbox after a number, in order, and whether there may be more.
pub(super) async fn after(
    seen: i64,
    wanted: Condition,
    connection: &impl ConnectionTrait,
) -> Result<(Vec<Arc<Published>>, bool)> {
    let rows = outbox::Entity::find()
        .filter(outbox::Column::Seq.gt(seen))
        .filter(wanted)
        .order_by_asc(outbox::Column::Seq)
        .limit(BATCH)
        .all(connection)
        .await?;
    let more = u64::try_from(rows.len()).is_ok_and(|read| read == BATCH);
    let events = rows.into_iter().map(|row| Arc::new(row.into())).collect();
    Ok((events, more))
}

impl Feed {
    /// What comes next, however long it takes: one event, or of the past as many as are read at once, that whoever asks
    /// something about each may ask it about all.
    pub async fn next(&mut self) -> Result<Vec<Arc<Published>>> {
        loop {
            if self.behind {
                let past = self.catch_up().await?;
                if past.is_empty() {
                    continue;
                }
                return Ok(past);
            }
            match self.bus.recv().await {
                Ok(event) if event.seq <= self.seen => {}
                Ok(event) => {
                    self.seen = event.seq;
                    if event.tenant == self.tenant && event.name.starts_with(self.about) {
                        return Ok(vec![event]);
                    }
                }
                Err(RecvError::Lagged(_)) => self.behind = true,
                Err(RecvError::Closed) => return Err(Error::internal("the bus is gone")),
            }
        }
    }

    async fn catch_up(&mut self) -> Result<Vec<Arc<Published>>> {
        let turn = self.db.catching_up.acquire().await;
        let _turn = turn.map_err(Error::internal)?;
        let wanted = Condition::all()
            .add(outbox::Column::TenantId.eq(self.tenant))
            .add(outbox::Column::Event.starts_with(self.about));
        let (past, more) = after(self.seen, wanted, &self.db.read).await?;
        self.behind = more;
        if let Some(last) = past.last() {
            self.seen = last.seq;
        }
        Ok(past)
    }

    /// Ends only with an error.
    pub fn into_stream(self) -> impl Stream<Item = Result<Vec<Arc<Published>>>> + Send {
        stream::try_unfold(self, async |mut feed| {
            let events = feed.next().await?;
            Ok(Some((events, feed)))
        })
    }
}
