//! Owns the row of a document that an organization issued.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// How quickly a paper has to be delivered and dealt with: thường, khẩn, thượng khẩn, hỏa tốc.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize,
)]
#[sea_orm(
    rs_type = "String",
    db_type = "Text",
    rename_all = "SCREAMING_SNAKE_CASE"
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Urgency {
    Normal,
    Urgent,
    VeryUrgent,
    Express,
}

/// What a paper does to the one that it follows: it corrects, replaces or recalls it.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize,
)]
#[sea_orm(
    rs_type = "String",
    db_type = "Text",
    rename_all = "SCREAMING_SNAKE_CASE"
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum FollowKind {
    Corrects,
    Replaces,
    Recalls,
}

/// An entry of an organization's register: an official paper under its number of that calendar year. Never changed
/// nor deleted; `issuer_name` is that of the day, `content_hash` the hash of the text as issued. `search_folded` is
/// everything by which somebody looks for it. `recipients` are the lines under «Nơi nhận»,
/// `[{name, purpose, schools}]`. Of a paper that was issued here by itself, `body` is its text. `verification_code` is
/// printed on it, and by it anybody asks whether it is genuine; every paper has one. A certified copy names what it copies by
/// `copy_of_id`, has its number in the series of copies, and its `body` is the part that was copied, if not the whole.
/// `appendices` are `[{title, body}]`; of a plan's paper its activities, and null where it was issued before they were kept.
/// `place` and `parent_issuer_name` are those of the day.
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
    pub search_folded: String,
    pub issued_on: Date,
    pub content_hash: Vec<u8>,
    pub signer_name: Option<String>,
    pub signer_authority: Option<String>,
    pub signer_title: Option<String>,
    pub body: Option<String>,
    #[sea_orm(column_type = "JsonBinary", nullable)]
    pub recipients: Option<Json>,
    pub urgency: Urgency,
    pub valid_from: Option<Date>,
    pub valid_until: Option<Date>,
    pub follows_id: Option<Uuid>,
    pub follows_as: Option<FollowKind>,
    pub verification_code: Option<String>,
    pub copy_of_id: Option<Uuid>,
    #[sea_orm(column_type = "JsonBinary", nullable)]
    pub appendices: Option<Json>,
    pub place: Option<String>,
    pub parent_issuer_name: Option<String>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
