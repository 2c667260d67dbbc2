//! Owns the row of a day that is not what its weekday says.

use sea_orm::entity::prelude::*;

/// A day on which nobody works though it is a weekday, or, `works`, on which all do though it is a weekend: a holiday that
/// was moved. Unique by day.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "day_off")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub tenant_id: Uuid,
    pub version: i32,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
    pub day: Date,
    pub name: String,
    pub works: bool,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
