//! Owns the row of a report's version.

use sea_orm::entity::prelude::*;

/// What a report said when the office opened it again, numbered from 1, kept as a plan's versions are. `person_name` is the name
/// of that day, `reason` why it was opened. Goes with its report.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "report_version")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub tenant_id: Uuid,
    pub version: i32,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
    pub report_id: Uuid,
    pub number: i32,
    pub person_id: Option<Uuid>,
    pub person_name: String,
    pub saved_at: DateTimeUtc,
    pub reason: String,
    #[sea_orm(column_type = "JsonBinary")]
    pub content: Json,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
