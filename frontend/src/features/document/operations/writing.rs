//! What the registers tell the server.

use super::{DocumentFollowKind, DocumentUrgency, DocumentUserError};
use crate::features::paper::FormFinding;
use crate::shared::api::scalars::Date;
use crate::shared::api::schema;
use crate::shared::paper::DocumentKind;

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct ArrivalEnterVariables {
    pub input: ArrivalEnterInput,
}

#[derive(cynic::InputObject, Clone, Debug)]
pub struct ArrivalEnterInput {
    pub organization: cynic::Id,
    pub arrived_on: Date,
    pub kind: DocumentKind,
    pub subject: String,
    pub issued_on: Date,
    pub urgency: Option<DocumentUrgency>,
    pub valid_from: Option<Date>,
    pub valid_until: Option<Date>,
    pub paper_number: Option<String>,
    pub symbol: Option<String>,
    pub issuer_name: String,
    pub signer_name: Option<String>,
    pub recipient: Option<String>,
    pub note: Option<String>,
    pub allow_duplicate: Option<bool>,
    pub idempotency_key: Option<String>,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Mutation", variables = "ArrivalEnterVariables")]
pub struct ArrivalEnter {
    #[arguments(input: $input)]
    pub arrival_enter: ArrivalPayload,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
pub struct ArrivalPayload {
    pub arrival: Option<EnteredArrival>,
    pub user_errors: Vec<DocumentUserError>,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Arrival")]
pub struct EnteredArrival {
    pub id: cynic::Id,
    pub number: String,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct ArrivalTakeVariables {
    pub input: ArrivalTakeInput,
}

#[derive(cynic::InputObject, Clone, Debug)]
pub struct ArrivalTakeInput {
    pub organization: cynic::Id,
    pub document: cynic::Id,
    pub arrived_on: Date,
    pub idempotency_key: Option<String>,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Mutation", variables = "ArrivalTakeVariables")]
pub struct ArrivalTake {
    #[arguments(input: $input)]
    pub arrival_take: ArrivalPayload,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct ArrivalCorrectVariables {
    pub input: ArrivalCorrectInput,
}

#[derive(cynic::InputObject, Clone, Debug)]
pub struct ArrivalCorrectInput {
    pub id: cynic::Id,
    pub expected_version: Option<i32>,
    pub kind: DocumentKind,
    pub subject: String,
    pub issued_on: Date,
    pub urgency: Option<DocumentUrgency>,
    pub valid_from: Option<Date>,
    pub valid_until: Option<Date>,
    pub paper_number: Option<String>,
    pub symbol: Option<String>,
    pub issuer_name: String,
    pub signer_name: Option<String>,
    pub recipient: Option<String>,
    pub note: Option<String>,
    pub allow_duplicate: Option<bool>,
    pub idempotency_key: Option<String>,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Mutation", variables = "ArrivalCorrectVariables")]
pub struct ArrivalCorrect {
    #[arguments(input: $input)]
    pub arrival_correct: ArrivalPayload,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct ArrivalVoidVariables {
    pub input: ArrivalVoidInput,
}

#[derive(cynic::InputObject, Clone, Debug)]
pub struct ArrivalVoidInput {
    pub id: cynic::Id,
    pub expected_version: Option<i32>,
    pub reason: String,
    pub idempotency_key: Option<String>,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Mutation", variables = "ArrivalVoidVariables")]
pub struct ArrivalVoid {
    #[arguments(input: $input)]
    pub arrival_void: ArrivalPayload,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct DocumentIssueVariables {
    pub input: DocumentIssueInput,
}

#[derive(cynic::InputObject, Clone, Debug)]
pub struct DocumentIssueInput {
    pub organization: cynic::Id,
    pub kind: DocumentKind,
    pub subject: String,
    pub issued_on: Date,
    pub urgency: Option<DocumentUrgency>,
    pub valid_from: Option<Date>,
    pub valid_until: Option<Date>,
    pub symbol: Option<String>,
    pub body: Option<String>,
    pub signer: Option<DocumentSignerInput>,
    pub recipients: Vec<DocumentRecipientInput>,
    pub appendices: Vec<DocumentAppendixInput>,
    pub follows: Option<DocumentFollowsInput>,
    pub idempotency_key: Option<String>,
}

#[derive(cynic::InputObject, Clone, Debug)]
pub struct DocumentSignerInput {
    pub authority: Option<String>,
    pub title: Option<String>,
    pub name: Option<String>,
}

#[derive(cynic::InputObject, Clone, Debug, PartialEq)]
pub struct DocumentRecipientInput {
    pub name: String,
    pub purpose: RecipientPurpose,
    pub schools: bool,
}

#[derive(cynic::InputObject, Clone, Debug, PartialEq)]
pub struct DocumentAppendixInput {
    pub title: String,
    pub body: String,
}

#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecipientPurpose {
    Report,
    Direct,
    Execute,
    Inform,
    Coordinate,
    File,
    Other,
}

#[derive(cynic::InputObject, Clone, Debug)]
pub struct DocumentFollowsInput {
    pub document: cynic::Id,
    pub kind: DocumentFollowKind,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Mutation", variables = "DocumentIssueVariables")]
pub struct DocumentIssue {
    #[arguments(input: $input)]
    pub document_issue: DocumentIssuePayload,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
pub struct DocumentIssuePayload {
    pub document: Option<NumberedDocument>,
    pub user_errors: Vec<DocumentUserError>,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Document")]
pub struct NumberedDocument {
    pub id: cynic::Id,
    pub number: String,
    pub symbol: String,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct DocumentPreviewVariables {
    pub input: DocumentIssueInput,
}

/// How it would be issued now; nothing is kept.
#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query", variables = "DocumentPreviewVariables")]
pub struct DocumentPreview {
    #[arguments(input: $input)]
    pub document_preview: DocumentPreviewPayload,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct DocumentPreviewPayload {
    pub preview: Option<Previewed>,
    pub user_errors: Vec<DocumentUserError>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "DocumentPreview")]
pub struct Previewed {
    pub number: String,
    pub symbol: String,
    pub organizations: i32,
    pub others: i32,
    pub html: Option<String>,
    pub form: Vec<FormFinding>,
}
