//! A plan in another school year: what would be another there, and the copy.

use super::{PlanCitation, PlanUserError};
use crate::shared::api::scalars::Date;
use crate::shared::api::schema;
use crate::shared::session::YearName;

#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlanCarryKind {
    Year,
    TextDate,
    Deadline,
    Cited,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct PlanCarryVariables {
    pub plan: cynic::Id,
    pub year: cynic::Id,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query", variables = "PlanCarryVariables")]
pub struct PlanCarry {
    #[arguments(id: $plan)]
    pub plan: CopiedPlan,
    #[arguments(plan: $plan, schoolYear: $year)]
    pub plan_carry: Carried,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Plan")]
pub struct CopiedPlan {
    pub title: String,
    pub school_year: YearName,
    pub citations: Vec<PlanCitation>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "PlanCarryPayload")]
pub struct Carried {
    pub proposals: Vec<Proposal>,
    pub user_errors: Vec<PlanUserError>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "PlanCarry")]
pub struct Proposal {
    pub key: String,
    pub kind: PlanCarryKind,
    pub text: String,
    pub before: String,
    pub after: String,
    pub day_before: Option<Date>,
    pub day_after: Option<Date>,
    pub moved_on: bool,
    pub likely: bool,
}

#[derive(cynic::InputObject, Clone, Debug)]
pub struct PlanCopyInput {
    pub id: cynic::Id,
    pub school_year: cynic::Id,
    pub accepted: Vec<String>,
    pub idempotency_key: Option<String>,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct PlanCopyVariables {
    pub input: PlanCopyInput,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Mutation", variables = "PlanCopyVariables")]
pub struct PlanCopy {
    #[arguments(input: $input)]
    pub plan_copy: super::PlanPayload,
}

/// The plan that the viewer's organization issued last before.
#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct PlanToCopyVariables {
    pub filter: PlanOwnFilter,
}

#[derive(cynic::InputObject, Clone, Debug)]
#[cynic(graphql_type = "PlanFilter")]
pub struct PlanOwnFilter {
    pub school_year: Option<cynic::Id>,
    pub organization: Option<cynic::Id>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query", variables = "PlanToCopyVariables")]
pub struct PlanToCopy {
    #[arguments(filter: $filter, first: 1)]
    pub plans: PlansToCopy,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "PlanConnection")]
pub struct PlansToCopy {
    pub nodes: Vec<PlanIdOnly>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Plan")]
pub struct PlanIdOnly {
    pub id: cynic::Id,
}
