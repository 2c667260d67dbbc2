//! One task with all that its page shows.

use super::{DivisionKind, NumberedPlan, PersonName, PostTitle, TaskAction, TaskState};
use crate::shared::api::scalars::{Date, DateTime};
use crate::shared::api::schema;
use crate::shared::files::EvidenceFile;
use crate::shared::form::EvidenceLink;
use crate::shared::history::AuditEntry;
use crate::shared::session::OrganizationKind;

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct TaskVariables {
    pub id: cynic::Id,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query", variables = "TaskVariables")]
pub struct TaskView {
    #[arguments(id: $id)]
    pub task: Task,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct Task {
    pub id: cynic::Id,
    pub version: i32,
    pub title: String,
    pub criterion: Option<String>,
    pub due_on: Date,
    pub given_together: i32,
    pub state: TaskState,
    pub organization: Giver,
    pub assignee: Doer,
    pub division: Option<DivisionKind>,
    pub position: Option<PostTitle>,
    pub person: Option<PersonName>,
    pub plan: Option<NumberedPlan>,
    pub clause: Option<TaskClause>,
    pub arrival: Option<TaskArrival>,
    pub result: Option<String>,
    pub links: Vec<EvidenceLink>,
    pub files: Vec<EvidenceFile>,
    pub return_reason: Option<String>,
    pub given_by: Option<PersonName>,
    pub given_at: DateTime,
    pub done_by: Option<PersonName>,
    pub done_at: Option<DateTime>,
    pub confirmed_by: Option<PersonName>,
    pub confirmed_at: Option<DateTime>,
    pub available_actions: Vec<TaskAction>,
    pub history: Vec<AuditEntry>,
}

/// The paper from which it follows.
#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Arrival")]
pub struct TaskArrival {
    pub id: cynic::Id,
    pub number: String,
    pub subject: String,
}

/// Who gave it: whom it can be given to goes by what this is.
#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Organization")]
pub struct Giver {
    pub id: cynic::Id,
    pub name: String,
    pub kind: OrganizationKind,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Organization")]
pub struct Doer {
    pub id: cynic::Id,
    pub short_name: String,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "PlanClause")]
pub struct TaskClause {
    pub id: cynic::Id,
    pub marker: Option<String>,
    pub text: String,
}
