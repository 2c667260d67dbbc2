//! What taking a list in asks of the server.

use crate::shared::api::scalars::DateTime;
use crate::shared::api::schema;
use crate::shared::export::{Job, JobFile};

#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImportKind {
    Organizations,
    People,
    Appointments,
    FocalPoints,
    Arrivals,
    Tasks,
}

#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImportState {
    Checking,
    Checked,
    Unreadable,
    Applied,
    Undone,
}

#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImportFate {
    Create,
    Change,
    Same,
    Wrong,
}

#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImportAction {
    Apply,
    Undo,
}

#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImportErrorCode {
    WrongState,
    TooMany,
    Expired,
}

#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImportFailure {
    NothingInIt,
    OldOrLocked,
    #[cynic(rename = "NOT_A_SHEET")]
    NotASheet,
    HasMacros,
    Damaged,
    TooLarge,
    TooManyRows,
    NoHeadings,
    MissingHeadings,
    HeadingTwice,
    Changed,
    Refused,
    Touched,
    Failed,
}

#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImportProblem {
    Required,
    TooLong,
    TooMany,
    #[cynic(rename = "NOT_A_DAY")]
    NotADay,
    #[cynic(rename = "NOT_A_NUMBER")]
    NotANumber,
    #[cynic(rename = "NOT_A_TELEPHONE")]
    NotATelephone,
    NotAnEmail,
    BrokenFormula,
    Unknown,
    Ambiguous,
    Twice,
    Taken,
    Fixed,
    DateOrder,
    Forbidden,
    Changed,
    InUse,
    Refused,
    Closed,
    AlreadyThere,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct ImportReason {
    pub column: Option<String>,
    pub code: ImportProblem,
    pub read: String,
    pub wanted: String,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct ImportChange {
    pub column: String,
    pub from: String,
    pub to: String,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct ImportRow {
    pub line: i32,
    pub label: String,
    pub fate: ImportFate,
    pub changes: Vec<ImportChange>,
    pub reasons: Vec<ImportReason>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct ImportRefusal {
    pub line: i32,
    pub reasons: Vec<ImportReason>,
}

/// The copy of the workbook with what is wrong in it.
#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Job")]
pub struct ImportCopy {
    pub file: Option<JobFile>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Organization")]
pub struct ImportPlace {
    pub id: cynic::Id,
    pub name: String,
    pub short_name: String,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct Import {
    pub id: cynic::Id,
    pub kind: ImportKind,
    pub organization: Option<ImportPlace>,
    pub file_name: String,
    pub state: ImportState,
    pub failure: Option<ImportFailure>,
    pub refused: Vec<ImportRefusal>,
    pub job: Option<Job>,
    pub check: Option<ImportCopy>,
    pub created: i32,
    pub changed: i32,
    pub unchanged: i32,
    pub wrong: i32,
    pub rows: Vec<ImportRow>,
    pub expires_at: DateTime,
    pub available_actions: Vec<ImportAction>,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct ImportVariables {
    pub id: cynic::Id,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query", variables = "ImportVariables")]
pub struct ImportNow {
    #[arguments(id: $id)]
    pub import: Import,
}

/// One of the latest.
#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Import")]
pub struct ImportBrief {
    pub id: cynic::Id,
    pub kind: ImportKind,
    pub file_name: String,
    pub state: ImportState,
    pub created: i32,
    pub changed: i32,
    pub given_at: DateTime,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct ImportsRecentVariables {
    pub kind: ImportKind,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query", variables = "ImportsRecentVariables")]
pub struct ImportsRecent {
    #[arguments(kind: $kind)]
    pub imports: Vec<ImportBrief>,
}

#[derive(cynic::InputObject, Clone, Debug)]
pub struct ImportWordInput {
    pub code: String,
    pub word: String,
}

#[derive(cynic::InputObject, Clone, Debug)]
pub struct ImportCheckInput {
    pub kind: ImportKind,
    pub upload: cynic::Id,
    pub organization: cynic::Id,
    pub copy_name: String,
    pub copy_title: String,
    pub words: Vec<ImportWordInput>,
    pub idempotency_key: Option<String>,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct ImportCheckVariables {
    pub input: ImportCheckInput,
}

#[derive(cynic::InputObject, Clone, Debug)]
pub struct ImportActInput {
    pub id: cynic::Id,
    pub idempotency_key: Option<String>,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct ImportActVariables {
    pub input: ImportActInput,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct ImportUserError {
    pub code: ImportErrorCode,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct ImportPayload {
    pub import: Option<Import>,
    pub user_errors: Vec<ImportUserError>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Mutation", variables = "ImportCheckVariables")]
pub struct ImportCheck {
    #[arguments(input: $input)]
    pub import_check: ImportPayload,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Mutation", variables = "ImportActVariables")]
pub struct ImportApply {
    #[arguments(input: $input)]
    pub import_apply: ImportPayload,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Mutation", variables = "ImportActVariables")]
pub struct ImportUndo {
    #[arguments(input: $input)]
    pub import_undo: ImportPayload,
}

#[derive(cynic::InputObject, Clone, Debug)]
#[cynic(graphql_type = "OrganizationFilter")]
pub struct ImportPlaceFilter {
    pub search: Option<String>,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct ImportPlacesVariables {
    pub filter: ImportPlaceFilter,
    pub first: i32,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query", variables = "ImportPlacesVariables")]
pub struct ImportPlaces {
    #[arguments(filter: $filter, first: $first)]
    pub organizations: ImportPlaceConnection,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "OrganizationConnection")]
pub struct ImportPlaceConnection {
    pub nodes: Vec<ImportPlace>,
}

crate::operations! {
    mutation ImportCheck(ImportCheckVariables);
    mutation ImportApply(ImportActVariables);
    mutation ImportUndo(ImportActVariables);
    query ImportNow(ImportVariables);
    query ImportsRecent(ImportsRecentVariables);
    query ImportPlaces(ImportPlacesVariables);
}
