//! Owns the row of a school that has another day for a period, or need not report.

use sea_orm::entity::prelude::*;

/// What holds for one school in one period: due on a later day, or, without a day, not expected at all. `granted_by_name` is the
/// name of that day. Goes with its period.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "report_exception")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub tenant_id: Uuid,
    pub version: i32,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
    pub period_id: Uuid,
    pub organization_id: Uuid,
    pub due_on: Option<Date>,
    pub reason: String,
    pub granted_by: Option<Uuid>,
    pub granted_by_name: String,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
