//! Owns the row of an organization's change of name, place or being.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// What becomes of an organization.
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
    Rename,
    Move,
    Merge,
    Close,
    Open,
}

/// By a decision an organization is renamed (`name`, `short_name`), stands below another (`target_id`), becomes part of
/// another (`target_id`, which keeps its people if `keeps_people`), closes, or opens below another (`target_id`), from
/// `takes_effect_on`. It is applied on that
/// day, and `applied_at` says when; `effects` is what that changed. An organization has one that is not applied.
/// `organization_name` is that of the day when it was planned.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "reorganization")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub tenant_id: Uuid,
    pub version: i32,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
    pub organization_id: Uuid,
    pub organization_name: String,
    pub kind: Kind,
    pub target_id: Option<Uuid>,
    pub target_name: Option<String>,
    pub name: Option<String>,
    pub short_name: Option<String>,
    pub keeps_people: bool,
    pub takes_effect_on: Date,
    pub decision_number: String,
    pub planned_by: Uuid,
    pub applied_at: Option<DateTimeUtc>,
    #[sea_orm(column_type = "JsonBinary")]
    pub effects: Json,
    pub failure: Option<String>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
