//! Organizations as a list, as a tree, and as found by typing.

use crate::shared::api::scalars::Date;
use crate::shared::api::{OrderDirection, PageInfo, schema};
use crate::shared::grouping::{self, Level};
use crate::shared::session::OrganizationKind;

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct OrganizationsVariables {
    pub filter: OrganizationFilter,
    pub order_by: OrganizationOrder,
    pub first: i32,
    pub after: Option<String>,
}

#[derive(cynic::InputObject, Clone, Debug, Default)]
pub struct OrganizationFilter {
    pub search: Option<String>,
    pub kind: Option<OrganizationKind>,
    pub parent: Option<cynic::Id>,
    pub level: Option<cynic::Id>,
    pub cluster: Option<cynic::Id>,
}

#[derive(cynic::InputObject, Clone, Debug)]
pub struct OrganizationOrder {
    pub field: OrganizationOrderField,
    pub direction: OrderDirection,
}

#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum OrganizationOrderField {
    Name,
    CreatedAt,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query", variables = "OrganizationsVariables")]
pub struct OrganizationList {
    #[arguments(filter: $filter, orderBy: $order_by, first: $first, after: $after)]
    pub organizations: RowConnection,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "OrganizationConnection")]
pub struct RowConnection {
    pub nodes: Vec<Row>,
    pub page_info: PageInfo,
    pub total_count: i32,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Organization")]
pub struct Row {
    pub id: cynic::Id,
    pub kind: OrganizationKind,
    pub name: String,
    pub phone: Option<String>,
    pub levels: Vec<Level>,
    pub clusters: Vec<grouping::Cluster>,
    pub closed_on: Option<Date>,
    pub focal_point: Option<Contact>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "FocalPoint")]
pub struct Contact {
    pub person: PersonName,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Person")]
pub struct PersonName {
    pub id: cynic::Id,
    pub name: String,
    pub phone: Option<String>,
}

/// What hangs directly below one organization.
#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query", variables = "OrganizationsVariables")]
pub struct OrganizationBranch {
    #[arguments(filter: $filter, orderBy: $order_by, first: $first, after: $after)]
    pub organizations: NodeConnection,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "OrganizationConnection")]
pub struct NodeConnection {
    pub nodes: Vec<TreeNode>,
    pub page_info: PageInfo,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Organization")]
pub struct TreeNode {
    pub id: cynic::Id,
    pub kind: OrganizationKind,
    pub name: String,
    pub child_count: i32,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct OrganizationVariables {
    pub id: cynic::Id,
}

/// From an organization up to the highest that the viewer sees.
#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query", variables = "OrganizationVariables")]
pub struct OrganizationRoot {
    #[arguments(id: $id)]
    pub organization: Ancestor,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Organization")]
pub struct Ancestor {
    pub id: cynic::Id,
    pub kind: OrganizationKind,
    pub name: String,
    pub child_count: i32,
    #[cynic(recurse = "4")]
    pub parent: Option<Box<Ancestor>>,
}

/// Found by typing part of a name.
#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query", variables = "OrganizationsVariables")]
pub struct OrganizationSearch {
    #[arguments(filter: $filter, orderBy: $order_by, first: $first, after: $after)]
    pub organizations: NameConnection,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "OrganizationConnection")]
pub struct NameConnection {
    pub nodes: Vec<OrganizationName>,
    pub page_info: PageInfo,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Organization")]
pub struct OrganizationName {
    pub id: cynic::Id,
    pub kind: OrganizationKind,
    pub name: String,
}

/// What lists can be narrowed by and forms can choose from.
#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query")]
pub struct OrganizationChoices {
    pub education_levels: Vec<Level>,
    pub clusters: Vec<grouping::Cluster>,
}
