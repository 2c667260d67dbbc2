//! Owns the row of a key that signs access tokens. No resolver can read it.

use sea_orm::entity::prelude::*;

/// A key pair of the installation, found by `kid`. The newest one that is not retired signs; a retired one is kept
/// to verify tokens until the last of them has expired.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "signing_key")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub version: i32,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
    pub kid: String,
    pub private_pem: String,
    pub public_pem: String,
    pub retired_at: Option<DateTimeUtc>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
