//! Owns the row of an organization's focal point for communication.

use sea_orm::entity::prelude::*;

/// The person an organization named as its focal point, by which decision, under the name of that day. At most one row of
/// an organization has no `until`: the active one. Naming another ends the one before; `end_reason` says why one ended
/// without a successor.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "focal_point")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub tenant_id: Uuid,
    pub version: i32,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
    pub organization_id: Uuid,
    pub user_id: Uuid,
    pub person_name: String,
    pub since: Date,
    pub until: Option<Date>,
    pub decision_number: Option<String>,
    pub decided_on: Option<Date>,
    pub end_reason: Option<String>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
