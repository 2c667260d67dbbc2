//! Owns the row of a cluster of schools: nhóm trường, cụm, khối thi đua.

use sea_orm::entity::prelude::*;

/// A named group of schools below the organization that keeps it. `lead_id` is its lead school, which should be a
/// member too.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "cluster")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub tenant_id: Uuid,
    pub version: i32,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
    pub organization_id: Uuid,
    pub name: String,
    pub name_folded: String,
    pub name_sort: Vec<u8>,
    pub lead_id: Option<Uuid>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
