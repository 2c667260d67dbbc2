//! What becomes of what an organization has not said that it has, once that is part of another.

use std::collections::HashSet;

use entity::delivery::{self, Column, Entity, Receipt};
use entity::organization;
use sea_orm::ActiveValue::Set;
use sea_orm::ColumnTrait as _;
use uuid::Uuid;

use super::events::DeliveryReminded;
use super::policy::Move;
use crate::platform::text::{fold, sort_key};
use crate::platform::{Code, Outcome, Reader, Result, Scoped, Writer};

fn awaited_at(reader: &Reader, organization: Uuid) -> Scoped<Entity> {
    reader
        .find::<Entity>()
        .filter(Column::OrganizationId.eq(organization))
        .filter(Column::Receipt.eq(Receipt::Awaited))
        .order_by_asc(Column::Id)
}

/// How many documents an organization has not said that it has.
pub async fn count_awaited_at(reader: &Reader, organization: Uuid) -> Result<u64> {
    reader.count(awaited_at(reader, organization)).await
}

/// What waits for one is the other's to say, under its name; what that sent itself, or gets anyhow, waits no more.
pub async fn move_awaited<C: Code>(w: &mut Writer, from: Uuid, to: Uuid) -> Outcome<(), C> {
    let successor = w.reader().get::<organization::Entity>(to).await?;
    let waiting = w.reader().all(awaited_at(w.reader(), from)).await?;
    let gets = w
        .reader()
        .find::<Entity>()
        .filter(Column::OrganizationId.eq(to))
        .filter(Column::DocumentId.is_in(waiting.iter().map(|row| row.document_id)));
    let gets = w.reader().all(gets).await?.into_iter();
    let gets: HashSet<Uuid> = gets.map(|row| row.document_id).collect();
    let now = w.now();
    for row in waiting {
        let permit = w.permit::<Move, delivery::Entity>(row.id, None).await?;
        if row.issuer_id == to || gets.contains(&row.document_id) {
            w.delete(permit).await?;
            continue;
        }
        let name = successor.name.clone();
        let moved = w
            .update(permit, |row| {
                row.organization_id = Set(Some(to));
                row.name_folded = Set(fold(&name));
                row.name_sort = Set(sort_key(&name));
                row.name = Set(name);
                row.reminded_at = Set(Some(now));
            })
            .await?;
        w.raise(&DeliveryReminded::of(&moved))?;
    }
    Ok(())
}
