//! What an office asks in reports: reading it, asking for something new, changing, ending, putting into an order.

use super::IndicatorKind;
use crate::shared::api::scalars::{Date, Decimal};
use crate::shared::api::schema;
use crate::shared::grouping::Level;

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query")]
pub struct IndicatorGround {
    pub indicator_organizations: Vec<Asking>,
    pub school_years: Vec<Year>,
    pub education_levels: Vec<Level>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Organization")]
pub struct Asking {
    pub id: cynic::Id,
    pub short_name: String,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "SchoolYear")]
pub struct Year {
    pub id: cynic::Id,
    pub name: String,
    pub current: bool,
}

#[derive(cynic::QueryVariables, Clone, Debug, PartialEq)]
pub struct IndicatorListVariables {
    pub organization: cynic::Id,
    pub year: cynic::Id,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query", variables = "IndicatorListVariables")]
pub struct IndicatorList {
    #[arguments(organization: $organization, schoolYear: $year)]
    pub indicators: Vec<Kept>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Indicator")]
pub struct Kept {
    pub id: cynic::Id,
    pub version: i32,
    pub organization: Asking,
    pub code: String,
    pub name: String,
    pub help: Option<String>,
    pub unit: String,
    pub topic: Option<String>,
    pub kind: IndicatorKind,
    pub places: i32,
    pub choices: Vec<String>,
    pub required: bool,
    pub levels: Vec<Level>,
    pub formula: Option<String>,
    pub aggregation: IndicatorAggregation,
    pub weight: Option<String>,
    pub least: Option<Decimal>,
    pub most: Option<Decimal>,
    pub change_most: Option<i32>,
    pub comparison: Option<IndicatorComparison>,
    pub compared_with: Option<String>,
    pub source: Option<String>,
    pub valid_to: Option<Date>,
}

#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum IndicatorAggregation {
    Sum,
    Mean,
    Weighted,
    List,
    None,
}

#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum IndicatorComparison {
    AtMost,
    AtLeast,
    Equal,
}

#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum IndicatorErrorCode {
    Required,
    TooLong,
    OutOfRange,
    CodeForm,
    CodeTaken,
    FormulaUnreadable,
    UnknownCode,
    Circular,
    ChoicesMissing,
    #[cynic(rename = "NOT_A_FIGURE")]
    NotAFigure,
    InUse,
    Needed,
    WrongState,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
pub struct IndicatorUserError {
    pub path: Vec<String>,
    pub code: IndicatorErrorCode,
}

#[derive(cynic::InputObject, Clone, Debug)]
pub struct IndicatorInput {
    pub code: String,
    pub name: String,
    pub help: Option<String>,
    pub unit: String,
    pub topic: Option<String>,
    pub kind: IndicatorKind,
    pub places: i32,
    pub choices: Vec<String>,
    pub required: bool,
    pub levels: Vec<cynic::Id>,
    pub formula: Option<String>,
    pub aggregation: IndicatorAggregation,
    pub weight: Option<String>,
    pub least: Option<Decimal>,
    pub most: Option<Decimal>,
    pub change_most: Option<i32>,
    pub comparison: Option<IndicatorComparison>,
    pub compared_with: Option<String>,
}

#[derive(cynic::InputObject, Clone, Debug)]
pub struct IndicatorCreateInput {
    pub organization: cynic::Id,
    pub school_year: cynic::Id,
    pub indicator: IndicatorInput,
    pub idempotency_key: Option<String>,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct IndicatorCreateVariables {
    pub input: IndicatorCreateInput,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
pub struct IndicatorPayload {
    pub user_errors: Vec<IndicatorUserError>,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Mutation", variables = "IndicatorCreateVariables")]
pub struct IndicatorCreate {
    #[arguments(input: $input)]
    pub indicator_create: IndicatorPayload,
}

#[derive(cynic::InputObject, Clone, Debug)]
pub struct IndicatorChangeInput {
    pub id: cynic::Id,
    pub expected_version: Option<i32>,
    pub school_year: cynic::Id,
    pub indicator: IndicatorInput,
    pub idempotency_key: Option<String>,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct IndicatorChangeVariables {
    pub input: IndicatorChangeInput,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Mutation", variables = "IndicatorChangeVariables")]
pub struct IndicatorChange {
    #[arguments(input: $input)]
    pub indicator_change: IndicatorPayload,
}

#[derive(cynic::InputObject, Clone, Debug)]
pub struct IndicatorEndInput {
    pub id: cynic::Id,
    pub expected_version: Option<i32>,
    pub school_year: cynic::Id,
    pub idempotency_key: Option<String>,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct IndicatorEndVariables {
    pub input: IndicatorEndInput,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
pub struct IndicatorDonePayload {
    pub user_errors: Vec<IndicatorUserError>,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Mutation", variables = "IndicatorEndVariables")]
pub struct IndicatorEnd {
    #[arguments(input: $input)]
    pub indicator_end: IndicatorDonePayload,
}

#[derive(cynic::InputObject, Clone, Debug)]
pub struct IndicatorsOrderInput {
    pub organization: cynic::Id,
    pub school_year: cynic::Id,
    pub ids: Vec<cynic::Id>,
    pub idempotency_key: Option<String>,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct IndicatorsOrderVariables {
    pub input: IndicatorsOrderInput,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Mutation", variables = "IndicatorsOrderVariables")]
pub struct IndicatorsOrder {
    #[arguments(input: $input)]
    pub indicators_order: IndicatorDonePayload,
}

crate::operations! {
    query IndicatorGround(());
    query IndicatorList(IndicatorListVariables);
    mutation IndicatorCreate(IndicatorCreateVariables);
    mutation IndicatorChange(IndicatorChangeVariables);
    mutation IndicatorEnd(IndicatorEndVariables);
    mutation IndicatorsOrder(IndicatorsOrderVariables);
}
