//! Owns the row of a register: the last document number that an organization gave in a year.

use sea_orm::entity::prelude::*;

/// One organization's register of outgoing documents for one calendar year. `last_number` only counts up, in the
/// transaction that stores the document, so numbers have neither gaps nor doubles.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "register")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub tenant_id: Uuid,
    pub version: i32,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
    pub organization_id: Uuid,
    pub year: i32,
    pub last_number: i32,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
