//! What schools are grouped by: what lists are narrowed by, and whom a task or a letter goes to.

use crate::shared::api::schema;
use crate::shared::ui::Choice;

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "EducationLevel")]
pub struct Level {
    pub id: cynic::Id,
    pub name: String,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct Cluster {
    pub id: cynic::Id,
    pub name: String,
}

impl From<Level> for Choice {
    fn from(level: Level) -> Self {
        Self::new(level.id.into_inner(), level.name)
    }
}

impl From<Cluster> for Choice {
    fn from(cluster: Cluster) -> Self {
        Self::new(cluster.id.into_inner(), cluster.name)
    }
}

/// All of them, to choose from.
pub fn choices<T: Into<Choice>>(groups: impl IntoIterator<Item = T>) -> Vec<Choice> {
    groups.into_iter().map(Into::into).collect()
}
