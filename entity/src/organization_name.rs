//! Owns the row of a name that an organization has or had.

use sea_orm::entity::prelude::*;

/// What an organization is called from `valid_from` until `valid_to`, both included. Only one that was renamed has rows here:
/// the last of them, without an end, says what the organization itself says.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "organization_name")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub tenant_id: Uuid,
    pub version: i32,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
    pub organization_id: Uuid,
    pub name: String,
    pub short_name: String,
    pub valid_from: Option<Date>,
    pub valid_to: Option<Date>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
