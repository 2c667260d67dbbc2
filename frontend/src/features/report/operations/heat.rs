//! Schools against periods.

use super::board::{PeriodRef, School};
use super::{ReportState, Timeliness};
use crate::shared::api::scalars::Date;
use crate::shared::api::{PageInfo, Paged, schema};
use crate::shared::grouping::{Cluster, Level};
use crate::shared::session::YearName;

#[derive(cynic::InputObject, Clone, Debug, Default)]
#[cynic(graphql_type = "PlanSchoolFilter")]
pub struct HeatFilter {
    pub search: Option<String>,
    pub level: Option<cynic::Id>,
    pub cluster: Option<cynic::Id>,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct HeatVariables {
    pub period: cynic::Id,
    pub filter: HeatFilter,
    pub after: Option<String>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query", variables = "HeatVariables")]
pub struct ReportsOverTime {
    #[arguments(period: $period, filter: $filter)]
    pub report_heat: Heat,
    pub education_levels: Vec<Level>,
    pub clusters: Vec<Cluster>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "ReportHeat", variables = "HeatVariables")]
pub struct Heat {
    pub periods: Vec<HeatPeriod>,
    #[arguments(first: 50, after: $after)]
    pub rows: HeatRows,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "ReportingPeriod")]
pub struct HeatPeriod {
    pub id: cynic::Id,
    pub name: String,
    pub due_on: Date,
    pub school_year: YearName,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "ReportHeatRowConnection")]
pub struct HeatRows {
    pub nodes: Vec<HeatRow>,
    pub page_info: PageInfo,
    pub total_count: i32,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "ReportHeatRow")]
pub struct HeatRow {
    pub organization: School,
    pub cells: Vec<HeatCell>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "ReportHeatCell")]
pub struct HeatCell {
    pub state: Option<ReportState>,
    pub timeliness: Option<Timeliness>,
    pub report: Option<HeatReport>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Report")]
pub struct HeatReport {
    pub id: cynic::Id,
    pub period: PeriodRef,
}

/// Further rows only.
#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query", variables = "HeatVariables")]
pub struct MoreReportsOverTime {
    #[arguments(period: $period, filter: $filter)]
    pub report_heat: HeatPage,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "ReportHeat", variables = "HeatVariables")]
pub struct HeatPage {
    #[arguments(first: 50, after: $after)]
    pub rows: HeatRows,
}

impl Paged for ReportsOverTime {
    type Next = MoreReportsOverTime;

    const LIST: &'static [&'static str] = &["report_heat", "rows"];

    fn page_info(&self) -> &PageInfo {
        &self.report_heat.rows.page_info
    }

    fn append(&mut self, next: MoreReportsOverTime) {
        let (rows, next) = (&mut self.report_heat.rows, next.report_heat.rows);
        rows.nodes.extend(next.nodes);
        rows.page_info = next.page_info;
        rows.total_count = next.total_count;
    }
}

crate::operations! {
    query ReportsOverTime(HeatVariables);
    query MoreReportsOverTime(HeatVariables);
}
