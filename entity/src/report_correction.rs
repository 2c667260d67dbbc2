//! Owns the row of what a school has to mend in its report.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// What a report says in words.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize,
)]
#[sea_orm(
    rs_type = "String",
    db_type = "Text",
    rename_all = "SCREAMING_SNAKE_CASE"
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Text {
    Summary,
    Difficulties,
    Proposals,
}

/// One field that the office named when it sent a report back: an answer or a text, one of the two; at most one row for each.
/// While a report has some, the school changes nothing else in it. `note` says what to mend there. Goes with its report.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "report_correction")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub tenant_id: Uuid,
    pub version: i32,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
    pub report_id: Uuid,
    pub indicator_id: Option<Uuid>,
    pub text: Option<Text>,
    pub note: Option<String>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
