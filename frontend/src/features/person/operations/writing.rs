//! Making and changing a person, and opening and closing his account.

use crate::features::account::AccountUserError;
use crate::shared::api::scalars::Date;
use crate::shared::api::schema;

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct PersonCreateVariables {
    pub input: PersonCreateInput,
}

#[derive(cynic::InputObject, Clone, Debug)]
pub struct PersonCreateInput {
    pub name: String,
    pub username: String,
    pub email: Option<String>,
    pub phone: Option<String>,
    pub idempotency_key: Option<String>,
    pub organization: cynic::Id,
    pub position: cynic::Id,
    pub starts_on: Option<Date>,
    pub decision_number: Option<String>,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Mutation", variables = "PersonCreateVariables")]
pub struct PersonCreate {
    #[arguments(input: $input)]
    pub person_create: PersonPayload,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct PersonUpdateVariables {
    pub input: PersonUpdateInput,
}

/// What is left out stays; an empty text goes.
#[derive(cynic::InputObject, Clone, Debug)]
pub struct PersonUpdateInput {
    pub id: cynic::Id,
    pub expected_version: Option<i32>,
    pub name: Option<String>,
    pub email: Option<String>,
    pub phone: Option<String>,
    pub idempotency_key: Option<String>,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Mutation", variables = "PersonUpdateVariables")]
pub struct PersonUpdate {
    #[arguments(input: $input)]
    pub person_update: PersonPayload,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct PersonRefVariables {
    pub input: PersonRef,
}

/// One person, as last seen.
#[derive(cynic::InputObject, Clone, Debug)]
pub struct PersonRef {
    pub id: cynic::Id,
    pub expected_version: Option<i32>,
    pub idempotency_key: Option<String>,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Mutation", variables = "PersonRefVariables")]
pub struct PersonDisable {
    #[arguments(input: $input)]
    pub person_disable: PersonPayload,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Mutation", variables = "PersonRefVariables")]
pub struct PersonEnable {
    #[arguments(input: $input)]
    pub person_enable: PersonPayload,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Mutation", variables = "PersonRefVariables")]
pub struct PersonInvite {
    #[arguments(input: $input)]
    pub person_invite: PersonInvitePayload,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
pub struct PersonInvitePayload {
    pub link: Option<String>,
    pub user_errors: Vec<AccountUserError>,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
pub struct PersonPayload {
    pub person: Option<Written>,
    pub user_errors: Vec<AccountUserError>,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Person")]
pub struct Written {
    pub id: cynic::Id,
}
