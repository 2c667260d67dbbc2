//! Organizations: the tree of offices and schools, their levels, clusters and divisions.
//!
//! **Owns** `organization`, `education_level`, `organization_level`, `division`, `cluster`, `cluster_member`.
//! **Who sees them**: everybody sees what is at or below his appointments, and the chain above them; those at a school
//! see no other school. **Who changes them**: an administrator of the subtree.

mod borrowed;
mod graphql;
mod model;
mod policy;

pub use borrowed::{Cluster, EducationLevel, OrganizationErrorCode};
pub use graphql::{DivisionKind, Organization, OrganizationQuery};
pub use model::{NewOrganization, cluster_row};
pub use policy::OVERSEEING;
