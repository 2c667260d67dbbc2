//! One report beside the others', and what the office decides on one or on many.

use super::board::{PeriodRef, Person};
use super::writing::{ReportActInput, ReportSavePayload};
use super::{
    Correction, Indicator, IndicatorBreach, ReportAction, ReportState, ReportText, ReportUserError,
    Timeliness,
};
use crate::shared::api::scalars::{Date, DateTime, Decimal};
use crate::shared::api::schema;
use crate::shared::grouping::{Cluster, Level};
use crate::shared::history::AuditEntry;
use crate::shared::session::YearName;

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct ReviewVariables {
    pub report: cynic::Id,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query", variables = "ReviewVariables")]
pub struct ReportUnderReview {
    #[arguments(report: $report)]
    pub report_review: Review,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "ReportReview")]
pub struct Review {
    pub report: ReviewedReport,
    pub previous: Option<Waiting>,
    pub next: Option<Waiting>,
    pub waiting: i32,
}

/// Another report that waits.
#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Report")]
pub struct Waiting {
    pub id: cynic::Id,
    pub organization: SchoolName,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Organization")]
pub struct SchoolName {
    pub id: cynic::Id,
    pub short_name: String,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Report")]
pub struct ReviewedReport {
    pub id: cynic::Id,
    pub version: i32,
    pub state: ReportState,
    pub timeliness: Timeliness,
    pub organization: SchoolName,
    pub period: ReviewedPeriod,
    pub values: Vec<ReviewedValue>,
    pub difficulties: Option<String>,
    pub proposals: Option<String>,
    pub summary: Option<String>,
    pub nothing_to_report: bool,
    pub due_on: Date,
    pub submitted_at: Option<DateTime>,
    pub submitted_by: Option<Person>,
    pub return_reason: Option<String>,
    pub returned_texts: Vec<ReportText>,
    pub available_actions: Vec<ReportAction>,
    #[arguments(first: 20)]
    pub history: Vec<AuditEntry>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "ReportingPeriod")]
pub struct ReviewedPeriod {
    pub id: cynic::Id,
    pub name: String,
    pub school_year: YearName,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "ReportValue")]
pub struct ReviewedValue {
    pub indicator: Indicator,
    pub value: Option<Decimal>,
    pub text: Option<String>,
    pub source: Option<String>,
    pub override_reason: Option<String>,
    pub breaches: Vec<IndicatorBreach>,
    pub explanation: Option<String>,
    pub previous: Option<Decimal>,
    pub median: Option<Median>,
    pub outlier: Option<bool>,
    pub correction: Option<Correction>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "ReportMedian")]
pub struct Median {
    pub value: Decimal,
    pub count: i32,
    pub cluster: Option<Cluster>,
    pub level: Option<Level>,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Mutation", variables = "ReviewActVariables")]
pub struct ReviewAccept {
    #[arguments(input: $input)]
    pub report_accept: ReportSavePayload,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct ReviewActVariables {
    pub input: ReportActInput,
}

#[derive(cynic::InputObject, Clone, Debug)]
pub struct ReportReturnValueInput {
    pub indicator: cynic::Id,
    pub note: Option<String>,
}

#[derive(cynic::InputObject, Clone, Debug)]
pub struct ReportReturnInput {
    pub id: cynic::Id,
    pub expected_version: Option<i32>,
    pub reason: String,
    pub values: Option<Vec<ReportReturnValueInput>>,
    pub texts: Option<Vec<ReportText>>,
    pub idempotency_key: Option<String>,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct ReportReturnVariables {
    pub input: ReportReturnInput,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Mutation", variables = "ReportReturnVariables")]
pub struct ReportReturn {
    #[arguments(input: $input)]
    pub report_return: ReportSavePayload,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct ChosenVariables {
    pub ids: Vec<cynic::Id>,
}

/// The reports that are about to be accepted, as they are now.
#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query", variables = "ChosenVariables")]
pub struct ChosenReports {
    #[arguments(ids: $ids)]
    pub reports: Vec<Chosen>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Report")]
pub struct Chosen {
    pub id: cynic::Id,
    pub version: i32,
    pub organization: SchoolName,
    pub period: PeriodRef,
    pub remarkable_count: i32,
    pub available_actions: Vec<ReportAction>,
}

#[derive(cynic::InputObject, Clone, Debug)]
pub struct ReportSeenInput {
    pub id: cynic::Id,
    pub expected_version: i32,
}

#[derive(cynic::InputObject, Clone, Debug)]
pub struct ReportsAcceptInput {
    pub reports: Vec<ReportSeenInput>,
    pub idempotency_key: Option<String>,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct ReportsAcceptVariables {
    pub input: ReportsAcceptInput,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Mutation", variables = "ReportsAcceptVariables")]
pub struct ReportsAccept {
    #[arguments(input: $input)]
    pub reports_accept: ReportsAcceptPayload,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
pub struct ReportsAcceptPayload {
    pub user_errors: Vec<ReportUserError>,
}

crate::operations! {
    query ReportUnderReview(ReviewVariables);
    query ChosenReports(ChosenVariables);
    mutation ReviewAccept(ReviewActVariables);
    mutation ReportReturn(ReportReturnVariables);
    mutation ReportsAccept(ReportsAcceptVariables);
}
