//! What is told to the server: content, and the steps of a plan's life.

use super::{
    ClauseKind, DeadlineKind, DivisionKind, DocumentKind, PlanAction, PlanErrorCode, PlanSource,
    RecipientPurpose,
};
use crate::shared::api::scalars::Date;
use crate::shared::api::schema;

#[derive(cynic::InputObject, Clone, Debug, PartialEq)]
pub struct PlanContentInput {
    pub title: String,
    pub school_year: cynic::Id,
    pub symbol: Option<String>,
    pub place: Option<String>,
    pub issued_on: Option<Date>,
    pub citations: Vec<PlanCitationInput>,
    pub clauses: Vec<PlanClauseInput>,
    pub recipients: Vec<PlanRecipientInput>,
    pub signer: Option<PlanSignerInput>,
}

#[derive(cynic::InputObject, Clone, Debug, PartialEq)]
pub struct PlanCitationInput {
    pub kind: DocumentKind,
    pub number: Option<String>,
    pub symbol: String,
    pub issued_on: Option<Date>,
    pub issuer: Option<String>,
    pub subject: Option<String>,
    pub line: Option<i32>,
    pub in_legal_basis: bool,
}

#[derive(cynic::InputObject, Clone, Debug, PartialEq)]
pub struct PlanClauseInput {
    pub id: Option<cynic::Id>,
    pub depth: i32,
    pub marker: Option<String>,
    pub kind: ClauseKind,
    pub text: String,
    pub division: Option<DivisionKind>,
    pub schools: bool,
    pub assignee: Option<String>,
    pub deadlines: Vec<PlanDeadlineInput>,
    pub line: Option<i32>,
}

#[derive(cynic::InputObject, Clone, Debug, PartialEq)]
pub struct PlanDeadlineInput {
    pub kind: DeadlineKind,
    pub text: String,
    pub date: Option<Date>,
    pub term: Option<i32>,
    pub times: Option<i32>,
}

#[derive(cynic::InputObject, Clone, Debug, PartialEq)]
pub struct PlanRecipientInput {
    pub name: String,
    pub purpose: RecipientPurpose,
    pub purpose_text: Option<String>,
    pub schools: bool,
}

#[derive(cynic::InputObject, Clone, Debug, PartialEq)]
pub struct PlanSignerInput {
    pub authority: Option<String>,
    pub title: String,
    pub name: String,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct PlanPayload {
    pub plan: Option<PlanStamp>,
    pub user_errors: Vec<PlanUserError>,
}

/// Which plan was written.
#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Plan")]
pub struct PlanStamp {
    pub id: cynic::Id,
    pub version: i32,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct PlanUserError {
    pub path: Vec<String>,
    pub code: PlanErrorCode,
}

#[derive(cynic::InputObject, Clone, Debug)]
pub struct PlanCreateInput {
    pub organization: cynic::Id,
    pub parent: Option<cynic::Id>,
    pub content: Option<PlanContentInput>,
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub source: Option<PlanSource>,
    pub idempotency_key: Option<String>,
}

#[derive(cynic::InputObject, Clone, Debug)]
pub struct PlanActInput {
    pub id: cynic::Id,
    pub expected_version: Option<i32>,
    pub reason: Option<String>,
    pub idempotency_key: Option<String>,
}

#[derive(cynic::InputObject, Clone, Debug)]
pub struct PlanReturnInput {
    pub id: cynic::Id,
    pub expected_version: Option<i32>,
    pub reason: String,
    pub idempotency_key: Option<String>,
}

#[derive(cynic::InputObject, Clone, Debug)]
pub struct PlanIssueInput {
    pub id: cynic::Id,
    pub expected_version: Option<i32>,
    pub reason: Option<String>,
    pub idempotency_key: Option<String>,
}

/// A plan that is taken from the one that it stands under.
#[derive(cynic::InputObject, Clone, Debug)]
#[cynic(graphql_type = "PlanCreateInput")]
pub struct PlanBeginInput {
    pub organization: cynic::Id,
    pub parent: Option<cynic::Id>,
    pub idempotency_key: Option<String>,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct PlanBeginVariables {
    pub input: PlanBeginInput,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Mutation", variables = "PlanBeginVariables")]
pub struct PlanBegin {
    #[arguments(input: $input)]
    pub plan_create: PlanBegun,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "PlanPayload")]
pub struct PlanBegun {
    pub plan: Option<BegunPlan>,
    pub user_errors: Vec<PlanUserError>,
}

/// The plan that was begun, or was there before, maybe issued by now.
#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Plan")]
pub struct BegunPlan {
    pub id: cynic::Id,
    pub available_actions: Vec<PlanAction>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Mutation", variables = "PlanActVariables")]
pub struct PlanAccept {
    #[arguments(input: $input)]
    pub plan_accept: PlanPayload,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Mutation", variables = "PlanReturnVariables")]
pub struct PlanSendBack {
    #[arguments(input: $input)]
    pub plan_send_back: PlanPayload,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Mutation", variables = "PlanActVariables")]
pub struct PlanReplace {
    #[arguments(input: $input)]
    pub plan_replace: PlanPayload,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct PlanCreateVariables {
    pub input: PlanCreateInput,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct PlanActVariables {
    pub input: PlanActInput,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct PlanReturnVariables {
    pub input: PlanReturnInput,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct PlanIssueVariables {
    pub input: PlanIssueInput,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Mutation", variables = "PlanCreateVariables")]
pub struct PlanCreate {
    #[arguments(input: $input)]
    pub plan_create: PlanPayload,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Mutation", variables = "PlanActVariables")]
pub struct PlanSubmit {
    #[arguments(input: $input)]
    pub plan_submit: PlanPayload,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Mutation", variables = "PlanActVariables")]
pub struct PlanApprove {
    #[arguments(input: $input)]
    pub plan_approve: PlanPayload,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Mutation", variables = "PlanActVariables")]
pub struct PlanDelete {
    #[arguments(input: $input)]
    pub plan_delete: PlanPayload,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Mutation", variables = "PlanReturnVariables")]
pub struct PlanReturn {
    #[arguments(input: $input)]
    pub plan_return: PlanPayload,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Mutation", variables = "PlanIssueVariables")]
pub struct PlanIssue {
    #[arguments(input: $input)]
    pub plan_issue: PlanPayload,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Mutation", variables = "PlanReturnVariables")]
pub struct PlanWithdraw {
    #[arguments(input: $input)]
    pub plan_withdraw: PlanPayload,
}
