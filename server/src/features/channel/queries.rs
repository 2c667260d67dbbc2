//! Reads of focal points and channels, for one organization or many.

use std::collections::HashMap;

use entity::{channel, focal_point};
use sea_orm::sea_query::{Expr, Func};
use sea_orm::{ColumnTrait, FromQueryResult};
use uuid::Uuid;

use crate::features::account::serves;
use crate::platform::load::{Loader, Source, grouped};
use crate::platform::{Error, Reader, Result, Scoped};

/// Who speaks for an organization today.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct ActiveFocalPoint(pub Uuid);

impl Loader<ActiveFocalPoint> for Source {
    type Value = Option<focal_point::Model>;
    type Error = Error;

    async fn load(
        &self,
        of: &[ActiveFocalPoint],
    ) -> Result<HashMap<ActiveFocalPoint, Self::Value>> {
        let active = active_focal_points(&self.reader, of.iter().map(|of| of.0)).await?;
        let active = active.into_iter();
        Ok(active
            .map(|row| (ActiveFocalPoint(row.organization_id), Some(row)))
            .collect())
    }
}

/// Who speaks for these organizations today: named, and still serving there.
pub async fn active_focal_points(
    reader: &Reader,
    organizations: impl IntoIterator<Item = Uuid>,
) -> Result<Vec<focal_point::Model>> {
    let serving = serves(
        reader.actor(),
        focal_point::Column::UserId,
        focal_point::Column::OrganizationId,
    );
    reader
        .all(named(reader, organizations).filter(serving))
        .await
}

/// Who was named for these organizations and not relieved, serving there still or not.
pub async fn named_focal_points(
    reader: &Reader,
    organizations: impl IntoIterator<Item = Uuid>,
) -> Result<Vec<focal_point::Model>> {
    reader.all(named(reader, organizations)).await
}

fn named(
    reader: &Reader,
    organizations: impl IntoIterator<Item = Uuid>,
) -> Scoped<focal_point::Entity> {
    reader
        .find::<focal_point::Entity>()
        .filter(focal_point::Column::OrganizationId.is_in(organizations))
        .filter(focal_point::Column::Until.is_null())
}

/// Who speaks for an organization and who did before, the latest first.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct FocalPointsOf(pub Uuid);

impl Loader<FocalPointsOf> for Source {
    type Value = Vec<focal_point::Model>;
    type Error = Error;

    async fn load(&self, of: &[FocalPointsOf]) -> Result<HashMap<FocalPointsOf, Self::Value>> {
        let named = self
            .reader
            .find::<focal_point::Entity>()
            .filter(focal_point::Column::OrganizationId.is_in(of.iter().map(|of| of.0)))
            .order_by_desc(focal_point::Column::Since)
            .order_by_desc(focal_point::Column::CreatedAt)
            .order_by_desc(focal_point::Column::Id);
        let rows = self.reader.all(named).await?;
        Ok(grouped(rows, |row| FocalPointsOf(row.organization_id)))
    }
}

/// The channels that an organization has in use, oldest first.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct OpenChannels(pub Uuid);

impl Loader<OpenChannels> for Source {
    type Value = Vec<channel::Model>;
    type Error = Error;

    async fn load(&self, of: &[OpenChannels]) -> Result<HashMap<OpenChannels, Self::Value>> {
        let open = self
            .reader
            .find::<channel::Entity>()
            .filter(channel::Column::OrganizationId.is_in(of.iter().map(|of| of.0)))
            .filter(channel::Column::ClosedAt.is_null())
            .order_by_asc(channel::Column::CreatedAt)
            .order_by_asc(channel::Column::Id);
        let rows = self.reader.all(open).await?;
        Ok(grouped(rows, |row| OpenChannels(row.organization_id)))
    }
}

/// How many channels an organization has in use.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct OpenChannelCount(pub Uuid);

impl Loader<OpenChannelCount> for Source {
    type Value = i64;
    type Error = Error;

    async fn load(&self, of: &[OpenChannelCount]) -> Result<HashMap<OpenChannelCount, i64>> {
        let open = count_open(&self.reader, of.iter().map(|of| of.0)).await?;
        let open = open.into_iter();
        Ok(open
            .map(|(id, many)| (OpenChannelCount(id), many))
            .collect())
    }
}

#[derive(FromQueryResult)]
struct Counted {
    organization_id: Uuid,
    open: i64,
}

/// How many channels each of these organizations has in use; those without any are not there.
pub async fn count_open(
    reader: &Reader,
    organizations: impl IntoIterator<Item = Uuid>,
) -> Result<HashMap<Uuid, i64>> {
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
