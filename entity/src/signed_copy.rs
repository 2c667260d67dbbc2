//! Owns the row of a paper as it was signed: a file that is kept with what was issued.

use sea_orm::entity::prelude::*;

/// A signed PDF of a document, the `number`th that was put with it; that with the highest number counts, and those before
/// stay known. Each but the first has a `reason` why it took the other's place. Its bytes are the blob `blob_id`. Never changed.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "signed_copy")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub tenant_id: Uuid,
    pub version: i32,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
    pub document_id: Uuid,
    pub number: i32,
    pub blob_id: Uuid,
    pub name: String,
    pub size: i64,
    pub sha256: Vec<u8>,
    pub reason: Option<String>,
    pub author_id: Uuid,
    pub author_name: String,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
