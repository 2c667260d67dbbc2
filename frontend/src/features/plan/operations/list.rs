//! The list of plans.

use super::PlanState;
use crate::shared::api::scalars::DateTime;
use crate::shared::api::{OrderDirection, PageInfo, schema};
use crate::shared::session::YearName;

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct PlansVariables {
    pub filter: PlanFilter,
    pub order_by: PlanOrder,
    pub first: i32,
    pub after: Option<String>,
}

#[derive(cynic::InputObject, Clone, Debug)]
pub struct PlanFilter {
    pub search: Option<String>,
    pub state: Option<Vec<PlanState>>,
    pub school_year: Option<cynic::Id>,
}

#[derive(cynic::InputObject, Clone, Debug)]
pub struct PlanOrder {
    pub field: PlanOrderField,
    pub direction: OrderDirection,
}

#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlanOrderField {
    UpdatedAt,
    Title,
    IssuedOn,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query", variables = "PlansVariables")]
pub struct PlanList {
    #[arguments(filter: $filter, orderBy: $order_by, first: $first, after: $after)]
    pub plans: PlanConnection,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct PlanConnection {
    pub nodes: Vec<PlanRow>,
    pub page_info: PageInfo,
    pub total_count: i32,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Plan")]
pub struct PlanRow {
    pub id: cynic::Id,
    pub state: PlanState,
    pub title: String,
    pub school_year: YearName,
    pub issuer_name: String,
    pub number: Option<String>,
    pub symbol: Option<String>,
    pub updated_at: DateTime,
}
