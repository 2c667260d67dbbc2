//! Owns the row of a plan's recipient and the purposes of sending.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// Why it is sent: để b/c, để ch/đ, để th/h, để biết, để p/h, lưu.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize,
)]
#[sea_orm(
    rs_type = "String",
    db_type = "Text",
    rename_all = "SCREAMING_SNAKE_CASE"
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Purpose {
    Report,
    Direct,
    Execute,
    Inform,
    Coordinate,
    File,
    Other,
}

/// A line of a plan's "Nơi nhận"; `schools` if it stands for all schools open on the day of issue. `purpose_text` is
/// the purpose as written. Goes with its plan.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "plan_recipient")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub tenant_id: Uuid,
    pub version: i32,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
    pub plan_id: Uuid,
    pub position: i32,
    pub name: String,
    pub purpose: Purpose,
    pub purpose_text: Option<String>,
    pub schools: bool,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
