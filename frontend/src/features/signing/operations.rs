//! Signed copies: of one document, of one file, and what anybody is told who holds a paper.

use crate::features::document::{
    DocumentAction, DocumentErrorCode, DocumentFollowKind, DocumentValidity,
};
use crate::shared::api::scalars::{Date, DateTime};
use crate::shared::api::schema;
use crate::shared::paper::DocumentKind;

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct SignedVariables {
    pub id: cynic::Id,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query", variables = "SignedVariables")]
pub struct SignedView {
    #[arguments(id: $id)]
    pub document: SignedDocument,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Document")]
pub struct SignedDocument {
    pub id: cynic::Id,
    pub signed_copy: Option<SignedCopy>,
    pub former_signed_copies: Vec<SignedCopy>,
    pub verification_path: Option<String>,
    pub available_actions: Vec<DocumentAction>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct SignedCopy {
    pub id: cynic::Id,
    pub name: String,
    pub size: i32,
    pub sha256: String,
    pub added_at: DateTime,
    pub added_by_name: String,
    pub reason: Option<String>,
    pub url: Option<String>,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct DocumentSignVariables {
    pub input: DocumentSignInput,
}

#[derive(cynic::InputObject, Clone, Debug)]
pub struct DocumentSignInput {
    pub id: cynic::Id,
    pub upload: cynic::Id,
    pub reason: Option<String>,
    pub idempotency_key: Option<String>,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Mutation", variables = "DocumentSignVariables")]
pub struct DocumentSign {
    #[arguments(input: $input)]
    pub document_sign: DocumentSignPayload,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
pub struct DocumentSignPayload {
    pub document: Option<SignedDocument>,
    pub user_errors: Vec<SignError>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "DocumentUserError")]
pub struct SignError {
    pub code: DocumentErrorCode,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct FileVariables {
    pub sha256: String,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query", variables = "FileVariables")]
pub struct SignedByFile {
    #[arguments(sha256: $sha256)]
    pub signed_copies: Vec<FoundCopy>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "SignedCopy")]
pub struct FoundCopy {
    pub current: bool,
    pub document: FoundDocument,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Document")]
pub struct FoundDocument {
    pub id: cynic::Id,
    pub kind: DocumentKind,
    pub number: String,
    pub symbol: String,
    pub subject: String,
    pub issued_on: Date,
    pub issuer_name: String,
    pub validity: DocumentValidity,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct CodeVariables {
    pub code: String,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query", variables = "CodeVariables")]
pub struct VerifiedView {
    #[arguments(code: $code)]
    pub verified_document: Option<VerifiedDocument>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct VerifiedDocument {
    pub kind: DocumentKind,
    pub number: String,
    pub symbol: String,
    pub issued_on: Date,
    pub issuer: String,
    pub subject: String,
    pub validity: DocumentValidity,
    pub copy_of: Option<VerifiedPaper>,
    pub followers: Vec<VerifiedFollower>,
    pub sha256: Option<String>,
    pub former_sha256: Vec<String>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct VerifiedPaper {
    pub kind: DocumentKind,
    pub number: String,
    pub symbol: String,
    pub issued_on: Date,
    pub issuer: String,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct VerifiedFollower {
    pub follows_as: DocumentFollowKind,
    pub kind: DocumentKind,
    pub number: String,
    pub symbol: String,
    pub issued_on: Date,
}

crate::operations! {
    query SignedView(SignedVariables);
    query SignedByFile(FileVariables);
    query VerifiedView(CodeVariables);
    mutation DocumentSign(DocumentSignVariables);
}
