//! Owns the row of a refresh token. No resolver can read it.

use sea_orm::entity::prelude::*;

/// A link in a session's chain of refresh tokens, of which only the hash is kept. Each is used once, and names the
/// token that followed it; a second use ends the session, but for a short time in which a lost reply may be asked
/// for again. Goes with its session.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "refresh_token")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub tenant_id: Uuid,
    pub version: i32,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
    pub session_id: Uuid,
    pub token_hash: Vec<u8>,
    pub issued_at: DateTimeUtc,
    pub used_at: Option<DateTimeUtc>,
    pub successor_id: Option<Uuid>,
    pub expires_at: DateTimeUtc,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
