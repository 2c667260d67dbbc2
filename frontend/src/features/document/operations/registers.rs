//! Registers, and where they go on from paper.

use super::{DocumentUserError, RegisterSeries};
use crate::shared::api::schema;

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct RegistersVariables {
    pub organization: cynic::Id,
}

/// The registers of an organization in which a number was given.
#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query", variables = "RegistersVariables")]
pub struct OpenRegisters {
    #[arguments(organization: $organization)]
    pub registers: Vec<OpenRegister>,
}

#[derive(cynic::QueryFragment, Clone, Copy, Debug, PartialEq, Eq)]
#[cynic(graphql_type = "Register")]
pub struct OpenRegister {
    pub series: RegisterSeries,
    pub year: i32,
    pub last_number: i32,
    pub begun_after: i32,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct RegisterBeginVariables {
    pub input: RegisterBeginInput,
}

#[derive(cynic::InputObject, Clone, Debug)]
pub struct RegisterBeginInput {
    pub organization: cynic::Id,
    pub series: RegisterSeries,
    pub year: i32,
    pub last_number: i32,
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub idempotency_key: Option<String>,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Mutation", variables = "RegisterBeginVariables")]
pub struct RegisterBegin {
    #[arguments(input: $input)]
    pub register_begin: RegisterBeginPayload,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
pub struct RegisterBeginPayload {
    pub user_errors: Vec<DocumentUserError>,
}
