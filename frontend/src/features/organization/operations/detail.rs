//! One organization with all that is shown of it.

use super::{OrganizationName, OrganizationVariablesFields, PersonName};
use crate::shared::api::scalars::Date;
use crate::shared::api::schema;
use crate::shared::grouping::{self, Level};
use crate::shared::history::AuditEntry;
use crate::shared::session::OrganizationKind;

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query", variables = "OrganizationVariables")]
pub struct OrganizationView {
    #[arguments(id: $id)]
    pub organization: Organization,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct Organization {
    pub id: cynic::Id,
    pub version: i32,
    pub kind: OrganizationKind,
    pub name: String,
    pub short_name: String,
    pub symbol: Option<String>,
    pub place: Option<String>,
    pub phone: Option<String>,
    pub email: Option<String>,
    pub address: Option<String>,
    pub parent: Option<OrganizationName>,
    pub levels: Vec<Level>,
    pub clusters: Vec<grouping::Cluster>,
    pub opened_on: Option<Date>,
    pub closed_on: Option<Date>,
    pub merged_into: Option<OrganizationName>,
    pub names: Vec<NameOfDays>,
    pub links: Vec<OrganizationLink>,
    pub child_count: i32,
    pub focal_point: Option<FocalPoint>,
    pub channels: Vec<Channel>,
    pub appointments: Vec<Appointment>,
    #[arguments(first: 20)]
    pub history: Vec<AuditEntry>,
    pub available_actions: Vec<OrganizationAction>,
}

/// What it is or was called.
#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "OrganizationName")]
pub struct NameOfDays {
    pub name: String,
    pub valid_from: Option<Date>,
    pub valid_to: Option<Date>,
}

/// Whom it follows or followed.
#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct OrganizationLink {
    pub kind: OrganizationLinkKind,
    pub target: OrganizationName,
    pub starts_on: Date,
    pub ends_on: Option<Date>,
    pub decision_number: Option<String>,
}

#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum OrganizationLinkKind {
    Administrative,
    Professional,
    Reporting,
    Emulation,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct FocalPoint {
    pub person: PersonName,
    pub decision_number: Option<String>,
    pub since: Date,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct Channel {
    pub id: cynic::Id,
    pub kind: ChannelKind,
    pub name: String,
    pub address: String,
    pub audience: Option<String>,
}

#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChannelKind {
    Email,
    Facebook,
    Hotline,
    Zalo,
    Website,
    Radio,
    Newspaper,
    Other,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct Appointment {
    pub id: cynic::Id,
    pub person: PersonName,
    pub position: Position,
    pub starts_on: Date,
    pub ends_on: Option<Date>,
    pub active: bool,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct Position {
    pub title: String,
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
