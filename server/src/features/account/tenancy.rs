//! Tenants: how one begins. A database that nobody set up may hold one tenant that waits for its set-up link.

use std::sync::Arc;

use entity::{tenant, user};
use sea_orm::{EntityTrait, QueryOrder, Set};
use uuid::Uuid;

use super::guard::GUARD;
use crate::platform::id::fresh;
use crate::platform::{Actor, Db, Error, Intent, Result, Writer};

/// The installation as its public name shows it: the first tenant that is set up, if any is.
pub async fn first_tenant(db: &Db) -> Result<Option<tenant::Model>> {
    Ok(all(db)
        .await?
        .into_iter()
        .find(|row| row.set_up_at.is_some()))
}

pub async fn tenant(db: &Db, id: Uuid) -> Result<Option<tenant::Model>> {
    db.secret(GUARD, tenant::Entity::find_by_id(id)).await
}

async fn all(db: &Db) -> Result<Vec<tenant::Model>> {
    db.secrets(
        GUARD,
        tenant::Entity::find().order_by_asc(tenant::Column::Id),
    )
    .await
}

/// Begins to write, as the system, in a tenant that is not set up yet: the one that waits, or a new one. `None` when
/// the database is in use.
pub async fn begin_tenant(db: &Db) -> Result<Option<Writer>> {
    let tenants = all(db).await?;
    if tenants.iter().any(|row| row.set_up_at.is_some()) {
        return Ok(None);
    }
    let waiting = tenants.first().map(|row| row.id);
    let id = waiting.unwrap_or_else(fresh);
    let mut writer = write_as_system(db, id).await?;
    if waiting.is_none() {
        let row = tenant::ActiveModel {
            id: Set(id),
            name: Set(String::new()),
            demo: Set(false),
            set_up_at: Set(None),
            ..Default::default()
        };
        writer.seed::<tenant::Entity>(vec![row]).await?;
    }
    // Somebody may have been faster since the first look.
    let in_use = writer
        .reader()
        .one(writer.reader().find::<user::Entity>().limit(1))
        .await?
        .is_some();
    Ok((!in_use).then_some(writer))
}

pub async fn write_as_system(db: &Db, tenant: Uuid) -> Result<Writer> {
    let system = Actor::system(tenant, db.clock().today());
    db.writer(Arc::new(system), Intent::once()).await
}

/// From now on the tenant is in use.
pub async fn open_tenant(writer: &mut Writer, name: &str, demo: bool) -> Result<()> {
    let id = writer.actor().tenant();
    let waiting = writer
        .secrets(GUARD)
        .one(tenant::Entity::find_by_id(id))
        .await?
        .ok_or(Error::NotFound)?;
    if waiting.set_up_at.is_some() {
        return Err(Error::NotFound);
    }
    let opened = writer
        .secrets(GUARD)
        .update::<tenant::Entity>(tenant::ActiveModel {
            id: Set(id),
            name: Set(name.to_owned()),
            demo: Set(demo),
            set_up_at: Set(Some(writer.now())),
            ..Default::default()
        })
        .await?;
    writer.note::<tenant::Entity>("tenant.open", &opened, None)
}
