//! What was issued: lists, and one with all that is shown of it.

use super::{
    DocumentFollowKind, DocumentUrgency, DocumentValidity, NamedOrganization, RecipientPurpose,
};
use crate::shared::api::scalars::Date;
use crate::shared::api::{OrderDirection, PageInfo, schema};
use crate::shared::files::EvidenceFile;
use crate::shared::history::AuditEntry;
use crate::shared::paper::DocumentKind;

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct IssuedVariables {
    pub filter: DocumentFilter,
    pub order_by: DocumentOrder,
    pub first: i32,
    pub after: Option<String>,
}

#[derive(cynic::InputObject, Clone, Debug, Default)]
pub struct DocumentFilter {
    pub issuer: Option<cynic::Id>,
    pub search: Option<String>,
    pub kind: Option<DocumentKind>,
    pub year: Option<i32>,
    pub from: Option<Date>,
    pub until: Option<Date>,
    pub urgency: Option<DocumentUrgency>,
    pub validity: Option<DocumentValidity>,
    pub copies: Option<bool>,
}

#[derive(cynic::InputObject, Clone, Debug)]
pub struct DocumentOrder {
    pub field: DocumentOrderField,
    pub direction: OrderDirection,
}

#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum DocumentOrderField {
    IssuedOn,
    Number,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query", variables = "IssuedVariables")]
pub struct IssuedList {
    #[arguments(filter: $filter, orderBy: $order_by, first: $first, after: $after)]
    pub documents: IssuedConnection,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "DocumentConnection")]
pub struct IssuedConnection {
    pub nodes: Vec<IssuedRow>,
    pub page_info: PageInfo,
    pub total_count: i32,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Document")]
pub struct IssuedRow {
    pub id: cynic::Id,
    pub kind: DocumentKind,
    pub number: String,
    pub symbol: String,
    pub subject: String,
    pub issued_on: Date,
    pub issuer_name: String,
    pub signer_name: Option<String>,
    pub urgency: DocumentUrgency,
    pub validity: DocumentValidity,
    pub valid_until: Option<Date>,
    pub recipients: Vec<RecipientName>,
    pub delivery_counts: SentCounts,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "DocumentRecipient")]
pub struct RecipientName {
    pub name: String,
    pub purpose: RecipientPurpose,
}

#[derive(cynic::QueryFragment, Clone, Copy, Debug, PartialEq, Eq)]
#[cynic(graphql_type = "DocumentDeliveryCounts")]
pub struct SentCounts {
    pub total: i32,
    pub received: i32,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct IssuedOneVariables {
    pub id: cynic::Id,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query", variables = "IssuedOneVariables")]
pub struct IssuedView {
    #[arguments(id: $id)]
    pub document: IssuedDocument,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Document")]
pub struct IssuedDocument {
    pub id: cynic::Id,
    pub kind: DocumentKind,
    pub number: String,
    pub symbol: String,
    pub subject: String,
    pub body: Option<String>,
    pub body_parts: Option<Vec<DocumentAppendixPart>>,
    pub appendices: Vec<DocumentAppendix>,
    pub issued_on: Date,
    pub issuer_name: String,
    pub issuer: Option<NamedOrganization>,
    pub signer: Option<DocumentSigner>,
    pub urgency: DocumentUrgency,
    pub valid_from: Option<Date>,
    pub valid_until: Option<Date>,
    pub validity: DocumentValidity,
    pub content_hash: String,
    pub follows_as: Option<DocumentFollowKind>,
    pub follows: Option<RelatedDocument>,
    pub followers: Vec<DocumentFollower>,
    pub copy_of: Option<RelatedDocument>,
    pub copies: Vec<RelatedDocument>,
    pub plan: Option<PlanOf>,
    pub recipients: Vec<RecipientName>,
    pub delivery_counts: SentCounts,
    pub files: Vec<EvidenceFile>,
    #[arguments(first: 20)]
    pub history: Vec<AuditEntry>,
    pub available_actions: Vec<DocumentAction>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct DocumentAppendix {
    pub title: String,
    pub body: String,
    pub parts: Vec<DocumentAppendixPart>,
}

/// Words, or a table.
#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct DocumentAppendixPart {
    pub words: Option<String>,
    pub head: Vec<String>,
    pub figures: Vec<bool>,
    pub rows: Vec<Vec<String>>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct DocumentSigner {
    pub authority: Option<String>,
    pub title: Option<String>,
    pub name: Option<String>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Plan")]
pub struct PlanOf {
    pub id: cynic::Id,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Document")]
pub struct RelatedDocument {
    pub id: cynic::Id,
    pub kind: DocumentKind,
    pub number: String,
    pub symbol: String,
    pub subject: String,
    pub issued_on: Date,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct DocumentFollower {
    pub kind: DocumentFollowKind,
    pub document: RelatedDocument,
}

#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum DocumentAction {
    Send,
    Remind,
    Follow,
    Copy,
    Attach,
    Detach,
    Sign,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct SymbolVariables {
    pub organization: cynic::Id,
    pub kind: DocumentKind,
}

/// What follows the number unless somebody says otherwise.
#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query", variables = "SymbolVariables")]
pub struct SymbolProposed {
    #[arguments(organization: $organization, kind: $kind)]
    pub document_symbol: String,
}
