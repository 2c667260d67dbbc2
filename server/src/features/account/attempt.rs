//! Attempts to guess a password. Each is counted before it is tried, by username and whether or not anybody has it:
//! five without a success in between lock the username for a quarter of an hour.

use std::sync::Arc;

use chrono::TimeDelta;
use entity::sign_in_attempt::{ActiveModel, Column, Entity};
use sea_orm::sea_query::LockType;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect, Set};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::guard::GUARD;
use crate::platform::{Actor, Db, Error, Intent, Result, Writer};

const AT_MOST: i32 = 5;
const LOCKED_FOR: TimeDelta = TimeDelta::minutes(15);
const FORGOTTEN_AFTER: TimeDelta = TimeDelta::days(1);

/// Whether a password may be tried now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Attempt {
    Allowed,
    Locked { retry_after_seconds: u64 },
}

/// As attempts know a username.
pub fn key(username: &str) -> Vec<u8> {
    Sha256::digest(username.as_bytes()).to_vec()
}

/// Counts an attempt under a username, which [`forget`] takes back once the password proved right.
pub async fn count(db: &Db, username: &str) -> Result<Attempt> {
    match count_once(db, username).await {
        // Another first attempt came at the same moment: its row is there to be counted on now.
        Err(Error::Taken { .. }) => count_once(db, username).await,
        counted => counted,
    }
}

async fn count_once(db: &Db, username: &str) -> Result<Attempt> {
    let system = Actor::system(Uuid::nil(), db.clock().today());
    let writer = db.writer(Arc::new(system), Intent::once()).await?;
    let now = writer.now();
    let secrets = writer.secrets(GUARD);
    let before = secrets
        .one(
            Entity::find()
                .filter(Column::UsernameHash.eq(key(username)))
                .lock(LockType::NoKeyUpdate),
        )
        .await?;
    if let Some(until) = before.as_ref().and_then(|row| row.locked_until)
        && until > now
    {
        let seconds = u64::try_from((until - now).num_seconds()).unwrap_or(0) + 1;
        return Ok(Attempt::Locked {
            retry_after_seconds: seconds,
        });
    }
    secrets
        .delete::<Entity>(Column::UpdatedAt.lt(now - FORGOTTEN_AFTER).into())
        .await?;
    let recent = before
        .as_ref()
        .filter(|row| row.locked_until.is_none() && row.updated_at > now - LOCKED_FOR)
        .map_or(0, |row| row.count);
    let count = recent + 1;
    let locked_until = (count >= AT_MOST).then(|| now + LOCKED_FOR);
    match before.filter(|row| row.updated_at >= now - FORGOTTEN_AFTER) {
        Some(row) => {
            secrets
                .update::<Entity>(ActiveModel {
                    id: Set(row.id),
                    count: Set(count),
                    locked_until: Set(locked_until),
                    ..Default::default()
                })
                .await?;
        }
        None => {
            secrets
                .insert::<Entity>(ActiveModel {
                    username_hash: Set(key(username)),
                    count: Set(count),
                    locked_until: Set(locked_until),
                    ..Default::default()
                })
                .await?;
        }
    }
    writer.commit(&()).await?;
    Ok(Attempt::Allowed)
}

/// The password was right, or somebody was given a new one.
pub async fn forget(writer: &Writer, username: &str) -> Result<()> {
    writer
        .secrets(GUARD)
        .delete::<Entity>(Column::UsernameHash.eq(key(username)).into())
        .await?;
    Ok(())
}
