//! Owns the row of a document that an organization issued.

use sea_orm::entity::prelude::*;

/// An entry of an organization's register: an official paper under its number of that calendar year. Never changed
/// nor deleted; `issuer_name` is that of the day, `content_hash` the hash of the text as issued.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "document")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub tenant_id: Uuid,
    pub version: i32,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
    pub organization_id: Uuid,
    pub issuer_name: String,
    pub number: i32,
    pub year: i32,
    pub kind: String,
    pub symbol: String,
    pub subject: String,
    pub subject_folded: String,
    pub issued_on: Date,
    pub content_hash: Vec<u8>,
    pub signer_name: Option<String>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
