//! What a plan said before, and in what two of its versions differ.

use super::{ClauseKind, DivisionKind, PlanCitation, PlanDeadline, PlanPayload, PlanRecipient};
use crate::shared::api::scalars::DateTime;
use crate::shared::api::{PageInfo, schema};

#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlanVersionReason {
    Saved,
    Submitted,
    Approved,
    Issued,
    Restored,
}

#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum Difference {
    Same,
    Added,
    Removed,
}

#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlanClauseChange {
    Added,
    Removed,
    Moved,
    Numbered,
    Worded,
    Charged,
}

#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlanHeadPart {
    Title,
    SchoolYear,
    Number,
    Symbol,
    Place,
    IssuedOn,
    Signer,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct PlanVersionsVariables {
    pub plan: cynic::Id,
    pub first: i32,
    pub after: Option<String>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query", variables = "PlanVersionsVariables")]
pub struct PlanVersions {
    #[arguments(id: $plan)]
    pub plan: VersionedPlan,
    #[arguments(plan: $plan, first: $first, after: $after)]
    pub plan_versions: PlanVersionConnection,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Plan")]
pub struct VersionedPlan {
    pub id: cynic::Id,
    pub version: i32,
    pub title: String,
    pub school_year: crate::shared::session::YearName,
    pub available_actions: Vec<super::PlanAction>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct PlanVersionConnection {
    pub nodes: Vec<PlanVersion>,
    pub page_info: PageInfo,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct PlanVersion {
    pub number: i32,
    pub reason: PlanVersionReason,
    pub is_open: bool,
    pub person: String,
    pub saved_at: DateTime,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct PlanDifferencesVariables {
    pub plan: cynic::Id,
    pub from: i32,
    pub to: i32,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query", variables = "PlanDifferencesVariables")]
pub struct PlanDifferences {
    #[arguments(plan: $plan, from: $from, to: $to)]
    pub plan_differences: Differences,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "PlanDifferences")]
pub struct Differences {
    pub head: Vec<PlanHeadDifference>,
    pub clauses: Vec<PlanClauseDifference>,
    pub unchanged: i32,
    pub citations: Vec<PlanCitationDifference>,
    pub recipients: Vec<PlanRecipientDifference>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct PlanWords {
    pub difference: Difference,
    pub text: String,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct PlanHeadDifference {
    pub part: PlanHeadPart,
    pub words: Vec<PlanWords>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct PlanClauseDifference {
    pub changes: Vec<PlanClauseChange>,
    pub before: Option<KeptClause>,
    pub after: Option<KeptClause>,
    pub words: Vec<PlanWords>,
}

/// A clause as a version has it.
#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "PlanReadingClause")]
pub struct KeptClause {
    pub depth: i32,
    pub marker: Option<String>,
    pub kind: ClauseKind,
    pub division: Option<DivisionKind>,
    pub schools: bool,
    pub assignee: Option<String>,
    pub deadlines: Vec<PlanDeadline>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct PlanCitationDifference {
    pub difference: Difference,
    pub citation: PlanCitation,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct PlanRecipientDifference {
    pub difference: Difference,
    pub recipient: PlanRecipient,
}

#[derive(cynic::InputObject, Clone, Debug)]
pub struct PlanRestoreInput {
    pub id: cynic::Id,
    pub expected_version: Option<i32>,
    pub number: i32,
    pub idempotency_key: Option<String>,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct PlanRestoreVariables {
    pub input: PlanRestoreInput,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Mutation", variables = "PlanRestoreVariables")]
pub struct PlanRestore {
    #[arguments(input: $input)]
    pub plan_restore: PlanPayload,
}
