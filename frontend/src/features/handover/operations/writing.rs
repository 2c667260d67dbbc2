//! Opening a handover, confirming it, and giving it up.

use super::HandoverUserError;
use crate::shared::api::scalars::Date;
use crate::shared::api::schema;

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct HandoverOpenVariables {
    pub input: HandoverOpenInput,
}

#[derive(cynic::InputObject, Clone, Debug)]
pub struct HandoverOpenInput {
    pub appointment: cynic::Id,
    pub to: cynic::Id,
    pub takes_effect_on: Date,
    pub decision_number: Option<String>,
    pub idempotency_key: Option<String>,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Mutation", variables = "HandoverOpenVariables")]
pub struct HandoverOpen {
    #[arguments(input: $input)]
    pub handover_open: HandoverPayload,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
pub struct HandoverPayload {
    pub handover: Option<Written>,
    pub user_errors: Vec<HandoverUserError>,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Handover")]
pub struct Written {
    pub id: cynic::Id,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct HandoverGiveVariables {
    pub input: HandoverGiveInput,
}

#[derive(cynic::InputObject, Clone, Debug)]
pub struct HandoverGiveInput {
    pub id: cynic::Id,
    pub expected_version: Option<i32>,
    pub notes: Option<String>,
    pub reason: Option<String>,
    pub idempotency_key: Option<String>,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Mutation", variables = "HandoverGiveVariables")]
pub struct HandoverGive {
    #[arguments(input: $input)]
    pub handover_give: HandoverPayload,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct HandoverActVariables {
    pub input: HandoverActInput,
}

#[derive(cynic::InputObject, Clone, Debug)]
pub struct HandoverActInput {
    pub id: cynic::Id,
    pub expected_version: Option<i32>,
    pub idempotency_key: Option<String>,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Mutation", variables = "HandoverActVariables")]
pub struct HandoverTake {
    #[arguments(input: $input)]
    pub handover_take: HandoverPayload,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct HandoverSendBackVariables {
    pub input: HandoverSendBackInput,
}

#[derive(cynic::InputObject, Clone, Debug)]
pub struct HandoverSendBackInput {
    pub id: cynic::Id,
    pub expected_version: Option<i32>,
    pub reason: String,
    pub idempotency_key: Option<String>,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Mutation", variables = "HandoverSendBackVariables")]
pub struct HandoverSendBack {
    #[arguments(input: $input)]
    pub handover_send_back: HandoverPayload,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Mutation", variables = "HandoverActVariables")]
pub struct HandoverWithdraw {
    #[arguments(input: $input)]
    pub handover_withdraw: HandoverWithdrawPayload,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
pub struct HandoverWithdrawPayload {
    pub user_errors: Vec<HandoverUserError>,
}
