//! Owns the row of what an organization is to another beside its place in the tree.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// In what an organization follows another.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    EnumIter,
    DeriveActiveEnum,
    Serialize,
    Deserialize,
)]
#[sea_orm(
    rs_type = "String",
    db_type = "Text",
    rename_all = "SCREAMING_SNAKE_CASE"
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Kind {
    Administrative,
    Professional,
    Reporting,
    Emulation,
}

/// From `starts_on` to `ends_on`, its last day, an organization follows `target_id` in this. It has one of a kind on a
/// day; where it has none, it follows what it stands below.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "organization_link")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub tenant_id: Uuid,
    pub version: i32,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
    pub organization_id: Uuid,
    pub kind: Kind,
    pub target_id: Uuid,
    pub starts_on: Date,
    pub ends_on: Option<Date>,
    pub decision_number: Option<String>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
