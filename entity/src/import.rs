//! Owns the row of an import: a list that somebody takes in from a workbook.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// What the list is of.
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
    Organizations,
    People,
    Appointments,
    FocalPoints,
    Arrivals,
    Tasks,
}

/// Where it stands: `CHECKING → CHECKED → APPLIED → UNDONE`, or `UNREADABLE` instead of checked.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize,
)]
#[sea_orm(
    rs_type = "String",
    db_type = "Text",
    rename_all = "SCREAMING_SNAKE_CASE"
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum State {
    Checking,
    Checked,
    Unreadable,
    Applied,
    Undone,
}

/// A workbook, the blob `blob_id`, that `owner_id` takes in for an organization. `shown` is what the dry run showed of its rows,
/// `refused` why the last thing that was asked of it was not done, by code and by row; `done` is what each row did, for as
/// long as it can be undone. `check_id` is the job that made the copy with what is wrong in it, `job_id` the latest.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "import")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub tenant_id: Uuid,
    pub version: i32,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
    pub owner_id: Uuid,
    pub organization_id: Uuid,
    pub kind: Kind,
    pub file_name: String,
    pub blob_id: Uuid,
    pub state: State,
    pub check_id: Uuid,
    pub job_id: Uuid,
    pub created: i32,
    pub changed: i32,
    pub unchanged: i32,
    pub wrong: i32,
    pub failure: Option<String>,
    /// SHA-256 of what every row would have done, also of those that are not shown.
    pub plan_sum: Option<String>,
    #[sea_orm(column_type = "JsonBinary")]
    pub shown: Json,
    #[sea_orm(column_type = "JsonBinary")]
    pub refused: Json,
    #[sea_orm(column_type = "JsonBinary", nullable)]
    pub done: Option<Json>,
    pub applied_at: Option<DateTimeUtc>,
    /// When it is forgotten, and cannot be undone any more.
    pub expires_at: DateTimeUtc,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
