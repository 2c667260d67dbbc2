//! Owns the row of a reporting period.

use sea_orm::entity::prelude::*;

/// A time at which every school below the organization reports: open from `opens_on`, due on `due_on`, and taken until
/// `closes_on`, or without end. `office_due_on` is when the organization itself owes what it makes of them to the one above it.
/// `plan_id` is the plan that asks for it.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "reporting_period")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub tenant_id: Uuid,
    pub version: i32,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
    pub organization_id: Uuid,
    pub school_year_id: Uuid,
    pub term_id: Option<Uuid>,
    pub plan_id: Option<Uuid>,
    pub name: String,
    pub opens_on: Date,
    pub due_on: Date,
    pub closes_on: Option<Date>,
    pub office_due_on: Option<Date>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
