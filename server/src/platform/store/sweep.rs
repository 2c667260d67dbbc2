//! What has served its time goes: answers kept for repetition, links, tokens, sessions, events that were told, files
//! that never came or were never used, what was told a year ago. Nothing that anybody wrote is among it. Several nodes may sweep at once: there is nothing to win.

use chrono::TimeDelta;
use entity::{
    attachment, discarded_blob, idempotency, import, mail, notification, one_time_link, outbox,
    refresh_token, session, signed_copy, upload,
};
use sea_orm::sea_query::{Expr, ExprTrait as _, Query, SelectStatement};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QuerySelect, TransactionTrait};
use uuid::Uuid;

use super::Db;
use super::relay::newest;
use crate::platform::error::Result;

/// Ended sessions and used links are kept this long, for whoever asks what happened.
const LOOKED_BACK_AT: TimeDelta = TimeDelta::days(30);
/// A client that was away for longer reads anew.
const EVENTS: TimeDelta = TimeDelta::days(7);
/// An upload that was completed waits so long to be used.
const UNUSED: TimeDelta = TimeDelta::days(2);
const DISCARDED_AT_ONCE: u64 = 500;
const NOTIFICATIONS: TimeDelta = TimeDelta::days(366);

impl Db {
    pub async fn sweep(&self) -> Result<()> {
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
        mail::Entity::delete_many()
            .filter(mail::Column::State.ne(mail::State::Queued))
            .filter(mail::Column::UpdatedAt.lt(now - LOOKED_BACK_AT))
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
        upload::Entity::delete_many()
            .filter(
                Condition::any()
                    .add(upload::Column::ExpiresAt.lt(now - UNUSED))
                    .add(
                        Condition::all()
                            .add(upload::Column::Completed.eq(false))
                            .add(upload::Column::ExpiresAt.lt(now)),
                    ),
            )
            .exec(&transaction)
            .await?;
        self.sweep_jobs(&transaction).await?;
        self.sweep_imports(&transaction).await?;
        transaction.commit().await?;
        Ok(())
    }

    /// Some of the blobs that the database noted as discarded and that nothing names any more. They are to be removed, then
    /// [`Self::forget_discarded`].
    pub async fn discarded(&self) -> Result<Vec<Uuid>> {
        // Named by another still: by the file that an upload became, or by a copy.
        let named = Condition::any()
            .add(Expr::exists(naming(
                attachment::Entity,
                attachment::Column::BlobId,
            )))
            .add(Expr::exists(naming(
                signed_copy::Entity,
                signed_copy::Column::BlobId,
            )))
            .add(Expr::exists(naming(import::Entity, import::Column::BlobId)))
            .add(Expr::exists(naming(upload::Entity, upload::Column::Id)));
        discarded_blob::Entity::delete_many()
            .filter(named)
            .exec(&self.write)
            .await?;
        Ok(discarded_blob::Entity::find()
            .select_only()
            .column(discarded_blob::Column::Id)
            .limit(DISCARDED_AT_ONCE)
            .into_tuple()
            .all(&self.write)
            .await?)
    }

    pub async fn forget_discarded(&self, blobs: Vec<Uuid>) -> Result<()> {
        discarded_blob::Entity::delete_many()
            .filter(discarded_blob::Column::Id.is_in(blobs))
            .exec(&self.write)
            .await?;
        Ok(())
    }
}

/// Rows of a table whose `column` is the discarded blob.
fn naming<E: EntityTrait>(table: E, column: E::Column) -> SelectStatement {
    let blob = (discarded_blob::Entity, discarded_blob::Column::Id);
    let mut rows = Query::select();
    rows.expr(Expr::val(1))
        .from(table)
        .and_where(Expr::col((table, column)).eq(Expr::col(blob)));
    rows
}
