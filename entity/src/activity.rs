//! Owns the row of an activity.

use sea_orm::entity::prelude::*;

use crate::task::State;

/// What a school does to carry its plan out (`plan_id`, of `organization_id`): who (`person_id`, or `doer` in words),
/// when, where, and what should come of it. It stands where a task can stand; `links` are the evidence, `[{label, url}]`.
/// Of a plan that takes another's place, `origin_id` is the activity that it was copied from. Goes with its plan.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "activity")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub tenant_id: Uuid,
    pub version: i32,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
    pub plan_id: Uuid,
    pub organization_id: Uuid,
    pub origin_id: Option<Uuid>,
    pub title: String,
    pub title_folded: String,
    pub person_id: Option<Uuid>,
    pub doer: Option<String>,
    pub starts_on: Date,
    pub ends_on: Date,
    pub place: Option<String>,
    pub output: Option<String>,
    pub state: State,
    pub result: Option<String>,
    #[sea_orm(column_type = "JsonBinary")]
    pub links: Json,
    pub return_reason: Option<String>,
    pub done_by: Option<Uuid>,
    pub done_at: Option<DateTimeUtc>,
    pub confirmed_by: Option<Uuid>,
    pub confirmed_at: Option<DateTimeUtc>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
