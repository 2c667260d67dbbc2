//! Owns the row of a plan's clause and the kinds of clauses.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::division;

/// What a clause is within its plan.
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
    Section,
    LegalBasis,
    Objective,
    Requirement,
    Topic,
    Duty,
    Heading,
    Paragraph,
}

/// A heading, paragraph or point of a plan, in the order of `position`; `parent_id` is the clause that it stands
/// below, `depth` how far. A duty is carried out by the division of that kind, by all schools, or by `assignee` as
/// written; `deadlines` are the dates read from its text, `line` where the source has it. `source_id` is the
/// clause of the plan above that it was taken from. Goes with its plan, and with its parent.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "plan_clause")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub tenant_id: Uuid,
    pub version: i32,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
    pub plan_id: Uuid,
    pub parent_id: Option<Uuid>,
    pub position: i32,
    pub depth: i32,
    pub marker: Option<String>,
    pub kind: Kind,
    pub text: String,
    pub division_kind: Option<division::Kind>,
    pub schools: bool,
    pub assignee: Option<String>,
    #[sea_orm(column_type = "JsonBinary")]
    pub deadlines: Json,
    pub line: Option<i32>,
    pub source_id: Option<Uuid>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
