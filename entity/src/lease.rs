//! Owns the row of a lease: which server does a job that only one may do.

use sea_orm::entity::prelude::*;

/// The right of one server, the `holder`, to do the job called `name` until `expires_at`. `token` counts up with
/// each new holder, so that what an earlier one still writes can be told and refused.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "lease")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub version: i32,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
    pub name: String,
    pub holder: String,
    pub expires_at: DateTimeUtc,
    pub token: i64,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
