//! What is done with a document's distribution.

use super::{DeliveryUserError, RecipientPurpose};
use crate::shared::api::scalars::Date;
use crate::shared::api::schema;

#[derive(cynic::InputObject, Clone, Debug)]
pub struct DeliveryActInput {
    pub id: cynic::Id,
    pub expected_version: Option<i32>,
    pub idempotency_key: Option<String>,
}

#[derive(cynic::InputObject, Clone, Debug)]
pub struct DeliveryRecordInput {
    pub id: cynic::Id,
    pub expected_version: Option<i32>,
    pub name: String,
    pub received_on: Date,
    pub note: Option<String>,
    pub idempotency_key: Option<String>,
}

#[derive(cynic::InputObject, Clone, Debug)]
pub struct DocumentRemindInput {
    pub document: cynic::Id,
    pub idempotency_key: Option<String>,
}

#[derive(cynic::InputObject, Clone, Debug)]
pub struct DocumentSendInput {
    pub document: cynic::Id,
    pub organization: Option<cynic::Id>,
    pub name: Option<String>,
    pub purpose: RecipientPurpose,
    pub idempotency_key: Option<String>,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct DeliveryActVariables {
    pub input: DeliveryActInput,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct DeliveryRecordVariables {
    pub input: DeliveryRecordInput,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct DocumentRemindVariables {
    pub input: DocumentRemindInput,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct DocumentSendVariables {
    pub input: DocumentSendInput,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
pub struct DeliveryPayload {
    pub user_errors: Vec<DeliveryUserError>,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
pub struct DocumentRemindPayload {
    pub count: i32,
    pub user_errors: Vec<DeliveryUserError>,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Mutation", variables = "DeliveryActVariables")]
pub struct DeliveryAcknowledge {
    #[arguments(input: $input)]
    pub delivery_acknowledge: DeliveryPayload,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Mutation", variables = "DeliveryActVariables")]
pub struct DeliveryEndLink {
    #[arguments(input: $input)]
    pub delivery_end_link: DeliveryPayload,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Mutation", variables = "DeliveryActVariables")]
pub struct DeliveryRenewLink {
    #[arguments(input: $input)]
    pub delivery_renew_link: DeliveryPayload,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
pub struct DeliveryWithdrawPayload {
    pub user_errors: Vec<DeliveryUserError>,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Mutation", variables = "DeliveryActVariables")]
pub struct DeliveryWithdraw {
    #[arguments(input: $input)]
    pub delivery_withdraw: DeliveryWithdrawPayload,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Mutation", variables = "DeliveryRecordVariables")]
pub struct DeliveryRecord {
    #[arguments(input: $input)]
    pub delivery_record: DeliveryPayload,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Mutation", variables = "DocumentRemindVariables")]
pub struct DocumentRemind {
    #[arguments(input: $input)]
    pub document_remind: DocumentRemindPayload,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Mutation", variables = "DocumentSendVariables")]
pub struct DocumentSend {
    #[arguments(input: $input)]
    pub document_send: DeliveryPayload,
}

#[derive(cynic::InputObject, Clone, Debug)]
pub struct OrganizationFilter {
    pub search: Option<String>,
    pub open_on: Option<Date>,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct SendChoicesVariables {
    pub filter: OrganizationFilter,
}

/// Open organizations by part of a name.
#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query", variables = "SendChoicesVariables")]
pub struct SendChoices {
    #[arguments(filter: $filter, first: 10)]
    pub organizations: FoundRecipients,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "OrganizationConnection")]
pub struct FoundRecipients {
    pub nodes: Vec<FoundRecipient>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Organization")]
pub struct FoundRecipient {
    pub id: cynic::Id,
    pub name: String,
    pub short_name: String,
}
