//! What is told, and how far it was read.

use chrono::{DateTime, Utc};
use entity::notification::{self, Column};
use entity::notification_mark as mark;
use sea_orm::sea_query::LockType;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect as _, Select, Set};
use uuid::Uuid;

use super::policy::OWN;
use crate::platform::page::{Order, Page, PageArgs};
use crate::platform::{Db, Reader, Result, Writer};

/// So many are counted: more of them are as many as nobody reads.
pub const MOST_COUNTED: u64 = 100;

fn of(user: Uuid) -> Select<mark::Entity> {
    mark::Entity::find().filter(mark::Column::UserId.eq(user))
}

/// Up to where the person has read; from the beginning when he never did.
pub async fn read_until(db: &Db, user: Uuid) -> Result<DateTime<Utc>> {
    let mark = db.secret(OWN, of(user)).await?;
    Ok(mark.map_or(DateTime::UNIX_EPOCH, |mark| mark.until))
}

/// How many are new, [`MOST_COUNTED`] at most.
pub async fn new(reader: &Reader, until: DateTime<Utc>) -> Result<u64> {
    let new = reader
        .find::<notification::Entity>()
        .filter(Column::At.gt(until))
        .limit(MOST_COUNTED);
    reader.count(new).await
}

/// Newest first.
pub async fn page(reader: &Reader, args: &PageArgs) -> Result<Page<notification::Model>> {
    let order = Order::desc(Column::At);
    let told = reader.find::<notification::Entity>();
    reader.page(told, &order, args).await
}

/// Moves the person's mark, never back.
pub async fn read(w: &mut Writer, until: DateTime<Utc>) -> Result<()> {
    let user_id = w.actor().require_user()?;
    let marks = w.secrets(OWN);
    match marks.one(of(user_id).lock(LockType::NoKeyUpdate)).await? {
        Some(row) if row.until < until => {
            let moved = mark::ActiveModel {
                id: Set(row.id),
                until: Set(until),
                ..Default::default()
            };
            marks.update::<mark::Entity>(moved).await?;
        }
        Some(_) => {}
        None => {
            let first = mark::ActiveModel {
                user_id: Set(user_id),
                until: Set(until),
                ..Default::default()
            };
            marks.insert::<mark::Entity>(first).await?;
        }
    }
    Ok(())
}
