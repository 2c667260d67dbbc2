//! Owns the row that counts attempts to sign in under one username. No resolver can read it.

use sea_orm::entity::prelude::*;

/// Attempts since the last success, by the SHA-256 of the username, so that a username that nobody has is counted and
/// locked as one that somebody has. Until `locked_until` no attempt is tried.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "sign_in_attempt")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub version: i32,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
    pub username_hash: Vec<u8>,
    pub count: i32,
    pub locked_until: Option<DateTimeUtc>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
