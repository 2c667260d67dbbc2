//! Owns the row of a task and its states.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::division;

/// Where a task stands: `ASSIGNED → IN_PROGRESS → DONE → CONFIRMED`, or back.
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
    Assigned,
    InProgress,
    Done,
    Confirmed,
}

/// What one has to do for `organization_id`, which gave it: the organization `assignee_id`, or its division of
/// `division_kind`, or whoever holds `position_id` there, or `person_id`, who serves there. Of a plan's clause it keeps its own words;
/// `arrival_id` is the paper from which it follows. `links` are the evidence,
/// `[{label, url}]`; `result` and they are whoever did it's. What was given at once
/// shares `batch_id`; one that comes again is to be done from `opens_on`. Since `charged_since` it is
/// whose it is: what was said of it before is not his to read.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "task")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub tenant_id: Uuid,
    pub version: i32,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
    pub organization_id: Uuid,
    pub plan_id: Option<Uuid>,
    pub clause_id: Option<Uuid>,
    pub arrival_id: Option<Uuid>,
    pub assignee_id: Uuid,
    pub division_kind: Option<division::Kind>,
    pub position_id: Option<Uuid>,
    pub person_id: Option<Uuid>,
    pub title: String,
    pub title_folded: String,
    pub criterion: Option<String>,
    pub due_on: Date,
    pub state: State,
    pub given_by: Uuid,
    pub result: Option<String>,
    #[sea_orm(column_type = "JsonBinary")]
    pub links: Json,
    pub return_reason: Option<String>,
    pub done_by: Option<Uuid>,
    pub done_at: Option<DateTimeUtc>,
    pub confirmed_by: Option<Uuid>,
    pub confirmed_at: Option<DateTimeUtc>,
    pub batch_id: Option<Uuid>,
    pub opens_on: Option<Date>,
    pub charged_since: Option<DateTimeUtc>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
