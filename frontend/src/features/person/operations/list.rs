//! People as a list and one of them; where they may be appointed.

use crate::shared::api::scalars::Date;
use crate::shared::api::{OrderDirection, PageInfo, schema};
use crate::shared::history::AuditEntry;
use crate::shared::session::{OrganizationKind, Role};

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct PeopleVariables {
    pub filter: PersonFilter,
    pub order_by: PersonOrder,
    pub first: i32,
    pub after: Option<String>,
}

#[derive(cynic::InputObject, Clone, Debug)]
pub struct PersonFilter {
    pub search: Option<String>,
    pub organization: Option<cynic::Id>,
    pub role: Option<Role>,
    pub active: Option<bool>,
}

#[derive(cynic::InputObject, Clone, Debug)]
pub struct PersonOrder {
    pub field: PersonOrderField,
    pub direction: OrderDirection,
}

#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum PersonOrderField {
    Name,
    CreatedAt,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query", variables = "PeopleVariables")]
pub struct PersonList {
    #[arguments(filter: $filter, orderBy: $order_by, first: $first, after: $after)]
    pub people: PersonConnection,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct PersonConnection {
    pub nodes: Vec<Person>,
    pub page_info: PageInfo,
    pub total_count: i32,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct Person {
    pub id: cynic::Id,
    pub version: i32,
    pub name: String,
    pub username: Option<String>,
    pub email: Option<String>,
    pub phone: Option<String>,
    pub active: bool,
    pub locked: bool,
    pub appointments: Vec<Appointment>,
    pub available_actions: Vec<PersonAction>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct Appointment {
    pub id: cynic::Id,
    pub version: i32,
    pub position: Position,
    pub organization: Workplace,
    pub starts_on: Date,
    pub ends_on: Option<Date>,
    pub decision_number: Option<String>,
    pub active: bool,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct Position {
    pub id: cynic::Id,
    pub title: String,
    pub role: Role,
    pub for_kind: Option<OrganizationKind>,
    pub division: Option<Division>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct Division {
    pub name: String,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Organization")]
pub struct Workplace {
    pub id: cynic::Id,
    pub kind: OrganizationKind,
    pub name: String,
    pub short_name: String,
}

#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum PersonAction {
    Update,
    Appoint,
    Disable,
    Enable,
    ResetPassword,
    Unlock,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct OnePersonVariables {
    pub id: cynic::Id,
}

/// One person; nothing when he is not to be seen.
#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query", variables = "OnePersonVariables")]
pub struct PersonByOne {
    #[arguments(id: $id)]
    pub node: Option<PersonNode>,
    #[arguments(id: $id)]
    #[cynic(rename = "node", alias)]
    pub told: Option<PersonTold>,
}

#[derive(cynic::InlineFragments, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Node")]
pub enum PersonTold {
    Person(PersonHistory),
    #[cynic(fallback)]
    Other,
}

/// What a list of people does not ask for.
#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Person")]
pub struct PersonHistory {
    #[arguments(first: 20)]
    pub history: Vec<AuditEntry>,
}

#[derive(cynic::InlineFragments, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Node")]
pub enum PersonNode {
    Person(Person),
    #[cynic(fallback)]
    Other,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct WorkplacesVariables {
    pub filter: OrganizationFilter,
    pub first: i32,
}

#[derive(cynic::InputObject, Clone, Debug)]
pub struct OrganizationFilter {
    pub search: Option<String>,
}

/// Organizations by part of a name.
#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query", variables = "WorkplacesVariables")]
pub struct PersonOrganizations {
    #[arguments(filter: $filter, first: $first)]
    pub organizations: WorkplaceConnection,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "OrganizationConnection")]
pub struct WorkplaceConnection {
    pub nodes: Vec<Workplace>,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct WorkplaceVariables {
    pub id: cynic::Id,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query", variables = "WorkplaceVariables")]
pub struct PersonOrganization {
    #[arguments(id: $id)]
    pub organization: Workplace,
}

/// What people can be appointed to.
#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query")]
pub struct PersonPositions {
    pub positions: Vec<Position>,
}
