//! Appointing a person and ending an appointment.

use crate::features::account::AccountUserError;
use crate::shared::api::scalars::Date;
use crate::shared::api::schema;

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct AppointmentMakeVariables {
    pub input: AppointmentMakeInput,
}

#[derive(cynic::InputObject, Clone, Debug)]
pub struct AppointmentMakeInput {
    pub person: cynic::Id,
    pub organization: cynic::Id,
    pub position: cynic::Id,
    pub starts_on: Option<Date>,
    pub ends_on: Option<Date>,
    pub decision_number: Option<String>,
    pub idempotency_key: Option<String>,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Mutation", variables = "AppointmentMakeVariables")]
pub struct AppointmentMake {
    #[arguments(input: $input)]
    pub appointment_make: AppointmentPayload,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct AppointmentEndVariables {
    pub input: AppointmentEndInput,
}

#[derive(cynic::InputObject, Clone, Debug)]
pub struct AppointmentEndInput {
    pub id: cynic::Id,
    pub expected_version: Option<i32>,
    pub ends_on: Date,
    pub idempotency_key: Option<String>,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Mutation", variables = "AppointmentEndVariables")]
pub struct AppointmentEnd {
    #[arguments(input: $input)]
    pub appointment_end: AppointmentPayload,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
pub struct AppointmentPayload {
    pub user_errors: Vec<AccountUserError>,
}
