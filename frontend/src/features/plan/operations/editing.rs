//! What an editor sends of a plan, and what it asks while it is open.

use super::{
    PlanCitationInput, PlanClauseInput, PlanRecipientInput, PlanSignerInput, PlanUserError,
};
use crate::shared::api::scalars::Date;
use crate::shared::api::schema;

#[derive(cynic::InputObject, Clone, Debug, PartialEq)]
pub struct PlanHeadInput {
    pub title: String,
    pub school_year: cynic::Id,
    pub symbol: Option<String>,
    pub place: Option<String>,
    pub issued_on: Option<Date>,
    pub signer: Option<PlanSignerInput>,
}

#[derive(cynic::InputObject, Clone, Debug, PartialEq)]
pub struct PlanClauseMarkInput {
    pub id: cynic::Id,
    pub depth: i32,
    pub marker: Option<String>,
}

#[derive(cynic::InputObject, Clone, Debug, PartialEq)]
pub struct PlanClauseMoveInput {
    pub id: cynic::Id,
    pub after: Option<cynic::Id>,
}

#[derive(cynic::InputObject, Clone, Debug, Default, PartialEq)]
pub struct PlanEditsInput {
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub head: Option<PlanHeadInput>,
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub changed: Option<Vec<PlanClauseInput>>,
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub marked: Option<Vec<PlanClauseMarkInput>>,
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub moved: Option<Vec<PlanClauseMoveInput>>,
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub removed: Option<Vec<cynic::Id>>,
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub citations: Option<Vec<PlanCitationInput>>,
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub recipients: Option<Vec<PlanRecipientInput>>,
}

#[derive(cynic::InputObject, Clone, Debug)]
pub struct PlanEditInput {
    pub id: cynic::Id,
    pub expected_version: i32,
    pub edits: PlanEditsInput,
    pub idempotency_key: Option<String>,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct PlanEditVariables {
    pub input: PlanEditInput,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Mutation", variables = "PlanEditVariables")]
pub struct PlanEdit {
    #[arguments(input: $input)]
    pub plan_edit: PlanEdited,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "PlanPayload")]
pub struct PlanEdited {
    pub plan: Option<PlanVersionStamp>,
    pub user_errors: Vec<PlanUserError>,
}

/// Which version the server has now.
#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Plan")]
pub struct PlanVersionStamp {
    pub version: i32,
}
