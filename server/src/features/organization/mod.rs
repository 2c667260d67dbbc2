//! Organizations: the tree of offices and schools, their levels, clusters and divisions.
//!
//! **Owns** `organization`, `education_level`, `organization_level`, `division`, `cluster`, `cluster_member`.
//! **Who sees them**: everybody sees what is at or below his appointments, and the chain above them; those at a school
//! see no other school. **Who changes them**: an administrator of the subtree.

mod commands;
mod decisions;
mod graphql;
mod model;
mod policy;
mod queries;

pub use decisions::decisions;
pub use graphql::{
    Cluster, Division, DivisionKind, EducationLevel, Organization, OrganizationAction,
    OrganizationKind, OrganizationMutation, OrganizationQuery,
};
pub use model::{NewOrganization, OrganizationErrorCode, cluster_row, open_on};
pub use policy::{OVERSEEING, actions};
