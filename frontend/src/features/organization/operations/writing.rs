//! Making and changing an organization.

use super::OrganizationLinkKind;
use crate::shared::api::scalars::Date;
use crate::shared::api::schema;
use crate::shared::session::OrganizationKind;

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct OrganizationCreateVariables {
    pub input: OrganizationCreateInput,
}

#[derive(cynic::InputObject, Clone, Debug)]
pub struct OrganizationCreateInput {
    pub parent: cynic::Id,
    pub kind: OrganizationKind,
    pub name: String,
    pub short_name: String,
    pub symbol: Option<String>,
    pub place: Option<String>,
    pub phone: Option<String>,
    pub email: Option<String>,
    pub address: Option<String>,
    pub levels: Option<Vec<cynic::Id>>,
    pub clusters: Option<Vec<cynic::Id>>,
    pub opened_on: Option<Date>,
    pub idempotency_key: Option<String>,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Mutation", variables = "OrganizationCreateVariables")]
pub struct OrganizationCreate {
    #[arguments(input: $input)]
    pub organization_create: OrganizationPayload,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct OrganizationUpdateVariables {
    pub input: OrganizationUpdateInput,
}

/// What is left out stays; an empty text goes.
#[derive(cynic::InputObject, Clone, Debug)]
pub struct OrganizationUpdateInput {
    pub id: cynic::Id,
    pub expected_version: Option<i32>,
    pub name: Option<String>,
    pub short_name: Option<String>,
    pub symbol: Option<String>,
    pub place: Option<String>,
    pub phone: Option<String>,
    pub email: Option<String>,
    pub address: Option<String>,
    pub levels: Option<Vec<cynic::Id>>,
    pub clusters: Option<Vec<cynic::Id>>,
    pub idempotency_key: Option<String>,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Mutation", variables = "OrganizationUpdateVariables")]
pub struct OrganizationUpdate {
    #[arguments(input: $input)]
    pub organization_update: OrganizationPayload,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct OrganizationFollowVariables {
    pub input: OrganizationLinkInput,
}

/// Nobody any more without `target`.
#[derive(cynic::InputObject, Clone, Debug)]
pub struct OrganizationLinkInput {
    pub id: cynic::Id,
    pub expected_version: Option<i32>,
    pub kind: OrganizationLinkKind,
    pub target: Option<cynic::Id>,
    pub starts_on: Date,
    pub decision_number: Option<String>,
    pub idempotency_key: Option<String>,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Mutation", variables = "OrganizationFollowVariables")]
pub struct OrganizationFollow {
    #[arguments(input: $input)]
    pub organization_link: OrganizationPayload,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
pub struct OrganizationPayload {
    pub organization: Option<Written>,
    pub user_errors: Vec<OrganizationUserError>,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Organization")]
pub struct Written {
    pub id: cynic::Id,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
pub struct OrganizationUserError {
    pub path: Vec<String>,
    pub code: OrganizationErrorCode,
}

#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum OrganizationErrorCode {
    Required,
    TooLong,
    NameTaken,
    LevelRequired,
    PhoneInvalid,
    EmailInvalid,
    UrlInvalid,
    DateOrder,
    NotAtOrganization,
    #[cynic(rename = "NOT_A_LEADER")]
    NotALeader,
    #[cynic(rename = "NOT_A_SCHOOL")]
    NotASchool,
    AlreadyNamed,
    NamedMeanwhile,
    ReasonRequired,
    TargetInvalid,
    NothingChanges,
    WrongState,
}
