//! Who has a plan under an office's, and one school's plan beside the list.

use super::{DutyCoverage, NumberedPlan, PersonName, PlanSchoolFilter, PlanSchoolState};
use crate::shared::api::scalars::{Date, DateTime};
use crate::shared::api::{PageInfo, schema};
use crate::shared::grouping::{Cluster, Level};

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct PlanSchoolsVariables {
    pub plan: cynic::Id,
    pub filter: PlanSchoolFilter,
    pub state: Option<Vec<PlanSchoolState>>,
    pub first: i32,
    pub after: Option<String>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query", variables = "PlanSchoolsVariables")]
pub struct PlanSchoolsView {
    #[arguments(id: $plan)]
    pub plan: NumberedPlan,
    #[arguments(plan: $plan, filter: $filter, state: $state)]
    pub plan_schools: PlanSchools,
    pub education_levels: Vec<Level>,
    pub clusters: Vec<Cluster>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(variables = "PlanSchoolsVariables")]
pub struct PlanSchools {
    pub counts: PlanSchoolCounts,
    #[arguments(first: $first, after: $after)]
    pub rows: PlanSchoolRows,
}

#[derive(cynic::QueryFragment, Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlanSchoolCounts {
    pub schools: i32,
    pub none: i32,
    pub writing: i32,
    pub waiting: i32,
    pub accepted: i32,
    pub sent_back: i32,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "PlanSchoolConnection")]
pub struct PlanSchoolRows {
    pub nodes: Vec<PlanSchool>,
    pub page_info: PageInfo,
    pub total_count: i32,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct PlanSchool {
    pub organization: PlanSchoolPlace,
    pub state: PlanSchoolState,
    pub plan: Option<PlanSchoolPlan>,
    pub focal_point: Option<FocalPoint>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Organization")]
pub struct PlanSchoolPlace {
    pub id: cynic::Id,
    pub short_name: String,
    pub phone: Option<String>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Plan")]
pub struct PlanSchoolPlan {
    pub id: cynic::Id,
    pub number: Option<String>,
    pub symbol: Option<String>,
    pub issued_on: Option<Date>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct FocalPoint {
    pub person: FocalPerson,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Person")]
pub struct FocalPerson {
    pub name: String,
    pub phone: Option<String>,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct SchoolPlanVariables {
    pub id: cynic::Id,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query", variables = "SchoolPlanVariables")]
pub struct SchoolPlanView {
    #[arguments(id: $id)]
    pub plan: SchoolPlan,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Plan")]
pub struct SchoolPlan {
    pub id: cynic::Id,
    pub version: i32,
    pub title: String,
    pub number: Option<String>,
    pub symbol: Option<String>,
    pub issued_on: Option<Date>,
    pub reception_reason: Option<String>,
    pub received_by: Option<PersonName>,
    pub received_at: Option<DateTime>,
    pub replaces: Option<NumberedPlan>,
    pub duty_coverage: Vec<DutyCoverage>,
    pub available_actions: Vec<PlanAction>,
}

#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlanAction {
    Update,
    Submit,
    Approve,
    Return,
    Issue,
    Delete,
    Accept,
    SendBack,
    Replace,
    Withdraw,
}

#[derive(cynic::InputObject, Clone, Debug)]
pub struct PlanActInput {
    pub id: cynic::Id,
    pub expected_version: Option<i32>,
    pub idempotency_key: Option<String>,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct SchoolPlanActVariables {
    pub input: PlanActInput,
}

#[derive(cynic::InputObject, Clone, Debug)]
pub struct PlanReturnInput {
    pub id: cynic::Id,
    pub expected_version: Option<i32>,
    pub reason: String,
    pub idempotency_key: Option<String>,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct SchoolPlanReturnVariables {
    pub input: PlanReturnInput,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Mutation", variables = "SchoolPlanActVariables")]
pub struct SchoolPlanAccept {
    #[arguments(input: $input)]
    pub plan_accept: ReceivedPayload,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Mutation", variables = "SchoolPlanReturnVariables")]
pub struct SchoolPlanSendBack {
    #[arguments(input: $input)]
    pub plan_send_back: ReceivedPayload,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "PlanPayload")]
pub struct ReceivedPayload {
    pub user_errors: Vec<ReceivedError>,
}

/// In the server's own words: there is little that can be wrong.
#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "PlanUserError")]
pub struct ReceivedError {
    pub path: Vec<String>,
    pub message: String,
}
