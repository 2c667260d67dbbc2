//! Making a certified copy.

use super::{DocumentRecipientInput, DocumentSignerInput, DocumentUserError, NumberedDocument};
use crate::shared::api::scalars::Date;
use crate::shared::api::schema;

/// How a copy is made: sao y, trích sao, sao lục.
#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum DocumentCopyForm {
    #[cynic(rename = "SY")]
    Whole,
    #[cynic(rename = "TRS")]
    Excerpt,
    #[cynic(rename = "SL")]
    OfCopy,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct DocumentCopyVariables {
    pub input: DocumentCopyInput,
}

#[derive(cynic::InputObject, Clone, Debug)]
pub struct DocumentCopyInput {
    pub document: cynic::Id,
    pub organization: cynic::Id,
    pub form: DocumentCopyForm,
    pub issued_on: Date,
    pub excerpt: Option<String>,
    pub signer: Option<DocumentSignerInput>,
    pub recipients: Vec<DocumentRecipientInput>,
    pub idempotency_key: Option<String>,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Mutation", variables = "DocumentCopyVariables")]
pub struct DocumentCopy {
    #[arguments(input: $input)]
    pub document_copy: DocumentCopyPayload,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
pub struct DocumentCopyPayload {
    pub document: Option<NumberedDocument>,
    pub user_errors: Vec<DocumentUserError>,
}
