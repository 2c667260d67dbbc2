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

#[cfg(test)]
mod tests {
    use super::{NodeConnection, OrganizationBranch, TreeNode};
    use crate::shared::api::{PageInfo, Paged};
    use crate::shared::session::OrganizationKind;

    fn page(name: &str, end: Option<&str>) -> OrganizationBranch {
        OrganizationBranch {
            organizations: NodeConnection {
                nodes: vec![TreeNode {
                    id: cynic::Id::new(name),
                    kind: OrganizationKind::School,
                    name: name.into(),
                    child_count: 0,
                }],
                page_info: PageInfo {
                    has_next_page: end.is_some(),
                    end_cursor: end.map(str::to_owned),
                },
            },
        }
    }

    #[test]
    fn a_further_page_stands_behind_and_says_where_the_list_ends_now() {
        let mut list = page("a", Some("1"));
        list.append(page("b", None));
        let names: Vec<_> = list
            .organizations
            .nodes
            .iter()
            .map(|one| &one.name)
            .collect();
        assert_eq!(names, ["a", "b"]);
        assert!(!list.page_info().has_next_page);
    }
}
