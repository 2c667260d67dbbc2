//! Organizations: the tree of offices and schools, their levels, clusters and divisions.
//!
//! **Owns** `organization`, `education_level`, `organization_level`, `division`, `cluster`, `cluster_member`,
//! `organization_name`, `organization_link`.
//! **Who sees them**: everybody sees what is at or below his appointments, and the chain above them; those at a school
//! see no other school. **Who changes them**: an administrator of the subtree.

mod commands;
mod decisions;
mod graphql;
mod importing;
mod linking;
mod model;
mod policy;
mod queries;
mod reorganizing;

pub use commands::{OrganizationForm, create, is_name_taken};
pub use decisions::decisions;
pub use graphql::{
    Cluster, Division, DivisionKind, EducationLevel, Organization, OrganizationAction,
    OrganizationFilter, OrganizationKind, OrganizationMutation, OrganizationQuery,
};
pub use importing::Organizations;
pub use linking::{follow_on, links_of};
pub use model::{
    NewOrganization, OrganizationErrorCode, cluster_row, is_closed, is_open_on, named_meanwhile,
    open_on,
};
pub use policy::{OVERSEEING, actions};
pub use queries::{NamesOf, NamesOfOtherDays, called_on, matching, name_on};
pub use reorganizing::{close, memberships_left, named_since, place_below, rename};
