//! Owns the row of an event on its way to its listeners.

use sea_orm::entity::prelude::*;

/// An event, written in the transaction of what it tells. `seq` is given afterwards, by the relay alone, so that
/// whoever reads on from a number skips nothing that was still in flight.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "outbox")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub tenant_id: Uuid,
    pub version: i32,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
    pub event: String,
    pub organization_id: Option<Uuid>,
    pub entity_id: Uuid,
    #[sea_orm(column_type = "JsonBinary")]
    pub payload: Json,
    /// Whom it concerns, for those who listen.
    #[sea_orm(column_type = "JsonBinary", nullable)]
    pub concerned: Option<Json>,
    pub seq: Option<i64>,
    pub at: DateTimeUtc,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
