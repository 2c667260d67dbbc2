//! What is decided from data, without a page: addresses, the tree's root, what a form still lacks.

use serde::{Deserialize, Serialize};

use super::operations::{
    Ancestor, Organization, OrganizationCreateInput, OrganizationUpdateInput, TreeNode,
};
use crate::shared::api::scalars::Date;
use crate::shared::api::{FieldError, code, coded};
use crate::shared::session::OrganizationKind;

/// The highest organization that the viewer sees.
pub fn root(from: Ancestor) -> TreeNode {
    let mut top = from;
    while let Some(parent) = top.parent.take() {
        top = *parent;
    }
    TreeNode {
        id: top.id,
        kind: top.kind,
        name: top.name,
        child_count: top.child_count,
    }
}

/// What stands in the form, as it is kept on this machine until the server has it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Typed {
    pub parent: String,
    pub kind: String,
    pub name: String,
    pub short_name: String,
    pub symbol: String,
    pub place: String,
    pub phone: String,
    pub email: String,
    pub address: String,
    pub levels: Vec<String>,
    pub clusters: Vec<String>,
    pub opened_on: Option<Date>,
}

impl Typed {
    /// As the server knows the organization.
    pub fn of(known: &Organization) -> Self {
        let text = |value: &Option<String>| value.clone().unwrap_or_default();
        let ids = |ids: Vec<&cynic::Id>| ids.into_iter().map(|id| id.inner().to_owned()).collect();
        Self {
            parent: known
                .parent
                .as_ref()
                .map(|parent| parent.id.inner().to_owned())
                .unwrap_or_default(),
            kind: code(known.kind),
            name: known.name.clone(),
            short_name: known.short_name.clone(),
            symbol: text(&known.symbol),
            place: text(&known.place),
            phone: text(&known.phone),
            email: text(&known.email),
            address: text(&known.address),
            levels: ids(known.levels.iter().map(|level| &level.id).collect()),
            clusters: ids(known.clusters.iter().map(|cluster| &cluster.id).collect()),
            opened_on: known.opened_on,
        }
    }

    pub fn kind(&self) -> Option<OrganizationKind> {
        coded(&self.kind)
    }

    pub fn is_school(&self) -> bool {
        self.kind() == Some(OrganizationKind::School)
    }

    /// What is missing before it is worth sending.
    pub fn missing(&self) -> Vec<FieldError> {
        use super::operations::OrganizationErrorCode::{LevelRequired, Required};
        [
            ("parent", self.parent.is_empty(), Required),
            ("kind", self.kind().is_none(), Required),
            ("name", self.name.trim().is_empty(), Required),
            ("shortName", self.short_name.trim().is_empty(), Required),
            (
                "levels",
                self.is_school() && self.levels.is_empty(),
                LevelRequired,
            ),
        ]
        .into_iter()
        .filter(|(_, missing, _)| *missing)
        .map(|(path, _, code)| FieldError {
            path: path.to_owned(),
            words: super::words::required(path, code),
        })
        .collect()
    }

    /// To be sent as a new organization; nothing while no kind is chosen.
    pub fn to_create(&self, key: Option<String>) -> Option<OrganizationCreateInput> {
        let given = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        let school = self.is_school();
        Some(OrganizationCreateInput {
            parent: cynic::Id::new(self.parent.clone()),
            kind: self.kind()?,
            name: self.name.trim().to_owned(),
            short_name: self.short_name.trim().to_owned(),
            symbol: given(&self.symbol),
            place: given(&self.place),
            phone: given(&self.phone),
            email: given(&self.email),
            address: given(&self.address),
            levels: school.then(|| ids(&self.levels)),
            clusters: school.then(|| ids(&self.clusters)),
            opened_on: self.opened_on,
            idempotency_key: key,
        })
    }

    /// To be sent as a change of what was seen at `version`.
    pub fn to_update(
        &self,
        id: cynic::Id,
        version: i32,
        key: Option<String>,
    ) -> OrganizationUpdateInput {
        let given = |text: &str| Some(text.trim().to_owned());
        let school = self.is_school();
        OrganizationUpdateInput {
            id,
            expected_version: Some(version),
            name: given(&self.name),
            short_name: given(&self.short_name),
            symbol: given(&self.symbol),
            place: given(&self.place),
            phone: given(&self.phone),
            email: given(&self.email),
            address: given(&self.address),
            levels: school.then(|| ids(&self.levels)),
            clusters: school.then(|| ids(&self.clusters)),
            idempotency_key: key,
        }
    }
}

fn ids(texts: &[String]) -> Vec<cynic::Id> {
    texts
        .iter()
        .map(|text| cynic::Id::new(text.clone()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn school() -> Typed {
        Typed {
            parent: "1".into(),
            kind: "SCHOOL".into(),
            name: " Trường MN Lá Sen ".into(),
            short_name: "MN Lá Sen".into(),
            ..Typed::default()
        }
    }

    #[test]
    fn a_school_needs_a_level() {
        let paths = |typed: &Typed| -> Vec<String> {
            typed
                .missing()
                .into_iter()
                .map(|error| error.path)
                .collect()
        };
        assert_eq!(paths(&school()), ["levels"]);
        assert_eq!(
            paths(&Typed::default()),
            ["parent", "kind", "name", "shortName"]
        );
    }

    #[test]
    fn empty_texts_are_left_out_of_a_new_one_and_cleared_in_a_known_one() {
        let made = school().to_create(None);
        assert_eq!(
            made.as_ref().map(|made| made.name.as_str()),
            Some("Trường MN Lá Sen")
        );
        assert_eq!(made.and_then(|made| made.phone), None);
        let changed = school().to_update(cynic::Id::new("9"), 3, None);
        assert_eq!(changed.phone.as_deref(), Some(""));
        assert_eq!(changed.expected_version, Some(3));
    }

    #[test]
    fn the_root_is_the_highest_seen() {
        let node = |id: &str, parent| Ancestor {
            id: cynic::Id::new(id),
            kind: OrganizationKind::Office,
            name: id.to_owned(),
            child_count: 1,
            parent,
        };
        let tree = node(
            "school",
            Some(Box::new(node(
                "office",
                Some(Box::new(node("province", None))),
            ))),
        );
        assert_eq!(root(tree).name, "province");
    }
}
