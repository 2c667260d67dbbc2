//! Owns the row of a communication plan and its states.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// Where a plan stands: `DRAFT → SUBMITTED → (RETURNED → …) → APPROVED → ISSUED → CLOSED`.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize,
)]
#[sea_orm(
    rs_type = "String",
    db_type = "Text",
    rename_all = "SCREAMING_SNAKE_CASE"
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum State {
    Draft,
    Submitted,
    Returned,
    Approved,
    Issued,
    Closed,
}

/// What the office above said of a school's issued plan; nothing yet while it waits.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize,
)]
#[sea_orm(
    rs_type = "String",
    db_type = "Text",
    rename_all = "SCREAMING_SNAKE_CASE"
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Reception {
    Accepted,
    SentBack,
}

/// A plan of an office, or of a school under its office's plan (`parent_id`). Its text is its clauses, citations and
/// recipients.
///
/// Once issued it has a document, number and date, and nothing of its text changes again: the names of issuer,
/// parent body and signer are those of that day, and `content_hash` covers them. Who submitted it last is
/// `drafted_by`, to whom approving it is refused unless a reason is recorded. `source_text` is the file's text it
/// was read from, `findings` what the reader was unsure of.
///
/// Issued under another organization's plan it is sent to that organization, the `addressee_id`, whose `reception` of it
/// stands beside the text. Of two plans that link to each other, the one with `replaced_by_id` counts no more.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "plan")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub tenant_id: Uuid,
    pub version: i32,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
    pub organization_id: Uuid,
    pub parent_id: Option<Uuid>,
    pub document_id: Option<Uuid>,
    pub school_year_id: Uuid,
    pub state: State,
    pub title: String,
    pub title_folded: String,
    pub title_sort: Vec<u8>,
    pub symbol: Option<String>,
    pub place: Option<String>,
    pub number: Option<String>,
    pub issued_on: Option<Date>,
    pub issuer_name: Option<String>,
    pub parent_issuer_name: Option<String>,
    pub signer_authority: Option<String>,
    pub signer_title: Option<String>,
    pub signer_name: Option<String>,
    pub return_reason: Option<String>,
    pub content_hash: Option<Vec<u8>>,
    pub source_name: Option<String>,
    pub source_text: Option<String>,
    #[sea_orm(column_type = "JsonBinary")]
    pub findings: Json,
    pub created_by: Uuid,
    pub drafted_by: Option<Uuid>,
    pub approved_by: Option<Uuid>,
    pub submitted_at: Option<DateTimeUtc>,
    pub approved_at: Option<DateTimeUtc>,
    pub issued_at: Option<DateTimeUtc>,
    pub replaces_id: Option<Uuid>,
    pub replaced_by_id: Option<Uuid>,
    pub addressee_id: Option<Uuid>,
    pub reception: Option<Reception>,
    pub received_by: Option<Uuid>,
    pub received_at: Option<DateTimeUtc>,
    pub reception_reason: Option<String>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
