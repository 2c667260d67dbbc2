//! The periods of a school year, and what the plans ask of a school.

use super::periods::{PeriodAction, PeriodState, Standing};
use super::{ReportState, Timeliness};
use crate::shared::api::scalars::{Date, DateTime};
use crate::shared::api::schema;
use crate::shared::session::YearName;

/// Of every year: who finds none in one is told of the others.
#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query")]
pub struct ReportPeriods {
    pub reporting_periods: Vec<OfficePeriod>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "ReportingPeriod")]
pub struct OfficePeriod {
    pub id: cynic::Id,
    pub name: String,
    pub opens_on: Date,
    pub due_on: Date,
    pub closes_on: Option<Date>,
    pub office_due_on: Option<Date>,
    pub state: PeriodState,
    pub available_actions: Vec<PeriodAction>,
    pub school_year: YearName,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct ProgressVariables {
    pub period: cynic::Id,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query", variables = "ProgressVariables")]
pub struct PeriodProgress {
    #[arguments(period: $period)]
    pub report_board: ProgressBoard,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "ReportBoard")]
pub struct ProgressBoard {
    pub totals: super::board::Counts,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query")]
pub struct SchoolPeriods {
    pub reporting_periods: Vec<SchoolPeriod>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "ReportingPeriod")]
pub struct SchoolPeriod {
    pub id: cynic::Id,
    pub name: String,
    pub opens_on: Date,
    pub due_on: Date,
    pub school_year: YearName,
    pub own_report: Option<OwnState>,
    pub standing: Option<Standing>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Report")]
pub struct OwnState {
    pub state: ReportState,
    pub timeliness: Timeliness,
    pub due_on: Date,
    pub is_closed: bool,
    pub submitted_at: Option<DateTime>,
}

#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlanState {
    Draft,
    Submitted,
    Returned,
    Approved,
    Issued,
    Closed,
}

#[derive(cynic::InputObject, Clone, Debug)]
pub struct PlanFilter {
    pub state: Option<Vec<PlanState>>,
    pub school_year: Option<cynic::Id>,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct DutiesVariables {
    pub filter: PlanFilter,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query", variables = "DutiesVariables")]
pub struct SchoolDuties {
    #[arguments(filter: $filter, first: 20)]
    pub plans: Plans,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "PlanConnection")]
pub struct Plans {
    pub nodes: Vec<DutyPlan>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Plan")]
pub struct DutyPlan {
    pub id: cynic::Id,
    pub title: String,
    pub number: Option<String>,
    pub symbol: Option<String>,
    pub duties: Vec<Duty>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct Duty {
    pub id: cynic::Id,
    pub kind: DutyKind,
    pub title: String,
    pub due_on: Option<Date>,
    pub period: Option<DutyPeriod>,
    pub done: Option<bool>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "ReportingPeriod")]
pub struct DutyPeriod {
    pub id: cynic::Id,
}

#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum DutyKind {
    OwnPlan,
    FocalPoint,
    Channels,
    Report,
}

crate::operations! {
    query ReportPeriods(());
    query PeriodProgress(ProgressVariables);
    query SchoolPeriods(());
    query SchoolDuties(DutiesVariables);
}
