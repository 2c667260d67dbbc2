//! What the report screens ask of the server.

pub mod board;
pub mod overview;
pub mod writing;

use crate::shared::api::Document;
use crate::shared::api::schema;

#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReportState {
    NotStarted,
    Draft,
    Submitted,
    Returned,
    Accepted,
}

#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum Timeliness {
    Pending,
    OnTime,
    Late,
    Overdue,
}

#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReportAction {
    Update,
    Submit,
    Accept,
    Return,
    Withdraw,
}

#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReportErrorCode {
    Required,
    TooLong,
    Negative,
    TooBig,
    WrongState,
    PeriodNotOpen,
    #[cynic(rename = "NOT_A_SCHOOL")]
    NotASchool,
    AlreadyStarted,
    ReasonRequired,
    UnknownIndicator,
    MoreThanWhole,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct ReportUserError {
    pub path: Vec<String>,
    pub code: ReportErrorCode,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct Indicator {
    pub id: cynic::Id,
    pub code: String,
    pub name: String,
    pub help: Option<String>,
    pub unit: String,
    pub required: bool,
    pub position: i32,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct ReportValue {
    pub indicator: Indicator,
    pub value: Option<i32>,
    pub source: Option<String>,
}

/// Every document of this feature.
pub(crate) fn registered() -> Vec<Document> {
    [
        board::registered(),
        overview::registered(),
        writing::registered(),
    ]
    .concat()
}
