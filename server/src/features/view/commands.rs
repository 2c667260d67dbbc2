//! Saving a view and removing one.

use entity::saved_view::{self, Column, Entity};
use entity::user;
use sea_orm::{ColumnTrait as _, Set};
use uuid::Uuid;

use super::model::{Kept, MOST, ViewErrorCode as Code};
use super::policy::{Delete, Replace, Save};
use crate::platform::{Outcome, UserError, Writer};

/// Keeps it; under a name that is there, in that one's place.
pub async fn save(w: &mut Writer, kept: Kept) -> Outcome<saved_view::Model, Code> {
    let owner = w.actor().require_user()?;
    // Holds the person's row: what he saves at once elsewhere waits, and is counted.
    let permit = w.permit::<Save, user::Entity>(owner, None).await?;
    let same = w
        .reader()
        .find::<Entity>()
        .filter(Column::List.eq(&kept.list))
        .filter(Column::Name.eq(&kept.name));
    if let Some(there) = w.reader().one(same).await? {
        let permit = w.permit::<Replace, Entity>(there.id, None).await?;
        let replaced = w.update(permit, |row| row.query = Set(kept.query));
        return Ok(replaced.await?);
    }
    let all = w.reader().find::<Entity>();
    if w.reader().count(all).await? >= MOST {
        let message = format!("{MOST} views are kept at most. Remove one that you need no more.");
        return Err(UserError::new("", Code::TooMany, message).into());
    }
    let row = saved_view::ActiveModel {
        owner_id: Set(owner),
        list: Set(kept.list),
        name: Set(kept.name),
        query: Set(kept.query),
        ..Default::default()
    };
    Ok(w.create::<_, _, Entity>(&permit, row).await?)
}

pub async fn delete(w: &mut Writer, view: Uuid) -> Outcome<(), Code> {
    let permit = w.permit::<Delete, Entity>(view, None).await?;
    Ok(w.delete(permit).await?)
}
