//! Owns the row of a saved view: how somebody wants to see a list again.

use sea_orm::entity::prelude::*;

/// The query of a list's address, kept by `owner_id` under a name. `list` is the list's path on the page.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "saved_view")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub tenant_id: Uuid,
    pub version: i32,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
    pub owner_id: Uuid,
    pub list: String,
    pub name: String,
    pub query: String,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
