//! What the reader makes of a source, and the upload that brings one.

use super::{
    ClauseKind, DivisionKind, PlanCitation, PlanDeadline, PlanFinding, PlanRecipient, PlanSigner,
    PlanUserError, SourceLineRole,
};
use crate::shared::api::scalars::Date;
use crate::shared::api::schema;

/// A source, as the server wants it: text itself, or a completed upload.
#[derive(cynic::InputObject, Clone, Debug)]
pub struct PlanSource {
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub upload: Option<cynic::Id>,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct ReadSourceVariables {
    pub source: PlanSource,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query", variables = "ReadSourceVariables")]
pub struct ReadSource {
    #[arguments(source: $source)]
    pub plan_reading: PlanReadingPayload,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct PlanReadingPayload {
    pub reading: Option<PlanReading>,
    pub user_errors: Vec<PlanUserError>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct PlanReading {
    pub symbol: Option<String>,
    pub place: Option<String>,
    pub issued_on: Option<Date>,
    pub title: Option<String>,
    pub school_year: Option<String>,
    pub citations: Vec<PlanCitation>,
    pub clauses: Vec<PlanReadingClause>,
    pub recipients: Vec<PlanRecipient>,
    pub signer: Option<PlanSigner>,
    pub findings: Vec<PlanFinding>,
    pub lines: Vec<SourceLine>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct PlanReadingClause {
    pub depth: i32,
    pub marker: Option<String>,
    pub kind: ClauseKind,
    pub text: String,
    pub division: Option<DivisionKind>,
    pub schools: bool,
    pub assignee: Option<String>,
    pub deadlines: Vec<PlanDeadline>,
    pub line: Option<i32>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct SourceLine {
    pub number: i32,
    pub text: String,
    pub role: SourceLineRole,
}
