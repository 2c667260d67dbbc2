//! Tasks by their due day.

use super::{DivisionKind, PostTitle, TaskClause, TaskState};
use crate::shared::api::scalars::Date;
use crate::shared::api::{PageInfo, schema};

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct TasksVariables {
    pub filter: TaskFilter,
    pub first: i32,
    pub after: Option<String>,
}

#[derive(cynic::InputObject, Clone, Debug, Default)]
pub struct TaskFilter {
    pub search: Option<String>,
    pub states: Option<Vec<TaskState>>,
    pub mine: Option<bool>,
    pub overdue: Option<bool>,
    pub due_from: Option<Date>,
    pub due_until: Option<Date>,
    pub organization: Option<cynic::Id>,
    pub clause: Option<cynic::Id>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query", variables = "TasksVariables")]
pub struct TaskList {
    #[arguments(filter: $filter, first: $first, after: $after)]
    pub tasks: TaskConnection,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct TaskConnection {
    pub nodes: Vec<TaskRow>,
    pub page_info: PageInfo,
    pub total_count: i32,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Task")]
pub struct TaskRow {
    pub id: cynic::Id,
    pub title: String,
    pub due_on: Date,
    pub state: TaskState,
    pub return_reason: Option<String>,
    pub assignee: ShortOrganization,
    pub division: Option<DivisionKind>,
    pub position: Option<PostTitle>,
    pub person: Option<PersonName>,
    pub plan: Option<NumberedPlan>,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct ClauseTasksVariables {
    pub filter: TaskFilter,
}

/// The clause whose tasks are listed, as one of them has it.
#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query", variables = "ClauseTasksVariables")]
pub struct ClauseTasks {
    #[arguments(filter: $filter, first: 1)]
    pub tasks: ClauseTaskConnection,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "TaskConnection")]
pub struct ClauseTaskConnection {
    pub nodes: Vec<ClauseTask>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Task")]
pub struct ClauseTask {
    pub clause: Option<TaskClause>,
    pub plan: Option<NumberedPlan>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Organization")]
pub struct ShortOrganization {
    pub short_name: String,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Person")]
pub struct PersonName {
    pub name: String,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Plan")]
pub struct NumberedPlan {
    pub id: cynic::Id,
    pub title: String,
    pub number: Option<String>,
    pub symbol: Option<String>,
}
