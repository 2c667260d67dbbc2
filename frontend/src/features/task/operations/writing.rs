//! Giving a task, changing it, and each step of its life.

use super::{DivisionKind, TaskUserError};
use crate::shared::api::scalars::Date;
use crate::shared::api::schema;
use crate::shared::form::EvidenceLinkInput;

/// To whom, as the server wants it: exactly one of these.
#[derive(cynic::InputObject, Clone, Debug, Default, PartialEq)]
pub struct TaskAssigneeInput {
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub division: Option<DivisionKind>,
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub position: Option<cynic::Id>,
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub person: Option<cynic::Id>,
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub organizations: Option<Vec<cynic::Id>>,
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub cluster: Option<cynic::Id>,
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub level: Option<cynic::Id>,
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub all_schools: Option<bool>,
}

#[derive(cynic::InputObject, Clone, Debug)]
pub struct TaskAssignInput {
    pub organization: cynic::Id,
    pub clause: Option<cynic::Id>,
    pub arrival: Option<cynic::Id>,
    pub title: String,
    pub criterion: Option<String>,
    pub due_on: Option<Date>,
    pub due_at: Option<TaskAnchoredInput>,
    pub repeat: Option<TaskRepeatInput>,
    pub to: TaskAssigneeInput,
    pub idempotency_key: Option<String>,
}

/// From which end it is counted, as the server wants it: exactly one of these.
#[derive(cynic::InputObject, Clone, Debug, Default)]
pub struct TaskAnchorInput {
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub term_end: Option<cynic::Id>,
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub each_term_end: Option<cynic::Id>,
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub year_end: Option<cynic::Id>,
}

#[derive(cynic::InputObject, Clone, Debug)]
pub struct TaskAnchoredInput {
    pub from: TaskAnchorInput,
    pub working_days: i32,
}

#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum TaskEvery {
    Week,
    Month,
    Quarter,
}

#[derive(cynic::InputObject, Clone, Debug)]
pub struct TaskRepeatInput {
    pub every: TaskEvery,
    pub until: Date,
}

#[derive(cynic::InputObject, Clone, Debug)]
pub struct TaskWithdrawInput {
    pub id: cynic::Id,
    pub expected_version: Option<i32>,
    pub all: Option<bool>,
    pub idempotency_key: Option<String>,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct TaskWithdrawVariables {
    pub input: TaskWithdrawInput,
}

#[derive(cynic::InputObject, Clone, Debug)]
pub struct TaskUpdateInput {
    pub id: cynic::Id,
    pub expected_version: Option<i32>,
    pub title: String,
    pub criterion: Option<String>,
    pub due_on: Date,
    pub idempotency_key: Option<String>,
}

#[derive(cynic::InputObject, Clone, Debug)]
pub struct TaskReassignInput {
    pub id: cynic::Id,
    pub expected_version: Option<i32>,
    pub to: TaskAssigneeInput,
    pub idempotency_key: Option<String>,
}

#[derive(cynic::InputObject, Clone, Debug)]
pub struct TaskDelegateInput {
    pub id: cynic::Id,
    pub expected_version: Option<i32>,
    pub person: cynic::Id,
    pub idempotency_key: Option<String>,
}

#[derive(cynic::InputObject, Clone, Debug)]
pub struct TaskFinishInput {
    pub id: cynic::Id,
    pub expected_version: Option<i32>,
    pub result: String,
    pub links: Vec<EvidenceLinkInput>,
    pub idempotency_key: Option<String>,
}

#[derive(cynic::InputObject, Clone, Debug)]
pub struct TaskReturnInput {
    pub id: cynic::Id,
    pub expected_version: Option<i32>,
    pub reason: String,
    pub idempotency_key: Option<String>,
}

#[derive(cynic::InputObject, Clone, Debug)]
pub struct TaskActInput {
    pub id: cynic::Id,
    pub expected_version: Option<i32>,
    pub idempotency_key: Option<String>,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct TaskAssignVariables {
    pub input: TaskAssignInput,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct TaskUpdateVariables {
    pub input: TaskUpdateInput,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct TaskReassignVariables {
    pub input: TaskReassignInput,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct TaskDelegateVariables {
    pub input: TaskDelegateInput,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct TaskFinishVariables {
    pub input: TaskFinishInput,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct TaskReturnVariables {
    pub input: TaskReturnInput,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct TaskActVariables {
    pub input: TaskActInput,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
pub struct TaskAssignPayload {
    pub count: i32,
    pub user_errors: Vec<TaskUserError>,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
pub struct TaskPayload {
    pub user_errors: Vec<TaskUserError>,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
pub struct TaskWithdrawPayload {
    pub user_errors: Vec<TaskUserError>,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Mutation", variables = "TaskAssignVariables")]
pub struct TaskAssign {
    #[arguments(input: $input)]
    pub task_assign: TaskAssignPayload,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Mutation", variables = "TaskUpdateVariables")]
pub struct TaskUpdate {
    #[arguments(input: $input)]
    pub task_update: TaskPayload,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Mutation", variables = "TaskReassignVariables")]
pub struct TaskReassign {
    #[arguments(input: $input)]
    pub task_reassign: TaskPayload,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Mutation", variables = "TaskDelegateVariables")]
pub struct TaskDelegate {
    #[arguments(input: $input)]
    pub task_delegate: TaskPayload,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Mutation", variables = "TaskFinishVariables")]
pub struct TaskFinish {
    #[arguments(input: $input)]
    pub task_finish: TaskPayload,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Mutation", variables = "TaskReturnVariables")]
pub struct TaskReturn {
    #[arguments(input: $input)]
    pub task_return: TaskPayload,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Mutation", variables = "TaskActVariables")]
pub struct TaskStart {
    #[arguments(input: $input)]
    pub task_start: TaskPayload,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Mutation", variables = "TaskActVariables")]
pub struct TaskReopen {
    #[arguments(input: $input)]
    pub task_reopen: TaskPayload,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Mutation", variables = "TaskActVariables")]
pub struct TaskConfirm {
    #[arguments(input: $input)]
    pub task_confirm: TaskPayload,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Mutation", variables = "TaskWithdrawVariables")]
pub struct TaskWithdraw {
    #[arguments(input: $input)]
    pub task_withdraw: TaskWithdrawPayload,
}
