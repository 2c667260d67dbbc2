//! What My work asks of the server.

use crate::shared::api::scalars::Date;
use crate::shared::api::schema;
use crate::shared::session::YearName;

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct WorkVariables {
    pub school_year: Option<cynic::Id>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query", variables = "WorkVariables")]
pub struct MyWork {
    pub viewer: Viewer,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(variables = "WorkVariables")]
pub struct Viewer {
    #[arguments(schoolYear: $school_year)]
    pub work: Vec<WorkItem>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct WorkItem {
    pub key: String,
    pub kind: WorkKind,
    pub title: String,
    pub plan: Option<Plan>,
    pub report: Option<Report>,
    pub period: Option<Period>,
    pub organization: Option<Organization>,
    pub task: Option<Task>,
    pub delivery: Option<Delivery>,
    pub document: Option<Document>,
    pub activity: Option<Activity>,
    pub handover: Option<Handover>,
    pub count: Option<i32>,
    pub due_on: Option<Date>,
    pub overdue: bool,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct Plan {
    pub id: cynic::Id,
    pub title: String,
    pub number: Option<String>,
    pub symbol: Option<String>,
    pub school_year: YearName,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct Report {
    pub id: cynic::Id,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "ReportingPeriod")]
pub struct Period {
    pub id: cynic::Id,
    pub name: String,
    pub school_year: YearName,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct Task {
    pub id: cynic::Id,
    pub title: String,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct Delivery {
    pub id: cynic::Id,
}

/// What was sent; the plan that it is, if it is one.
#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct Document {
    pub id: cynic::Id,
    pub number: String,
    pub symbol: String,
    pub subject: String,
    pub plan: Option<PlanId>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct Activity {
    pub id: cynic::Id,
    pub title: String,
    pub plan: PlanId,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Plan")]
pub struct PlanId {
    pub id: cynic::Id,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct Handover {
    pub id: cynic::Id,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct Organization {
    pub id: cynic::Id,
    pub short_name: String,
}

#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum WorkKind {
    PlanFinishDraft,
    PlanFixReturned,
    PlanApprove,
    PlanIssue,
    SchoolMakePlan,
    SchoolNameFocalPoint,
    SchoolRegisterChannels,
    ReportWrite,
    ReportFixReturned,
    ReportsAccept,
    ReportsOverdue,
    ReportsReopen,
    DocumentAcknowledge,
    DocumentRemind,
    TaskDo,
    TaskFixReturned,
    TaskConfirm,
    SchoolReplacePlan,
    PlansReceive,
    ActivityDo,
    ActivityFixReturned,
    ActivitiesConfirm,
    HandoverGive,
    HandoverTake,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct PeriodsVariables {
    pub school_year: Option<cynic::Id>,
}

/// The periods whose state the right column may show.
#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query", variables = "PeriodsVariables")]
pub struct WorkPeriods {
    #[arguments(schoolYear: $school_year)]
    pub reporting_periods: Vec<SummaryPeriod>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "ReportingPeriod")]
pub struct SummaryPeriod {
    pub id: cynic::Id,
    pub name: String,
    pub opens_on: Date,
    pub due_on: Date,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct SummaryVariables {
    pub period: cynic::Id,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query", variables = "SummaryVariables")]
pub struct WorkSummary {
    #[arguments(period: $period)]
    pub report_board: Board,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "ReportBoard")]
pub struct Board {
    pub totals: Counts,
}

#[derive(cynic::QueryFragment, Clone, Copy, Debug, PartialEq, Eq)]
#[cynic(graphql_type = "BoardCounts")]
pub struct Counts {
    pub expected: i32,
    pub submitted: i32,
    pub accepted: i32,
    pub on_time: i32,
    pub late: i32,
    pub overdue: i32,
}

/// A report of the summed-up period has moved on.
#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Subscription", variables = "SummaryMovedVariables")]
#[expect(dead_code, reason = "only that it happened matters")]
pub struct SummaryMoved {
    #[arguments(period: $period, after: $after)]
    pub report_changed: ReportChanged,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct SummaryMovedVariables {
    pub period: cynic::Id,
    pub after: Option<String>,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
#[expect(dead_code, reason = "only that it happened matters")]
pub struct ReportChanged {
    pub cursor: String,
}

crate::operations! {
    query MyWork(WorkVariables);
    query WorkPeriods(PeriodsVariables);
    query WorkSummary(SummaryVariables);
    subscription SummaryMoved(SummaryMovedVariables);
}
