//! Owns the row of an organization and the kinds of organizations.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// What an organization is: Bộ, Sở, Phòng, UBND, trường.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize,
)]
#[sea_orm(
    rs_type = "String",
    db_type = "Text",
    rename_all = "SCREAMING_SNAKE_CASE"
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Kind {
    Ministry,
    Department,
    Office,
    PeoplesCommittee,
    School,
    Other,
}

/// An office, school or other body in the tenant's tree.
///
/// `path` is `/<id>/…/<id>/` (simple hex) from the root down to the row itself, so it is unique, and a subtree is
/// everything whose path starts with the row's. It changes only together with `parent_id`, for the whole subtree. An
/// organization is never deleted: it closes.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "organization")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub tenant_id: Uuid,
    pub version: i32,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
    pub parent_id: Option<Uuid>,
    pub kind: Kind,
    pub name: String,
    pub short_name: String,
    pub name_folded: String,
    pub name_sort: Vec<u8>,
    pub symbol: Option<String>,
    pub place: Option<String>,
    pub phone: Option<String>,
    pub email: Option<String>,
    pub address: Option<String>,
    pub path: String,
    pub opened_on: Option<Date>,
    pub closed_on: Option<Date>,
    /// What it became part of.
    pub merged_into_id: Option<Uuid>,
    /// What a board counts it with: the same for schools that have the same parent, levels, clusters and days.
    pub cohort: Option<i64>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
