//! What the school's own page asks of the server.

use crate::features::organization::{ChannelKind, OrganizationUserError};
use crate::shared::api::scalars::Date;
use crate::shared::api::schema;

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct OwnSchoolVariables {
    pub id: cynic::Id,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query", variables = "OwnSchoolVariables")]
pub struct OwnSchool {
    #[arguments(id: $id)]
    pub organization: Organization,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct Organization {
    pub id: cynic::Id,
    pub name: String,
    pub phone: Option<String>,
    pub parent: Option<Parent>,
    pub focal_point: Option<FocalPoint>,
    pub focal_points: Vec<FocalPointTerm>,
    pub channels: Vec<Channel>,
    pub appointments: Vec<Appointment>,
    pub available_actions: Vec<OrganizationAction>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Organization")]
pub struct Parent {
    pub name: String,
    pub phone: Option<String>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct FocalPoint {
    pub id: cynic::Id,
    pub version: i32,
    pub person: Person,
    pub decision_number: Option<String>,
    pub decided_on: Option<Date>,
    pub since: Date,
}

/// One who speaks for the school, or did before.
#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct FocalPointTerm {
    pub id: cynic::Id,
    pub name: String,
    pub since: Date,
    pub until: Option<Date>,
    pub decision_number: Option<String>,
    pub decided_on: Option<Date>,
    pub end_reason: Option<String>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct Person {
    pub id: cynic::Id,
    pub name: String,
    pub phone: Option<String>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct Channel {
    pub id: cynic::Id,
    pub version: i32,
    pub kind: ChannelKind,
    pub name: String,
    pub address: String,
    pub audience: Option<String>,
    pub verified_on: Option<Date>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct Appointment {
    pub person: Person,
    pub position: Position,
    pub active: bool,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct Position {
    pub title: String,
    pub leads: bool,
}

#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum OrganizationAction {
    CreateChild,
    Update,
    NameFocalPoint,
    RegisterChannel,
    Appoint,
    CreatePlan,
    ManageClusters,
    AssignTask,
    Link,
    RegisterDocument,
}

#[derive(cynic::InputObject, Clone, Debug)]
pub struct FocalPointNameInput {
    pub organization: cynic::Id,
    pub person: cynic::Id,
    pub since: Option<Date>,
    pub decision_number: Option<String>,
    pub decided_on: Option<Date>,
    /// Whom the person at the screen saw; nobody is said too.
    pub seen: Option<cynic::Id>,
    pub idempotency_key: Option<String>,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct FocalPointNameVariables {
    pub input: FocalPointNameInput,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Mutation", variables = "FocalPointNameVariables")]
pub struct FocalPointName {
    #[arguments(input: $input)]
    pub focal_point_name: FocalPointPayload,
}

#[derive(cynic::InputObject, Clone, Debug)]
pub struct FocalPointRelieveInput {
    pub id: cynic::Id,
    pub expected_version: Option<i32>,
    pub reason: String,
    pub idempotency_key: Option<String>,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct FocalPointRelieveVariables {
    pub input: FocalPointRelieveInput,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Mutation", variables = "FocalPointRelieveVariables")]
pub struct FocalPointRelieve {
    #[arguments(input: $input)]
    pub focal_point_relieve: FocalPointPayload,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
pub struct FocalPointPayload {
    pub focal_point: Option<FocalPoint>,
    pub user_errors: Vec<OrganizationUserError>,
}

#[derive(cynic::InputObject, Clone, Debug)]
pub struct ChannelRegisterInput {
    pub organization: cynic::Id,
    pub kind: ChannelKind,
    pub name: String,
    pub address: String,
    pub audience: Option<String>,
    pub idempotency_key: Option<String>,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct ChannelRegisterVariables {
    pub input: ChannelRegisterInput,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Mutation", variables = "ChannelRegisterVariables")]
pub struct ChannelRegister {
    #[arguments(input: $input)]
    pub channel_register: ChannelPayload,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
pub struct ChannelPayload {
    pub channel: Option<Channel>,
    pub user_errors: Vec<OrganizationUserError>,
}

#[derive(cynic::InputObject, Clone, Debug)]
pub struct ChannelRemoveInput {
    pub id: cynic::Id,
    pub expected_version: Option<i32>,
    pub idempotency_key: Option<String>,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct ChannelRemoveVariables {
    pub input: ChannelRemoveInput,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Mutation", variables = "ChannelRemoveVariables")]
pub struct ChannelRemove {
    #[arguments(input: $input)]
    pub channel_remove: ChannelPayload,
}

crate::operations! {
    query OwnSchool(OwnSchoolVariables);
    mutation FocalPointName(FocalPointNameVariables);
    mutation FocalPointRelieve(FocalPointRelieveVariables);
    mutation ChannelRegister(ChannelRegisterVariables);
    mutation ChannelRemove(ChannelRemoveVariables);
}
