//! A plan with the duties that it has to cover, and its activities by their first day.

use super::{CoverageState, DutyClause, NumberedPlan, PersonName, TaskState};
use crate::shared::api::scalars::Date;
use crate::shared::api::{PageInfo, schema};
use crate::shared::session::YearName;

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct PlanOfVariables {
    pub id: cynic::Id,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query", variables = "PlanOfVariables")]
pub struct CarriedPlanView {
    #[arguments(id: $id)]
    pub plan: CarriedPlan,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Plan")]
pub struct CarriedPlan {
    pub id: cynic::Id,
    pub title: String,
    pub school_year: YearName,
    pub organization: PlanOwner,
    pub parent: Option<NumberedPlan>,
    pub may_add_activity: bool,
    pub duty_coverage: Vec<DutyCoverage>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Organization")]
pub struct PlanOwner {
    pub id: cynic::Id,
    pub name: String,
}

/// A duty of the plan above, and what carries it out.
#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct DutyCoverage {
    pub clause: DutyClause,
    pub state: CoverageState,
    pub activities: Vec<CoveringActivity>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Activity")]
pub struct CoveringActivity {
    pub id: cynic::Id,
    pub title: String,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct ActivitiesVariables {
    pub filter: ActivityFilter,
    pub first: i32,
    pub after: Option<String>,
}

#[derive(cynic::InputObject, Clone, Debug, Default)]
pub struct ActivityFilter {
    pub plan: Option<cynic::Id>,
    pub search: Option<String>,
    pub states: Option<Vec<TaskState>>,
    pub overdue: Option<bool>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query", variables = "ActivitiesVariables")]
pub struct ActivityList {
    #[arguments(filter: $filter, first: $first, after: $after)]
    pub activities: ActivityConnection,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct ActivityConnection {
    pub nodes: Vec<ActivityRow>,
    pub page_info: PageInfo,
    pub total_count: i32,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Activity")]
pub struct ActivityRow {
    pub id: cynic::Id,
    pub title: String,
    pub starts_on: Date,
    pub ends_on: Date,
    pub place: Option<String>,
    pub person: Option<PersonName>,
    pub doer: Option<String>,
    pub state: TaskState,
    pub overdue: bool,
    pub return_reason: Option<String>,
}
