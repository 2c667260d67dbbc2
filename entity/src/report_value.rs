//! Owns the row of a figure in a report.

use sea_orm::entity::prelude::*;

/// One report's figure for one indicator; at most one row for each pair. Null is not known yet, which is not zero.
/// `source` names the record it was taken from; none is a figure that was typed. Goes with its report.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "report_value")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub tenant_id: Uuid,
    pub version: i32,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
    pub report_id: Uuid,
    pub indicator_id: Uuid,
    pub value: Option<i64>,
    pub source: Option<String>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
