//! What arrived: lists, one with all that is shown of it, and what was sent and waits to be entered.

use super::{
    DocumentAppendix, DocumentAppendixPart, DocumentUrgency, DocumentValidity, NamedOrganization,
};
use crate::shared::api::scalars::Date;
use crate::shared::api::{OrderDirection, PageInfo, schema};
use crate::shared::files::EvidenceFile;
use crate::shared::history::AuditEntry;
use crate::shared::paper::DocumentKind;

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct ArrivalsVariables {
    pub filter: ArrivalFilter,
    pub order_by: ArrivalOrder,
    pub first: i32,
    pub after: Option<String>,
}

#[derive(cynic::InputObject, Clone, Debug, Default)]
pub struct ArrivalFilter {
    pub receiver: Option<cynic::Id>,
    pub search: Option<String>,
    pub kind: Option<DocumentKind>,
    pub year: Option<i32>,
    pub from: Option<Date>,
    pub until: Option<Date>,
    pub urgency: Option<DocumentUrgency>,
    pub validity: Option<DocumentValidity>,
}

#[derive(cynic::InputObject, Clone, Debug)]
pub struct ArrivalOrder {
    pub field: ArrivalOrderField,
    pub direction: OrderDirection,
}

#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum ArrivalOrderField {
    ArrivedOn,
    Number,
    IssuedOn,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query", variables = "ArrivalsVariables")]
pub struct ArrivalList {
    #[arguments(filter: $filter, orderBy: $order_by, first: $first, after: $after)]
    pub arrivals: ArrivalConnection,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct ArrivalConnection {
    pub nodes: Vec<ArrivalRow>,
    pub page_info: PageInfo,
    pub total_count: i32,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Arrival")]
pub struct ArrivalRow {
    pub id: cynic::Id,
    pub number: String,
    pub arrived_on: Date,
    pub organization: NamedOrganization,
    pub paper_number: Option<String>,
    pub symbol: Option<String>,
    pub kind: DocumentKind,
    pub subject: String,
    pub issuer_name: String,
    pub signer_name: Option<String>,
    pub issued_on: Date,
    pub urgency: DocumentUrgency,
    pub validity: DocumentValidity,
    pub valid_until: Option<Date>,
    pub recipient: Option<String>,
    pub note: Option<String>,
    pub void_reason: Option<String>,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct ArrivalVariables {
    pub id: cynic::Id,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query", variables = "ArrivalVariables")]
pub struct ArrivalView {
    #[arguments(id: $id)]
    pub arrival: Arrival,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct Arrival {
    pub id: cynic::Id,
    pub version: i32,
    pub number: String,
    pub year: i32,
    pub arrived_on: Date,
    pub organization: NamedOrganization,
    pub document: Option<IssuedHere>,
    pub paper_number: Option<String>,
    pub symbol: Option<String>,
    pub kind: DocumentKind,
    pub subject: String,
    pub issuer_name: String,
    pub signer_name: Option<String>,
    pub issued_on: Date,
    pub urgency: DocumentUrgency,
    pub valid_from: Option<Date>,
    pub valid_until: Option<Date>,
    pub validity: DocumentValidity,
    pub recipient: Option<String>,
    pub note: Option<String>,
    pub void_reason: Option<String>,
    pub files: Vec<EvidenceFile>,
    pub tasks: Vec<FollowingTask>,
    #[arguments(first: 20)]
    pub history: Vec<AuditEntry>,
    pub available_actions: Vec<ArrivalAction>,
}

/// The document itself, where it was issued within the system.
#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Document")]
pub struct IssuedHere {
    pub id: cynic::Id,
    pub kind: DocumentKind,
    pub body_parts: Option<Vec<DocumentAppendixPart>>,
    pub appendices: Vec<DocumentAppendix>,
    pub files: Vec<EvidenceFile>,
}

/// What is to be done because of it.
#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Task")]
pub struct FollowingTask {
    pub id: cynic::Id,
    pub title: String,
    pub due_on: Date,
    pub overdue: bool,
    pub state: TaskState,
}

#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum TaskState {
    Assigned,
    InProgress,
    Done,
    Confirmed,
}

#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum ArrivalAction {
    Correct,
    Attach,
    Detach,
    Copy,
    Void,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct WaitingVariables {
    pub filter: DeliveryFilter,
}

#[derive(cynic::InputObject, Clone, Debug)]
pub struct DeliveryFilter {
    pub organization: cynic::Id,
    pub entered: bool,
}

/// What was sent to an organization and does not stand in its register yet.
#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query", variables = "WaitingVariables")]
pub struct WaitingDocuments {
    #[arguments(filter: $filter, first: 20)]
    pub deliveries: WaitingConnection,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "DeliveryConnection")]
pub struct WaitingConnection {
    pub nodes: Vec<WaitingDelivery>,
    pub total_count: i32,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Delivery")]
pub struct WaitingDelivery {
    pub document: WaitingDocument,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Document")]
pub struct WaitingDocument {
    pub id: cynic::Id,
    pub kind: DocumentKind,
    pub number: String,
    pub symbol: String,
    pub subject: String,
    pub issuer_name: String,
    pub issued_on: Date,
}
