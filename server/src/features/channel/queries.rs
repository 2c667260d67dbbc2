//! Reads of focal points and channels, for one organization or a page of them.

use std::collections::HashMap;

use entity::{channel, focal_point};
use sea_orm::sea_query::{Expr, Func};
use sea_orm::{ColumnTrait, FromQueryResult};
use uuid::Uuid;

use crate::platform::{Reader, Result};

/// Who speaks for each of these organizations today.
pub async fn active_focal_points(
    reader: &Reader,
    organizations: Vec<Uuid>,
) -> Result<HashMap<Uuid, focal_point::Model>> {
    if organizations.is_empty() {
        return Ok(HashMap::new());
    }
    let active = reader
        .find::<focal_point::Entity>()
        .filter(focal_point::Column::OrganizationId.is_in(organizations))
        .filter(focal_point::Column::Until.is_null());
    Ok(reader
        .all(active)
        .await?
        .into_iter()
        .map(|row| (row.organization_id, row))
        .collect())
}

/// The channels in use of each of these organizations, oldest first.
pub async fn open_channels(
    reader: &Reader,
    organizations: Vec<Uuid>,
) -> Result<HashMap<Uuid, Vec<channel::Model>>> {
    let mut by_owner: HashMap<Uuid, Vec<channel::Model>> = HashMap::new();
    if organizations.is_empty() {
        return Ok(by_owner);
    }
    let open = reader
        .find::<channel::Entity>()
        .filter(channel::Column::OrganizationId.is_in(organizations))
        .filter(channel::Column::ClosedAt.is_null())
        .order_by_asc(channel::Column::CreatedAt)
        .order_by_asc(channel::Column::Id);
    for row in reader.all(open).await? {
        by_owner.entry(row.organization_id).or_default().push(row);
    }
    Ok(by_owner)
}

#[derive(FromQueryResult)]
struct Counted {
    organization_id: Uuid,
    open: i64,
}

/// How many channels each of these organizations has in use; those without any are not there.
pub async fn count_open(reader: &Reader, organizations: Vec<Uuid>) -> Result<HashMap<Uuid, i64>> {
    if organizations.is_empty() {
        return Ok(HashMap::new());
    }
    let counted = reader
        .find::<channel::Entity>()
        .filter(channel::Column::OrganizationId.is_in(organizations))
        .filter(channel::Column::ClosedAt.is_null())
        .shape(|select| {
            let owner = (channel::Entity, channel::Column::OrganizationId);
            select
                .clear_selects()
                .column(owner)
                .expr_as(
                    Func::count(Expr::col((channel::Entity, channel::Column::Id))),
                    "open",
                )
                .add_group_by([Expr::col(owner)]);
        });
    let rows: Vec<Counted> = reader.rows(counted).await?;
    Ok(rows
        .into_iter()
        .map(|row| (row.organization_id, row.open))
        .collect())
}
