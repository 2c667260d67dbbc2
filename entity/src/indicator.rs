//! Owns the row of an indicator: a figure that reports ask for.

use sea_orm::entity::prelude::*;

/// A figure that reports ask for, found by its unique `code`. It is asked for in periods between `valid_from` and
/// `valid_to`; once values refer to it, its meaning does not change: a new one follows it.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "indicator")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub tenant_id: Uuid,
    pub version: i32,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
    pub code: String,
    pub name: String,
    pub help: Option<String>,
    pub unit: String,
    pub required: bool,
    pub position: i32,
    pub valid_from: Option<Date>,
    pub valid_to: Option<Date>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
