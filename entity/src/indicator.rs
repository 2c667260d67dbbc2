//! Owns the row of an indicator: a figure that reports ask for.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// What an answer is.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize,
)]
#[sea_orm(
    rs_type = "String",
    db_type = "Text",
    rename_all = "SCREAMING_SNAKE_CASE"
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Kind {
    Count,
    Decimal,
    Percent,
    YesNo,
    Text,
    Choice,
}

/// How schools' answers become the office's.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize,
)]
#[sea_orm(
    rs_type = "String",
    db_type = "Text",
    rename_all = "SCREAMING_SNAKE_CASE"
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Aggregation {
    Sum,
    Mean,
    /// A mean in which each school counts as much as its figure of another indicator.
    Weighted,
    List,
    None,
}

/// How a figure stands to the one that it is compared with.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize,
)]
#[sea_orm(
    rs_type = "String",
    db_type = "Text",
    rename_all = "SCREAMING_SNAKE_CASE"
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Comparison {
    AtMost,
    AtLeast,
    Equal,
}

/// A figure that the reports of an organization and of those below it ask for, found by its `code`. It is asked for in periods
/// between `valid_from` and `valid_to`; once values refer to it, its meaning does not change: another row of the same code follows it from a school year on.
///
/// Figures are kept whole, in units of the last of `places` decimals: 12.5 with one place is 125. `least` and `most` are kept
/// alike. `choices` are names, in order; an answer is a place among them, from 0. A yes is 1. `change_most` is in percent of the
/// last period's. `formula`, `weight_code` and `compared_with` name others by code, `source` a record of the system.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "indicator")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub tenant_id: Uuid,
    pub version: i32,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
    pub organization_id: Uuid,
    pub code: String,
    pub name: String,
    pub help: Option<String>,
    pub unit: String,
    pub required: bool,
    pub position: i32,
    pub valid_from: Option<Date>,
    pub valid_to: Option<Date>,
    pub kind: Kind,
    pub places: i32,
    pub choices: Option<Json>,
    pub topic: Option<String>,
    pub formula: Option<String>,
    pub aggregation: Aggregation,
    pub weight_code: Option<String>,
    pub least: Option<i64>,
    pub most: Option<i64>,
    pub change_most: Option<i32>,
    pub comparison: Option<Comparison>,
    pub compared_with: Option<String>,
    pub source: Option<String>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
