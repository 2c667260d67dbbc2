//! Owns the row of a plan's version and why a version came to be.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// What ended the writing of a version.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize,
)]
#[sea_orm(
    rs_type = "String",
    db_type = "Text",
    rename_all = "SCREAMING_SNAKE_CASE"
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Reason {
    Saved,
    Submitted,
    Approved,
    Issued,
    Restored,
}

/// What a plan said when somebody left it, numbered from 1. The one that is `open` is still being written: its text is the
/// plan's own, and it has no `content` until another begins. `person_name` is the name of that day. Goes with its plan.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "plan_version")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub tenant_id: Uuid,
    pub version: i32,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
    pub plan_id: Uuid,
    pub number: i32,
    pub reason: Reason,
    pub person_id: Option<Uuid>,
    pub person_name: String,
    pub saved_at: DateTimeUtc,
    pub open: bool,
    #[sea_orm(column_type = "JsonBinary", nullable)]
    pub content: Option<Json>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
