//! The board of a period, one school's panel beside it, and what the office decides there.

use super::periods::Exception;
use super::writing::ReportPayload;
use super::{ReportAction, ReportState, ReportValue, ReportVersion, Timeliness};
use crate::shared::api::scalars::{Date, DateTime};
use crate::shared::api::{OrderDirection, PageInfo, schema};
use crate::shared::grouping::{Cluster, Level};
use crate::shared::history::AuditEntry;
use crate::shared::session::{Role, YearName};

#[derive(cynic::InputObject, Clone, Debug, Default)]
pub struct BoardFilter {
    pub search: Option<String>,
    pub level: Option<cynic::Id>,
    pub cluster: Option<cynic::Id>,
    pub state: Option<Vec<ReportState>>,
    pub timeliness: Option<Vec<Timeliness>>,
}

#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum BoardOrderField {
    Name,
    SubmittedAt,
}

#[derive(cynic::InputObject, Clone, Debug)]
pub struct BoardOrder {
    pub field: BoardOrderField,
    pub direction: OrderDirection,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct BoardVariables {
    pub period: cynic::Id,
    pub filter: BoardFilter,
    pub order: BoardOrder,
    pub first: i32,
    pub after: Option<String>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query", variables = "BoardVariables")]
pub struct StatusBoard {
    #[arguments(period: $period, filter: $filter)]
    pub report_board: Board,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "ReportBoard", variables = "BoardVariables")]
pub struct Board {
    pub period: BoardPeriod,
    pub as_of: DateTime,
    pub totals: Counts,
    pub by_level: Vec<Group>,
    pub by_cluster: Vec<Group>,
    #[arguments(orderBy: $order, first: $first, after: $after)]
    pub rows: Rows,
}

#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exclusion {
    Merged,
    Closed,
    #[cynic(rename = "NOT_YET_OPEN")]
    NotYetOpen,
    Excused,
}

/// A school that does not count, and why.
#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "ExcludedSchool")]
pub struct Excluded {
    pub organization: Uncounted,
    pub why: Exclusion,
    pub exception: Option<Exception>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Organization")]
pub struct Uncounted {
    pub id: cynic::Id,
    pub name: String,
    pub opened_on: Option<Date>,
    pub closed_on: Option<Date>,
    pub merged_into: Option<Successor>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Organization")]
pub struct Successor {
    pub name: String,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct NotCountedVariables {
    pub period: cynic::Id,
}

/// Asked once, however the rows are narrowed.
#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query", variables = "NotCountedVariables")]
pub struct NotCountedSchools {
    #[arguments(period: $period)]
    pub report_board: NotCountedBoard,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "ReportBoard")]
pub struct NotCountedBoard {
    pub excluded: Vec<Excluded>,
}

/// Further rows only: the counts are already there.
#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query", variables = "BoardVariables")]
pub struct MoreBoardRows {
    #[arguments(period: $period, filter: $filter)]
    pub report_board: BoardPage,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "ReportBoard", variables = "BoardVariables")]
pub struct BoardPage {
    #[arguments(orderBy: $order, first: $first, after: $after)]
    pub rows: Rows,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "ReportingPeriod")]
pub struct BoardPeriod {
    pub id: cynic::Id,
    pub name: String,
    pub due_on: Date,
    pub school_year: YearName,
}

#[derive(cynic::QueryFragment, Clone, Copy, Debug, Default, PartialEq)]
#[cynic(graphql_type = "BoardCounts")]
pub struct Counts {
    pub expected: i32,
    pub submitted: i32,
    pub accepted: i32,
    pub on_time: i32,
    pub late: i32,
    pub overdue: i32,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "BoardGroup")]
pub struct Group {
    pub level: Option<Level>,
    pub cluster: Option<Cluster>,
    pub counts: Counts,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "BoardRowConnection")]
pub struct Rows {
    pub nodes: Vec<Row>,
    pub page_info: PageInfo,
    pub total_count: i32,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "BoardRow")]
pub struct Row {
    pub organization: School,
    pub state: ReportState,
    pub timeliness: Timeliness,
    pub days_late: i32,
    pub submitted_at: Option<DateTime>,
    pub focal_point: Option<FocalPoint>,
    pub report: Option<RowReport>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Report")]
pub struct RowReport {
    pub id: cynic::Id,
    pub available_actions: Vec<ReportAction>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Organization")]
pub struct School {
    pub id: cynic::Id,
    pub short_name: String,
    pub phone: Option<String>,
    pub levels: Vec<Level>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct FocalPoint {
    pub person: Person,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct Person {
    pub id: cynic::Id,
    pub name: String,
    pub phone: Option<String>,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct PanelVariables {
    pub organization: cynic::Id,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query", variables = "PanelVariables")]
pub struct BoardSchool {
    #[arguments(id: $organization)]
    pub organization: PanelSchool,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Organization")]
pub struct PanelSchool {
    pub name: String,
    pub phone: Option<String>,
    pub levels: Vec<Level>,
    pub clusters: Vec<Cluster>,
    pub focal_point: Option<FocalPoint>,
    pub appointments: Vec<Appointment>,
    #[arguments(first: 50)]
    pub reports: Vec<ReportOfPeriod>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct Appointment {
    pub person: Person,
    pub position: Position,
    pub active: bool,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct Position {
    pub title: String,
    pub role: Role,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Report")]
pub struct ReportOfPeriod {
    pub id: cynic::Id,
    pub state: ReportState,
    pub period: PeriodRef,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "ReportingPeriod")]
pub struct PeriodRef {
    pub id: cynic::Id,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct PanelReportVariables {
    pub report: cynic::Id,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query", variables = "PanelReportVariables")]
pub struct BoardReport {
    #[arguments(id: $report)]
    pub report: PanelReport,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Report")]
pub struct PanelReport {
    pub id: cynic::Id,
    pub period: PeriodRef,
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
    pub submitted_by: Option<Person>,
    pub entered_by: Option<Person>,
    pub entered_from: Option<Successor>,
    pub entry_note: Option<String>,
    pub is_closed: bool,
    pub versions: Vec<ReportVersion>,
    pub accepted_at: Option<DateTime>,
    pub return_reason: Option<String>,
    pub available_actions: Vec<ReportAction>,
    #[arguments(first: 20)]
    pub history: Vec<AuditEntry>,
}

#[derive(cynic::InputObject, Clone, Debug)]
pub struct ReportReopenInput {
    pub id: cynic::Id,
    pub expected_version: Option<i32>,
    pub reason: String,
    pub idempotency_key: Option<String>,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct ReportReopenVariables {
    pub input: ReportReopenInput,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Mutation", variables = "ReportReopenVariables")]
pub struct ReportReopen {
    #[arguments(input: $input)]
    pub report_reopen: ReportPayload,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct ChangedVariables {
    pub period: cynic::Id,
    pub after: Option<String>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Subscription", variables = "ChangedVariables")]
pub struct ReportsChange {
    #[arguments(period: $period, after: $after)]
    pub report_changed: Changed,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "ReportChanged")]
pub struct Changed {
    pub cursor: String,
    pub organization_id: cynic::Id,
    pub report_id: cynic::Id,
    pub state: ReportState,
}

crate::operations! {
    query StatusBoard(BoardVariables);
    query MoreBoardRows(BoardVariables);
    query NotCountedSchools(NotCountedVariables);
    query BoardSchool(PanelVariables);
    query BoardReport(PanelReportVariables);
    mutation ReportReopen(ReportReopenVariables);
    subscription ReportsChange(ChangedVariables);
}
