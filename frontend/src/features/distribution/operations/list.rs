//! A document, and to whom it was sent.

use super::{DeliveryReceipt, DocumentAction, RecipientPurpose};
use crate::shared::api::scalars::{Date, DateTime};
use crate::shared::api::{PageInfo, schema};
use crate::shared::history::AuditEntry;
use crate::shared::paper::DocumentKind;

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct DocumentVariables {
    pub id: cynic::Id,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query", variables = "DocumentVariables")]
pub struct DocumentView {
    #[arguments(id: $id)]
    pub node: Option<DocumentNode>,
}

#[derive(cynic::InlineFragments, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Node")]
pub enum DocumentNode {
    Document(Document),
    #[cynic(fallback)]
    Other,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct Document {
    pub id: cynic::Id,
    pub kind: DocumentKind,
    pub number: String,
    pub symbol: String,
    pub subject: String,
    pub issued_on: Date,
    pub issuer_name: String,
    pub plan: Option<IssuedPlan>,
    pub delivery_counts: DeliveryCounts,
    #[arguments(first: 20)]
    pub history: Vec<AuditEntry>,
    pub available_actions: Vec<DocumentAction>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Plan")]
pub struct IssuedPlan {
    pub id: cynic::Id,
    pub title: String,
}

#[derive(cynic::QueryFragment, Clone, Copy, Debug, PartialEq, Eq)]
#[cynic(graphql_type = "DocumentDeliveryCounts")]
pub struct DeliveryCounts {
    pub total: i32,
    pub received: i32,
    pub late: i32,
}

#[derive(cynic::InputObject, Clone, Debug, Default)]
pub struct DeliveryFilter {
    pub document: Option<cynic::Id>,
    pub search: Option<String>,
    pub received: Option<bool>,
    pub late: Option<bool>,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct DeliveriesVariables {
    pub filter: DeliveryFilter,
    pub first: i32,
    pub after: Option<String>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query", variables = "DeliveriesVariables")]
pub struct DeliveryList {
    #[arguments(filter: $filter, first: $first, after: $after)]
    pub deliveries: DeliveryConnection,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct DeliveryConnection {
    pub nodes: Vec<DeliveryRow>,
    pub page_info: PageInfo,
    pub total_count: i32,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Delivery")]
pub struct DeliveryRow {
    pub id: cynic::Id,
    pub name: String,
    pub purpose: RecipientPurpose,
    pub due_on: Date,
    pub late: bool,
    pub receipt: DeliveryReceipt,
    pub received_on: Option<Date>,
    pub received_at: Option<DateTime>,
    pub received_name: Option<String>,
    pub reminded_at: Option<DateTime>,
    pub link: Option<String>,
    pub link_until: Option<DateTime>,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct SilentVariables {
    pub document: cynic::Id,
    pub after: Option<String>,
}

/// Those who have not said that it arrived, a hundred at a time.
#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query", variables = "SilentVariables")]
pub struct SilentDeliveries {
    #[arguments(filter: { document: $document, received: false }, first: 100, after: $after)]
    pub deliveries: SilentConnection,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "DeliveryConnection")]
pub struct SilentConnection {
    pub nodes: Vec<Silent>,
    pub page_info: PageInfo,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Delivery")]
pub struct Silent {
    pub name: String,
    pub due_on: Date,
    pub reminded_at: Option<DateTime>,
    pub organization: Option<SilentOrganization>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Organization")]
pub struct SilentOrganization {
    pub id: cynic::Id,
}
