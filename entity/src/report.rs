//! Owns the row of a school's report and its states.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// Where a report stands: `DRAFT → SUBMITTED → (RETURNED → …) → ACCEPTED`.
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
    Draft,
    Submitted,
    Returned,
    Accepted,
}

/// The report of one organization for one period; there is at most one. None yet means not started.
///
/// `due_on` is the period's, or later where an extension was granted. Whether it is in time follows from `due_on`
/// and `first_submitted_on`, the local day of `first_submitted_at`, which a return does not clear. Only accepted reports are summed.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "report")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub tenant_id: Uuid,
    pub version: i32,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
    pub organization_id: Uuid,
    pub period_id: Uuid,
    pub state: State,
    pub difficulties: Option<String>,
    pub proposals: Option<String>,
    pub summary: Option<String>,
    pub nothing_to_report: bool,
    pub due_on: Date,
    pub first_submitted_at: Option<DateTimeUtc>,
    pub submitted_at: Option<DateTimeUtc>,
    pub submitted_by: Option<Uuid>,
    pub accepted_at: Option<DateTimeUtc>,
    pub accepted_by: Option<Uuid>,
    pub return_reason: Option<String>,
    pub first_submitted_on: Option<Date>,
    /// The organization's, kept by the database.
    pub cohort: Option<i64>,
    /// The office that writes it in the school's stead, for as long as the school has not made it its own.
    pub entered_from: Option<Uuid>,
    pub entered_by: Option<Uuid>,
    /// How the office came to know what it entered.
    pub entry_note: Option<String>,
    /// When the office last opened it again.
    pub reopened_at: Option<DateTimeUtc>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
