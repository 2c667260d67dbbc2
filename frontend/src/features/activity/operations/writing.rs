//! What is told to the server of activities.

use super::ActivityUserError;
use crate::shared::api::scalars::Date;
use crate::shared::api::schema;
use crate::shared::form::EvidenceLinkInput;

#[derive(cynic::InputObject, Clone, Debug)]
pub struct ActivityContentInput {
    pub title: String,
    pub person: Option<cynic::Id>,
    pub doer: Option<String>,
    pub starts_on: Date,
    pub ends_on: Date,
    pub place: Option<String>,
    pub output: Option<String>,
    pub clauses: Vec<cynic::Id>,
    pub channels: Vec<cynic::Id>,
}

#[derive(cynic::InputObject, Clone, Debug)]
pub struct ActivityAddInput {
    pub plan: cynic::Id,
    pub activities: Vec<ActivityContentInput>,
    pub idempotency_key: Option<String>,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct ActivityAddVariables {
    pub input: ActivityAddInput,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Mutation", variables = "ActivityAddVariables")]
pub struct ActivityAdd {
    #[arguments(input: $input)]
    pub activity_add: ActivityAddPayload,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct ActivityAddPayload {
    pub count: i32,
    pub user_errors: Vec<ActivityUserError>,
}

#[derive(cynic::InputObject, Clone, Debug)]
pub struct ActivityUpdateInput {
    pub id: cynic::Id,
    pub expected_version: Option<i32>,
    pub activity: ActivityContentInput,
    pub idempotency_key: Option<String>,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct ActivityUpdateVariables {
    pub input: ActivityUpdateInput,
}

/// What came of a write: the page reads anew what it changed.
#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct ActivityPayload {
    pub user_errors: Vec<ActivityUserError>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct ActivityRemovePayload {
    pub user_errors: Vec<ActivityUserError>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Mutation", variables = "ActivityUpdateVariables")]
pub struct ActivityUpdate {
    #[arguments(input: $input)]
    pub activity_update: ActivityPayload,
}

#[derive(cynic::InputObject, Clone, Debug)]
pub struct ActivityActInput {
    pub id: cynic::Id,
    pub expected_version: Option<i32>,
    pub idempotency_key: Option<String>,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct ActivityActVariables {
    pub input: ActivityActInput,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Mutation", variables = "ActivityActVariables")]
pub struct ActivityRemove {
    #[arguments(input: $input)]
    pub activity_remove: ActivityRemovePayload,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Mutation", variables = "ActivityActVariables")]
pub struct ActivityStart {
    #[arguments(input: $input)]
    pub activity_start: ActivityPayload,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Mutation", variables = "ActivityActVariables")]
pub struct ActivityReopen {
    #[arguments(input: $input)]
    pub activity_reopen: ActivityPayload,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Mutation", variables = "ActivityActVariables")]
pub struct ActivityConfirm {
    #[arguments(input: $input)]
    pub activity_confirm: ActivityPayload,
}

#[derive(cynic::InputObject, Clone, Debug)]
pub struct ActivityFinishInput {
    pub id: cynic::Id,
    pub expected_version: Option<i32>,
    pub result: String,
    pub links: Vec<EvidenceLinkInput>,
    pub idempotency_key: Option<String>,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct ActivityFinishVariables {
    pub input: ActivityFinishInput,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Mutation", variables = "ActivityFinishVariables")]
pub struct ActivityFinish {
    #[arguments(input: $input)]
    pub activity_finish: ActivityPayload,
}

#[derive(cynic::InputObject, Clone, Debug)]
pub struct ActivityReturnInput {
    pub id: cynic::Id,
    pub expected_version: Option<i32>,
    pub reason: String,
    pub idempotency_key: Option<String>,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct ActivityReturnVariables {
    pub input: ActivityReturnInput,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Mutation", variables = "ActivityReturnVariables")]
pub struct ActivityReturn {
    #[arguments(input: $input)]
    pub activity_return: ActivityPayload,
}
