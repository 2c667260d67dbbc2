//! Owns the row of the audit trail.

use sea_orm::entity::prelude::*;

/// One change, written in its transaction. Numbered by `seq` without gaps within a tenant, and chained: `hash`
/// covers the row and `prev_hash`, the hash of the one before. The database refuses to change or delete it.
///
/// `actor_name` is the name of that day; there is no actor where the system acted by itself. `entity_id` is no
/// foreign key, since the entry outlives what it speaks of.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "audit_entry")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub tenant_id: Uuid,
    pub version: i32,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
    pub seq: i64,
    pub at: DateTimeUtc,
    pub actor_id: Option<Uuid>,
    pub actor_name: String,
    pub action: String,
    pub entity: String,
    pub entity_id: Uuid,
    pub organization_id: Option<Uuid>,
    pub note: Option<String>,
    #[sea_orm(column_type = "JsonBinary")]
    pub detail: Json,
    pub prev_hash: Vec<u8>,
    pub hash: Vec<u8>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
