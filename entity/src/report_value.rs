//! Owns the row of a figure in a report.

use sea_orm::entity::prelude::*;

/// One report's figure for one indicator; at most one row for each pair. Null is not known yet, which is not zero.
/// `value` is in units of the last of the indicator's decimals; of a choice, the place among its names. `text` is the answer
/// to what asks for words. `source` names the record it was taken from; none is a figure that was typed: where the records say
/// another, `override_reason` says why. `explanation` says why what is unusual is right. Goes with its report.
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
    pub text: Option<String>,
    pub override_reason: Option<String>,
    pub explanation: Option<String>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
