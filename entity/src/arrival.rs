//! Owns the row of a document that came to an organization.

use sea_orm::entity::prelude::*;

use crate::document::Urgency;

/// An entry of an organization's register of what came to it, under its arrival number of that calendar year. What is
/// known of the paper may be corrected; its number, its day of arrival and its year stay, and it is never deleted: one
/// that was entered by mistake is void. `document_id` is the paper itself where that was issued within the system.
/// `sameness` is alike for entries of the same paper, `search_folded` everything by which somebody looks for it.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "arrival")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub tenant_id: Uuid,
    pub version: i32,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
    pub organization_id: Uuid,
    pub number: i32,
    pub year: i32,
    pub arrived_on: Date,
    pub document_id: Option<Uuid>,
    pub issuer_id: Option<Uuid>,
    pub issuer_name: String,
    pub paper_number: Option<String>,
    pub symbol: Option<String>,
    pub kind: String,
    pub subject: String,
    pub signer_name: Option<String>,
    pub issued_on: Date,
    pub urgency: Urgency,
    pub valid_from: Option<Date>,
    pub valid_until: Option<Date>,
    pub recipient: Option<String>,
    pub note: Option<String>,
    pub void_reason: Option<String>,
    pub sameness: String,
    pub search_folded: String,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
