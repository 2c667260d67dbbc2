//! Owns the row of what somebody is told.

use sea_orm::entity::prelude::*;

/// That an event concerns a person, or whoever holds one of `roles` (a bit for each, in the order of the roles) at a
/// place, or also `below` it. One row, however many people that is.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "notification")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub tenant_id: Uuid,
    pub version: i32,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
    pub event: String,
    pub subject_id: Uuid,
    pub at: DateTimeUtc,
    pub organization_id: Option<Uuid>,
    pub caused_by: Option<Uuid>,
    pub caused_by_name: String,
    pub person_id: Option<Uuid>,
    pub place_id: Option<Uuid>,
    pub below: bool,
    pub roles: i32,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
