//! Owns the row that remembers the outcome of a write that may be sent again.

use sea_orm::entity::prelude::*;

/// What a user's write under a key of his came to. The same key with the same `fingerprint` is answered with
/// `outcome` until `expires_at`; with another it is refused.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "idempotency")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub tenant_id: Uuid,
    pub version: i32,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
    pub user_id: Uuid,
    pub key: String,
    pub fingerprint: Vec<u8>,
    #[sea_orm(column_type = "JsonBinary")]
    pub outcome: Json,
    pub expires_at: DateTimeUtc,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
