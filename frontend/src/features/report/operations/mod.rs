//! What the report screens ask of the server.

pub mod board;
pub mod heat;
pub mod indicators;
pub mod overview;
pub mod periods;
pub mod review;
pub mod writing;

use crate::shared::api::scalars::{DateTime, Decimal};
use crate::shared::api::{Document, schema};
use crate::shared::i18n::numbers;
use crate::tr;

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
    Reopen,
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
    PeriodClosed,
    Excused,
    BegunBySchool,
    NoteRequired,
    ReasonRequired,
    UnknownIndicator,
    TooManyPlaces,
    OverrideReasonRequired,
    ExplanationRequired,
    NotReturned,
    WorkedOut,
    TooMany,
    Stale,
}

/// What a report says in words.
#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReportText {
    Summary,
    Difficulties,
    Proposals,
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
    pub topic: Option<String>,
    pub required: bool,
    pub position: i32,
    pub kind: IndicatorKind,
    pub places: i32,
    pub choices: Vec<String>,
    pub formula: Option<String>,
}

impl Indicator {
    /// An answer in words: `12,5`, `Có`, `Khá`.
    pub fn figure(&self, value: Decimal) -> String {
        match self.kind {
            IndicatorKind::YesNo if value == Decimal::whole(1) => tr!(report.yes),
            IndicatorKind::YesNo => tr!(report.no),
            IndicatorKind::Choice => usize::try_from(value.0 / Decimal::ONE)
                .ok()
                .and_then(|place| self.choices.get(place).cloned())
                .unwrap_or_default(),
            _ => numbers::decimal(value),
        }
    }

    /// An answer with its unit: `12,5 %`; none while nobody has answered.
    pub fn told(&self, value: Option<Decimal>, text: Option<&str>) -> Option<String> {
        let told = match self.kind {
            IndicatorKind::Text => text?.to_owned(),
            _ => self.figure(value?),
        };
        Some(format!("{told} {}", self.unit).trim_end().to_owned())
    }
}

#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum IndicatorKind {
    Count,
    Decimal,
    Percent,
    YesNo,
    Text,
    Choice,
}

#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum IndicatorBreach {
    BelowLeast,
    AboveMost,
    ChangedMuch,
    AtOdds,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct ReportValue {
    pub indicator: Indicator,
    pub value: Option<Decimal>,
    pub text: Option<String>,
    pub source: Option<String>,
    pub recorded: Option<Decimal>,
    pub override_reason: Option<String>,
    pub breaches: Vec<IndicatorBreach>,
    pub explanation: Option<String>,
    pub previous: Option<Decimal>,
    pub correction: Option<Correction>,
    pub closed: bool,
}

/// That the office asks to mend it, and what.
#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "ReportCorrection")]
pub struct Correction {
    pub note: Option<String>,
}

/// What a report said when the office opened it again.
#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct ReportVersion {
    pub number: i32,
    pub reopened_at: DateTime,
    pub reopened_by: String,
    pub reason: String,
    pub values: Vec<ReportValue>,
    pub difficulties: Option<String>,
    pub proposals: Option<String>,
    pub summary: Option<String>,
    pub nothing_to_report: bool,
}

/// Every document of this feature.
pub(crate) fn registered() -> Vec<Document> {
    [
        board::registered(),
        heat::registered(),
        indicators::registered(),
        overview::registered(),
        periods::registered(),
        review::registered(),
        writing::registered(),
    ]
    .concat()
}
