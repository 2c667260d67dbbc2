//! What the organization screens ask of the server.

mod clusters;
mod detail;
mod list;
mod writing;

pub use clusters::*;
pub use detail::*;
pub use list::*;
pub use writing::*;

crate::operations! {
    query OrganizationList(OrganizationsVariables) pages organizations;
    query OrganizationBranch(OrganizationsVariables) pages organizations;
    query OrganizationSearch(OrganizationsVariables) pages organizations;
    query OrganizationRoot(OrganizationVariables);
    query OrganizationChoices(());
    query OrganizationView(OrganizationVariables);
    query ClusterList(());
    mutation OrganizationCreate(OrganizationCreateVariables);
    mutation OrganizationUpdate(OrganizationUpdateVariables);
    mutation OrganizationFollow(OrganizationFollowVariables);
    mutation ClusterSave(ClusterSaveVariables);
}
