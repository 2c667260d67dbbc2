//! Owns the row of a file on its way in.

use sea_orm::entity::prelude::*;

/// A file that somebody asked to upload: `received` once its bytes are there, `completed` once they were checked and
/// `content_type` is what they really are, `size` and `sha256` what was kept of them. Not completed by `expires_at`, or not used
/// soon after, it is removed.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "upload")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub tenant_id: Uuid,
    pub version: i32,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
    pub owner_id: Uuid,
    pub name: String,
    pub size: i64,
    pub received: bool,
    pub completed: bool,
    pub content_type: Option<String>,
    pub sha256: Option<Vec<u8>>,
    pub expires_at: DateTimeUtc,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
