//! Handovers, the latest first.

use super::HandoverState;
use crate::shared::api::scalars::Date;
use crate::shared::api::{PageInfo, schema};

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct HandoversVariables {
    pub filter: HandoverFilter,
    pub first: i32,
    pub after: Option<String>,
}

#[derive(cynic::InputObject, Clone, Debug, Default)]
pub struct HandoverFilter {
    pub states: Option<Vec<HandoverState>>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query", variables = "HandoversVariables")]
pub struct HandoverList {
    #[arguments(filter: $filter, first: $first, after: $after)]
    pub handovers: HandoverConnection,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct HandoverConnection {
    pub nodes: Vec<HandoverRow>,
    pub page_info: PageInfo,
    pub total_count: i32,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Handover")]
pub struct HandoverRow {
    pub id: cynic::Id,
    pub state: HandoverState,
    pub organization_name: String,
    pub position_title: String,
    pub giver_name: String,
    pub receiver_name: String,
    pub takes_effect_on: Date,
}
