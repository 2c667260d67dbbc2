//! What taking a list along asks of the server.

use crate::shared::api::schema;

#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExportFormat {
    Xlsx,
    Csv,
}

#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExportCells {
    Text,
    Number,
    Date,
    Moment,
}

#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExportErrorCode {
    TooMany,
    Invalid,
}

#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum JobState {
    Queued,
    Running,
    Done,
    Failed,
    Cancelled,
}

#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum JobFailure {
    SignedOut,
    Refused,
    TooLarge,
    Failed,
}

#[derive(cynic::InputObject, Clone, Debug)]
pub struct ExportWordInput {
    pub code: String,
    pub word: String,
}

#[derive(cynic::InputObject, Clone, Debug)]
pub struct ExportFactInput {
    pub name: String,
    pub value: String,
}

#[derive(cynic::InputObject, Clone, Debug)]
pub struct ExportColumnInput {
    pub title: String,
    pub cells: ExportCells,
    pub paths: Vec<String>,
    pub between: String,
    pub words: Vec<ExportWordInput>,
}

#[derive(cynic::InputObject, Clone, Debug)]
pub struct ExportRequestInput {
    pub document: Option<String>,
    pub operation_name: Option<String>,
    pub variables: String,
    pub list: String,
    pub format: ExportFormat,
    pub title: String,
    pub columns: Vec<ExportColumnInput>,
    pub facts_title: String,
    pub facts: Vec<ExportFactInput>,
    pub idempotency_key: Option<String>,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct ExportRequestVariables {
    pub input: ExportRequestInput,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Mutation", variables = "ExportRequestVariables")]
pub struct ExportRequest {
    #[arguments(input: $input)]
    pub export_request: ExportRequestPayload,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct ExportRequestPayload {
    pub job: Option<Job>,
    pub user_errors: Vec<ExportUserError>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct ExportUserError {
    pub code: ExportErrorCode,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct Job {
    pub id: cynic::Id,
    pub state: JobState,
    pub done: i32,
    pub total: Option<i32>,
    pub failure: Option<JobFailure>,
    pub file: Option<JobFile>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct JobFile {
    pub name: String,
    pub url: String,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct JobVariables {
    pub id: cynic::Id,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query", variables = "JobVariables")]
pub struct JobNow {
    #[arguments(id: $id)]
    pub job: Job,
}

#[derive(cynic::InputObject, Clone, Debug)]
pub struct JobCancelInput {
    pub id: cynic::Id,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct JobCancelVariables {
    pub input: JobCancelInput,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Mutation", variables = "JobCancelVariables")]
pub struct JobCancel {
    #[arguments(input: $input)]
    pub job_cancel: JobCancelPayload,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct JobCancelPayload {
    pub job: Option<Job>,
}

crate::operations! {
    mutation ExportRequest(ExportRequestVariables);
    mutation JobCancel(JobCancelVariables);
    query JobNow(JobVariables);
}
