//! A school's own report: reading it, saving, handing in, taking back.

use super::periods::Standing;
use super::{
    Indicator, IndicatorBreach, ReportAction, ReportState, ReportText, ReportUserError,
    ReportValue, ReportVersion, Timeliness,
};
use crate::shared::api::scalars::{Date, DateTime, Decimal};
use crate::shared::api::schema;
use crate::shared::history::AuditEntry;
use crate::shared::session::YearName;

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct OwnReportVariables {
    pub period: cynic::Id,
    /// The school for which an office enters it; one's own when left out.
    pub organization: Option<cynic::Id>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query", variables = "OwnReportVariables")]
pub struct OwnReport {
    #[arguments(id: $period)]
    pub reporting_period: Period,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "ReportingPeriod", variables = "OwnReportVariables")]
pub struct Period {
    pub id: cynic::Id,
    pub name: String,
    pub opens_on: Date,
    pub due_on: Date,
    pub school_year: YearName,
    #[arguments(organization: $organization)]
    pub indicators: Vec<Indicator>,
    #[arguments(organization: $organization)]
    pub prefill: Vec<ReportValue>,
    #[arguments(organization: $organization)]
    pub own_report: Option<Report>,
    #[arguments(organization: $organization)]
    pub standing: Option<Standing>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct Report {
    pub id: cynic::Id,
    pub version: i32,
    pub state: ReportState,
    pub timeliness: Timeliness,
    pub values: Vec<ReportValue>,
    pub difficulties: Option<String>,
    pub proposals: Option<String>,
    pub summary: Option<String>,
    pub nothing_to_report: bool,
    pub due_on: Date,
    pub submitted_at: Option<DateTime>,
    pub submitted_by: Option<Submitter>,
    pub entered_by: Option<Submitter>,
    pub entered_from: Option<EnteringOffice>,
    pub entry_note: Option<String>,
    pub is_closed: bool,
    pub versions: Vec<ReportVersion>,
    pub accepted_at: Option<DateTime>,
    pub return_reason: Option<String>,
    pub returned_texts: Vec<ReportText>,
    pub closed_texts: Vec<ReportText>,
    #[arguments(first: 20)]
    pub history: Vec<AuditEntry>,
    pub available_actions: Vec<ReportAction>,
    pub updated_at: DateTime,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Person")]
pub struct Submitter {
    pub name: String,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Organization")]
pub struct EnteringOffice {
    pub name: String,
}

/// The school for which an office enters a report.
#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct EnteredSchoolVariables {
    pub organization: cynic::Id,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query", variables = "EnteredSchoolVariables")]
pub struct EnteredSchool {
    #[arguments(id: $organization)]
    pub organization: NamedSchool,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Organization")]
pub struct NamedSchool {
    pub id: cynic::Id,
    pub name: String,
}

#[derive(cynic::InputObject, Clone, Debug, PartialEq)]
pub struct ReportValueInput {
    pub indicator: cynic::Id,
    pub value: Option<Decimal>,
    pub text: Option<String>,
    pub override_reason: Option<String>,
    pub explanation: Option<String>,
}

#[derive(cynic::InputObject, Clone, Debug)]
pub struct ReportSaveInput {
    pub period: cynic::Id,
    pub organization: cynic::Id,
    pub expected_version: Option<i32>,
    pub values: Vec<ReportValueInput>,
    pub difficulties: Option<String>,
    pub proposals: Option<String>,
    pub summary: Option<String>,
    pub idempotency_key: Option<String>,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct ReportSaveVariables {
    pub input: ReportSaveInput,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Mutation", variables = "ReportSaveVariables")]
pub struct ReportSave {
    #[arguments(input: $input)]
    pub report_save: ReportSavePayload,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "ReportPayload")]
pub struct ReportSavePayload {
    pub report: Option<SavedReport>,
    pub user_errors: Vec<ReportUserError>,
}

/// What a save has to give back: the version that the next one builds on, what is worked out, and what is unusual.
#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Report")]
pub struct SavedReport {
    pub id: cynic::Id,
    pub version: i32,
    pub values: Vec<SavedValue>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "ReportValue")]
pub struct SavedValue {
    pub indicator: IndicatorRef,
    pub value: Option<Decimal>,
    pub breaches: Vec<IndicatorBreach>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Indicator")]
pub struct IndicatorRef {
    pub id: cynic::Id,
}

#[derive(cynic::InputObject, Clone, Debug)]
pub struct ReportActInput {
    pub id: cynic::Id,
    pub expected_version: Option<i32>,
    pub idempotency_key: Option<String>,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct ReportActVariables {
    pub input: ReportActInput,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
pub struct ReportPayload {
    pub report: Option<Report>,
    pub user_errors: Vec<ReportUserError>,
}

#[derive(cynic::InputObject, Clone, Debug)]
pub struct ReportSubmitInput {
    pub id: cynic::Id,
    pub expected_version: Option<i32>,
    pub note: Option<String>,
    pub idempotency_key: Option<String>,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct ReportSubmitVariables {
    pub input: ReportSubmitInput,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Mutation", variables = "ReportSubmitVariables")]
pub struct ReportSubmit {
    #[arguments(input: $input)]
    pub report_submit: ReportPayload,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Mutation", variables = "ReportActVariables")]
pub struct ReportWithdraw {
    #[arguments(input: $input)]
    pub report_withdraw: ReportPayload,
}

#[derive(cynic::InputObject, Clone, Debug)]
pub struct ReportNothingInput {
    pub period: cynic::Id,
    pub organization: cynic::Id,
    pub note: Option<String>,
    pub idempotency_key: Option<String>,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct ReportNothingVariables {
    pub input: ReportNothingInput,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Mutation", variables = "ReportNothingVariables")]
pub struct ReportNothing {
    #[arguments(input: $input)]
    pub report_nothing: ReportPayload,
}

crate::operations! {
    query OwnReport(OwnReportVariables);
    query EnteredSchool(EnteredSchoolVariables);
    mutation ReportSave(ReportSaveVariables);
    mutation ReportSubmit(ReportSubmitVariables);
    mutation ReportWithdraw(ReportActVariables);
    mutation ReportNothing(ReportNothingVariables);
}
