//! One activity with all that its panel shows, and what may be chosen for it.

use super::{ActivityAction, DutyClause, PersonName, TaskState};
use crate::shared::api::scalars::{Date, DateTime};
use crate::shared::api::schema;
use crate::shared::files::EvidenceFile;
use crate::shared::form::EvidenceLink;
use crate::shared::history::AuditEntry;

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct ActivityVariables {
    pub id: cynic::Id,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query", variables = "ActivityVariables")]
pub struct ActivityView {
    #[arguments(id: $id)]
    pub activity: Activity,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct Activity {
    pub id: cynic::Id,
    pub version: i32,
    pub title: String,
    pub starts_on: Date,
    pub ends_on: Date,
    pub place: Option<String>,
    pub output: Option<String>,
    pub person: Option<PersonName>,
    pub doer: Option<String>,
    pub organization: ActivitySchool,
    pub clauses: Vec<DutyClause>,
    pub channels: Vec<NamedChannel>,
    pub state: TaskState,
    pub overdue: bool,
    pub result: Option<String>,
    pub links: Vec<EvidenceLink>,
    pub files: Vec<EvidenceFile>,
    pub return_reason: Option<String>,
    pub done_by: Option<PersonName>,
    pub done_at: Option<DateTime>,
    pub confirmed_by: Option<PersonName>,
    pub confirmed_at: Option<DateTime>,
    #[arguments(first: 20)]
    pub history: Vec<AuditEntry>,
    pub available_actions: Vec<ActivityAction>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Organization")]
pub struct ActivitySchool {
    pub id: cynic::Id,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Channel")]
pub struct NamedChannel {
    pub id: cynic::Id,
    pub name: String,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct ActivityChannelsVariables {
    pub id: cynic::Id,
}

/// The school's open channels.
#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query", variables = "ActivityChannelsVariables")]
pub struct ActivityChannels {
    #[arguments(id: $id)]
    pub organization: ChannelOwner,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Organization")]
pub struct ChannelOwner {
    pub channels: Vec<NamedChannel>,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct ActivityPeopleVariables {
    pub filter: PersonFilter,
}

#[derive(cynic::InputObject, Clone, Debug)]
pub struct PersonFilter {
    pub search: Option<String>,
    pub organization: Option<cynic::Id>,
    pub active: Option<bool>,
}

/// The school's people by part of a name.
#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query", variables = "ActivityPeopleVariables")]
pub struct ActivityPeople {
    #[arguments(filter: $filter, first: 10)]
    pub people: FoundPeople,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "PersonConnection")]
pub struct FoundPeople {
    pub nodes: Vec<FoundPerson>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Person")]
pub struct FoundPerson {
    pub id: cynic::Id,
    pub name: String,
    pub appointments: Vec<Post>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Appointment")]
pub struct Post {
    pub active: bool,
    pub position: PostTitle,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Position")]
pub struct PostTitle {
    pub title: String,
}
