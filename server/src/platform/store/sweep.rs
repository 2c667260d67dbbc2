//! What has served its time goes: answers kept for repetition, links, tokens, sessions, events that were told, files
//! that never came, what was told a year ago. Nothing that anybody wrote is among it. Several nodes may sweep at once: there is nothing to win.

use chrono::TimeDelta;
use entity::{idempotency, notification, one_time_link, outbox, refresh_token, session, upload};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QuerySelect, TransactionTrait};
use uuid::Uuid;

use super::Db;
use super::relay::newest;
use crate::platform::error::Result;

/// Ended sessions and used links are kept this long, for whoever asks what happened.
const LOOKED_BACK_AT: TimeDelta = TimeDelta::days(30);
/// A client that was away for longer reads anew.
const EVENTS: TimeDelta = TimeDelta::days(7);
const NOTIFICATIONS: TimeDelta = TimeDelta::days(366);

impl Db {
    /// Answers the uploads whose bytes, if there are any, nobody can reach any more.
    pub async fn sweep(&self) -> Result<Vec<Uuid>> {
        let now = self.clock.now();
        let transaction = self.write.begin().await?;
        idempotency::Entity::delete_many()
            .filter(idempotency::Column::ExpiresAt.lt(now))
            .exec(&transaction)
            .await?;
        refresh_token::Entity::delete_many()
            .filter(refresh_token::Column::ExpiresAt.lt(now))
            .exec(&transaction)
            .await?;
        session::Entity::delete_many()
            .filter(
                Condition::any()
                    .add(session::Column::ExpiresAt.lt(now - LOOKED_BACK_AT))
                    .add(session::Column::RevokedAt.lt(now - LOOKED_BACK_AT)),
            )
            .exec(&transaction)
            .await?;
        one_time_link::Entity::delete_many()
            .filter(one_time_link::Column::ExpiresAt.lt(now - LOOKED_BACK_AT))
            .exec(&transaction)
            .await?;
        notification::Entity::delete_many()
            .filter(notification::Column::At.lt(now - NOTIFICATIONS))
            .exec(&transaction)
            .await?;
        // By number, not by age: whoever still finds the event that he heard last has missed none after it. The last
        // one stays: numbers go on from it.
        let kept: Option<Option<i64>> = outbox::Entity::find()
            .select_only()
            .column_as(outbox::Column::Seq.min(), "kept")
            .filter(outbox::Column::At.gte(now - EVENTS))
            .into_tuple()
            .one(&transaction)
            .await?;
        let kept = match kept.flatten() {
            Some(kept) => kept,
            None => newest(&transaction).await?,
        };
        outbox::Entity::delete_many()
            .filter(outbox::Column::Seq.lt(kept))
            .exec(&transaction)
            .await?;
        let never_completed = Condition::all()
            .add(upload::Column::Completed.eq(false))
            .add(upload::Column::ExpiresAt.lt(now));
        let uploads = upload::Entity::find()
            .select_only()
            .column(upload::Column::Id)
            .filter(never_completed.clone())
            .into_tuple()
            .all(&transaction)
            .await?;
        upload::Entity::delete_many()
            .filter(never_completed)
            .exec(&transaction)
            .await?;
        transaction.commit().await?;
        Ok(uploads)
    }
}
