//! Owns the row of a citation: a document that a plan rests on.

use sea_orm::entity::prelude::*;

/// A document that a plan cites, as its text names it; `in_legal_basis` if it does so in the "Căn cứ" at its head.
/// Goes with its plan.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "plan_citation")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub tenant_id: Uuid,
    pub version: i32,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
    pub plan_id: Uuid,
    pub position: i32,
    pub kind: String,
    pub number: Option<String>,
    pub symbol: String,
    pub issued_on: Option<Date>,
    pub issuer: Option<String>,
    pub subject: Option<String>,
    pub line: Option<i32>,
    pub in_legal_basis: bool,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
