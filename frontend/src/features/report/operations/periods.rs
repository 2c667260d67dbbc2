//! Periods: what the calendar proposes, making and changing them, and a school's own day.

use crate::shared::api::scalars::Date;
use crate::shared::api::schema;

#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum PeriodState {
    NotOpen,
    Open,
    Overdue,
    Closed,
}

#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum PeriodAction {
    Change,
    Remove,
    Except,
}

#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum PeriodErrorCode {
    Required,
    TooLong,
    DateOrder,
    AlreadyBegun,
    HandedIn,
    AlreadyThere,
    #[cynic(rename = "NOT_AN_OFFICE")]
    NotAnOffice,
    #[cynic(rename = "NOT_A_SCHOOL")]
    NotASchool,
    InUse,
    HasExceptions,
    TermOfAnotherYear,
    WrongState,
}

/// Whether the office may enter a school's report, and why not.
#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entering {
    Free,
    Begun,
    HandedIn,
    Excused,
    Closed,
    NotOpen,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct PeriodUserError {
    pub path: Vec<String>,
    pub code: PeriodErrorCode,
}

/// The day that holds for one school.
#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "PeriodStanding")]
pub struct Standing {
    pub due_on: Date,
    pub state: PeriodState,
    pub exception: Option<Exception>,
}

/// Without a day it need not report.
#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "ReportException")]
pub struct Exception {
    pub due_on: Option<Date>,
    pub reason: String,
    pub granted_by: String,
    pub granted_at: crate::shared::api::scalars::DateTime,
}

#[derive(cynic::QueryVariables, Clone, Debug, PartialEq)]
pub struct ProposalsVariables {
    pub organization: cynic::Id,
    pub year: cynic::Id,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query", variables = "ProposalsVariables")]
pub struct PeriodProposals {
    #[arguments(organization: $organization, schoolYear: $year)]
    pub reporting_periods_propose: Vec<Proposal>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "PeriodProposal")]
pub struct Proposal {
    pub term: Option<TermRef>,
    pub name: String,
    pub opens_on: Date,
    pub due_on: Date,
    pub closes_on: Option<Date>,
    pub office_due_on: Option<Date>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Term")]
pub struct TermRef {
    pub id: cynic::Id,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct KeptPeriodVariables {
    pub period: cynic::Id,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query", variables = "KeptPeriodVariables")]
pub struct PeriodToKeep {
    #[arguments(id: $period)]
    pub reporting_period: KeptPeriod,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "ReportingPeriod")]
pub struct KeptPeriod {
    pub id: cynic::Id,
    pub version: i32,
    pub name: String,
    pub opens_on: Date,
    pub due_on: Date,
    pub closes_on: Option<Date>,
    pub office_due_on: Option<Date>,
    pub available_actions: Vec<PeriodAction>,
}

#[derive(cynic::InputObject, Clone, Debug, PartialEq)]
pub struct PeriodInput {
    pub name: String,
    pub opens_on: Date,
    pub due_on: Date,
    pub closes_on: Option<Date>,
    pub office_due_on: Option<Date>,
}

#[derive(cynic::InputObject, Clone, Debug)]
pub struct PeriodPlanInput {
    pub term: Option<cynic::Id>,
    pub period: PeriodInput,
}

#[derive(cynic::InputObject, Clone, Debug)]
pub struct ReportingPeriodsCreateInput {
    pub organization: cynic::Id,
    pub school_year: cynic::Id,
    pub periods: Vec<PeriodPlanInput>,
    pub idempotency_key: Option<String>,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct PeriodsCreateVariables {
    pub input: ReportingPeriodsCreateInput,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
pub struct PeriodDonePayload {
    pub user_errors: Vec<PeriodUserError>,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Mutation", variables = "PeriodsCreateVariables")]
pub struct PeriodsCreate {
    #[arguments(input: $input)]
    pub reporting_periods_create: PeriodDonePayload,
}

#[derive(cynic::InputObject, Clone, Debug)]
pub struct ReportingPeriodChangeInput {
    pub id: cynic::Id,
    pub expected_version: Option<i32>,
    pub period: PeriodInput,
    pub idempotency_key: Option<String>,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct PeriodChangeVariables {
    pub input: ReportingPeriodChangeInput,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "PeriodPayload")]
pub struct PeriodChangePayload {
    pub user_errors: Vec<PeriodUserError>,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Mutation", variables = "PeriodChangeVariables")]
pub struct PeriodChange {
    #[arguments(input: $input)]
    pub reporting_period_change: PeriodChangePayload,
}

#[derive(cynic::InputObject, Clone, Debug)]
pub struct ReportingPeriodRemoveInput {
    pub id: cynic::Id,
    pub expected_version: Option<i32>,
    pub idempotency_key: Option<String>,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct PeriodRemoveVariables {
    pub input: ReportingPeriodRemoveInput,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Mutation", variables = "PeriodRemoveVariables")]
pub struct PeriodRemove {
    #[arguments(input: $input)]
    pub reporting_period_remove: PeriodDonePayload,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct StandingVariables {
    pub period: cynic::Id,
    pub organization: cynic::Id,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query", variables = "StandingVariables")]
pub struct SchoolStanding {
    #[arguments(id: $period)]
    pub reporting_period: StandingPeriod,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "ReportingPeriod", variables = "StandingVariables")]
pub struct StandingPeriod {
    pub due_on: Date,
    pub available_actions: Vec<PeriodAction>,
    #[arguments(organization: $organization)]
    pub standing: Option<Standing>,
    #[arguments(organization: $organization)]
    pub entering: Option<Entering>,
}

#[derive(cynic::InputObject, Clone, Debug)]
pub struct ReportExceptInput {
    pub period: cynic::Id,
    pub organization: cynic::Id,
    pub due_on: Option<Date>,
    pub reason: String,
    pub idempotency_key: Option<String>,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct ReportExceptVariables {
    pub input: ReportExceptInput,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Mutation", variables = "ReportExceptVariables")]
pub struct ReportExcept {
    #[arguments(input: $input)]
    pub report_except: PeriodDonePayload,
}

#[derive(cynic::InputObject, Clone, Debug)]
pub struct ReportExceptionRemoveInput {
    pub period: cynic::Id,
    pub organization: cynic::Id,
    pub reason: String,
    pub idempotency_key: Option<String>,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct ReportExceptionRemoveVariables {
    pub input: ReportExceptionRemoveInput,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(
    graphql_type = "Mutation",
    variables = "ReportExceptionRemoveVariables"
)]
pub struct ReportExceptionRemove {
    #[arguments(input: $input)]
    pub report_exception_remove: PeriodDonePayload,
}

crate::operations! {
    query PeriodProposals(ProposalsVariables);
    query PeriodToKeep(KeptPeriodVariables);
    query SchoolStanding(StandingVariables);
    mutation PeriodsCreate(PeriodsCreateVariables);
    mutation PeriodChange(PeriodChangeVariables);
    mutation PeriodRemove(PeriodRemoveVariables);
    mutation ReportExcept(ReportExceptVariables);
    mutation ReportExceptionRemove(ReportExceptionRemoveVariables);
}
