//! Owns the row of a term: học kỳ.

use sea_orm::entity::prelude::*;

/// A term of a school year, by its place in it. Terms lie within their year and do not overlap. Goes with its year.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "term")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub tenant_id: Uuid,
    pub version: i32,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
    pub school_year_id: Uuid,
    pub name: String,
    pub ordinal: i32,
    pub starts_on: Date,
    pub ends_on: Date,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
