//! Owns the row of a duty that a plan lays on its schools, and the kinds of duties.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// What fulfils the duty: an issued plan, a focal point, verified channels, or a report of the period.
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
    OwnPlan,
    FocalPoint,
    Channels,
    Report,
}

/// Something every school below the plan's owner has to do, opened when the plan is issued. `organization_id` is the
/// plan's owner. Who has done it is read from the schools' own records, never stored here. Goes with its plan.
#[derive(Clone, Debug, PartialEq, Eq, Hash, DeriveEntityModel)]
#[sea_orm(table_name = "duty")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub tenant_id: Uuid,
    pub version: i32,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
    pub plan_id: Uuid,
    pub organization_id: Uuid,
    pub clause_id: Option<Uuid>,
    pub kind: Kind,
    pub title: String,
    pub due_on: Option<Date>,
    pub period_id: Option<Uuid>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
