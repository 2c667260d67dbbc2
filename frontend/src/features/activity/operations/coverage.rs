//! All schools against what an office's plan asks of them.

use super::{CoverageState, DutyClause, NumberedPlan, PlanSchoolFilter};
use crate::shared::api::{PageInfo, schema};
use crate::shared::grouping::{Cluster, Level};

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct CoverageVariables {
    pub plan: cynic::Id,
    pub filter: CoverageFilter,
    pub after: Option<String>,
}

#[derive(cynic::InputObject, Clone, Debug, Default)]
pub struct CoverageFilter {
    pub schools: Option<PlanSchoolFilter>,
    pub duty: Option<CoverageDutyFilter>,
}

#[derive(cynic::InputObject, Clone, Debug)]
pub struct CoverageDutyFilter {
    pub clause: cynic::Id,
    pub state: CoverageState,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query", variables = "CoverageVariables")]
pub struct CoverageView {
    #[arguments(id: $plan)]
    pub plan: NumberedPlan,
    #[arguments(plan: $plan, filter: $filter)]
    pub plan_coverage: PlanCoverage,
    pub education_levels: Vec<Level>,
    pub clusters: Vec<Cluster>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(variables = "CoverageVariables")]
pub struct PlanCoverage {
    pub schools: i32,
    pub duties: Vec<CoverageDuty>,
    #[arguments(first: 50, after: $after)]
    pub rows: CoverageRows,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct CoverageDuty {
    pub clause: DutyClause,
    pub covered: i32,
    pub done: i32,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "CoverageRowConnection")]
pub struct CoverageRows {
    pub nodes: Vec<CoverageRow>,
    pub page_info: PageInfo,
    pub total_count: i32,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct CoverageRow {
    pub organization: CoverageSchool,
    pub plan: Option<CoveragePlan>,
    pub cells: Vec<CoverageCell>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Organization")]
pub struct CoverageSchool {
    pub id: cynic::Id,
    pub short_name: String,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Plan")]
pub struct CoveragePlan {
    pub id: cynic::Id,
}

#[derive(cynic::QueryFragment, Clone, Copy, Debug, PartialEq, Eq)]
pub struct CoverageCell {
    pub state: CoverageState,
    pub activities: i32,
}
