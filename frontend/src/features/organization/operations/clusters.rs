//! Clusters of schools.

use super::{OrganizationName, OrganizationUserError};
use crate::shared::api::schema;

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query")]
pub struct ClusterList {
    pub clusters: Vec<Cluster>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct Cluster {
    pub id: cynic::Id,
    pub name: String,
    pub lead: Option<OrganizationName>,
    pub member_count: i32,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct ClusterSaveVariables {
    pub input: ClusterSaveInput,
}

/// Members stay when left out.
#[derive(cynic::InputObject, Clone, Debug)]
pub struct ClusterSaveInput {
    pub id: Option<cynic::Id>,
    pub organization: cynic::Id,
    pub name: String,
    pub lead: Option<cynic::Id>,
    pub members: Option<Vec<cynic::Id>>,
    pub idempotency_key: Option<String>,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Mutation", variables = "ClusterSaveVariables")]
pub struct ClusterSave {
    #[arguments(input: $input)]
    pub cluster_save: ClusterPayload,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
pub struct ClusterPayload {
    pub user_errors: Vec<OrganizationUserError>,
}
