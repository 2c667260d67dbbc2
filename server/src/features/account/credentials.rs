//! A person's password, as its hash.

use entity::credential::{self, Column, Entity};
use sea_orm::sea_query::LockType;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect, Set};
use uuid::Uuid;

use super::guard::GUARD;
use crate::platform::{Result, Writer};

pub async fn of(writer: &Writer, user: Uuid) -> Result<Option<credential::Model>> {
    let own = Entity::find()
        .filter(Column::TenantId.eq(writer.actor().tenant()))
        .filter(Column::UserId.eq(user));
    writer
        .secrets(GUARD)
        .one(own.lock(LockType::NoKeyUpdate))
        .await
}

/// Sets the first password, or another.
pub async fn put(writer: &Writer, user: Uuid, hash: String) -> Result<()> {
    let secrets = writer.secrets(GUARD);
    match of(writer, user).await? {
        Some(before) => {
            secrets
                .update::<Entity>(credential::ActiveModel {
                    id: Set(before.id),
                    password_hash: Set(hash),
                    changed_at: Set(writer.now()),
                    ..Default::default()
                })
                .await?;
        }
        None => {
            secrets
                .insert::<Entity>(credential::ActiveModel {
                    user_id: Set(user),
                    password_hash: Set(hash),
                    changed_at: Set(writer.now()),
                    ..Default::default()
                })
                .await?;
        }
    }
    Ok(())
}
