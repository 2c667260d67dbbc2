//! What the three steps ask of the server.

use crate::shared::api::scalars::Date;
use crate::shared::api::schema;
use crate::shared::grouping::Level;
use crate::shared::session::OrganizationKind;

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct ReorganizedVariables {
    pub id: cynic::Id,
}

/// The organization that it is about.
#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query", variables = "ReorganizedVariables")]
pub struct Reorganized {
    #[arguments(id: $id)]
    pub organization: Subject,
    pub education_levels: Vec<Level>,
}

/// What schools teach.
#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Organization")]
pub struct Subject {
    pub id: cynic::Id,
    pub kind: OrganizationKind,
    pub name: String,
    pub short_name: String,
    pub closed_on: Option<Date>,
    pub reorganizations: Vec<Planned>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Reorganization")]
pub struct Planned {
    pub id: cynic::Id,
    pub version: i32,
    pub kind: ReorganizationKind,
    pub organization_name: String,
    pub target_name: Option<String>,
    pub name: Option<String>,
    pub takes_effect_on: Date,
    pub decision_number: String,
    pub applied_at: Option<crate::shared::api::scalars::DateTime>,
    pub failure: Option<String>,
    pub may_give_up: bool,
    pub effects: Vec<ReorganizationEffect>,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct TargetsVariables {
    pub filter: OrganizationFilter,
}

#[derive(cynic::InputObject, Clone, Debug, Default)]
pub struct OrganizationFilter {
    pub search: Option<String>,
    pub kind: Option<OrganizationKind>,
    pub open_on: Option<Date>,
}

/// Where it may go, by part of a name.
#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query", variables = "TargetsVariables")]
pub struct ReorganizationTargets {
    #[arguments(filter: $filter, first: 10)]
    pub organizations: TargetsFound,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "OrganizationConnection")]
pub struct TargetsFound {
    pub nodes: Vec<Target>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Organization")]
pub struct Target {
    pub id: cynic::Id,
    pub name: String,
    pub short_name: String,
}

#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReorganizationKind {
    Rename,
    Move,
    Merge,
    Close,
    Open,
}

#[derive(cynic::InputObject, Clone, Debug, PartialEq)]
pub struct ReorganizationInput {
    pub organization: cynic::Id,
    pub kind: ReorganizationKind,
    pub opens: Option<OrganizationKind>,
    pub levels: Option<Vec<cynic::Id>>,
    pub target: Option<cynic::Id>,
    pub name: Option<String>,
    pub short_name: Option<String>,
    pub keeps_people: Option<bool>,
    pub takes_effect_on: Date,
    pub decision_number: Option<String>,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct PreviewVariables {
    pub input: ReorganizationInput,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query", variables = "PreviewVariables")]
pub struct ReorganizationForeseen {
    #[arguments(input: $input)]
    pub reorganization_preview: ReorganizationPreview,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct ReorganizationPreview {
    pub effects: Vec<ReorganizationEffect>,
    pub user_errors: Vec<ReorganizationUserError>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct ReorganizationEffect {
    pub kind: ReorganizationEffectKind,
    pub count: i32,
    pub names: Vec<String>,
}

#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReorganizationEffectKind {
    Opened,
    ReportsOwed,
    PlansReach,
    Renamed,
    Moved,
    TasksMove,
    TasksLeft,
    TasksGivenMove,
    DeliveriesMove,
    DeliveriesEnd,
    ActivitiesLeft,
    HandoversEnd,
    PeopleMove,
    PeopleEnd,
    FocalPointEnds,
    ChannelsClose,
    ReportsExcluded,
    PlansLeft,
    ClustersLeft,
    LinksEnd,
    LinksMove,
    ClusterLeadsChange,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct ReorganizationUserError {
    pub path: Vec<String>,
    pub code: ReorganizationErrorCode,
}

#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReorganizationErrorCode {
    Required,
    TooLong,
    DateOrder,
    Closed,
    TargetInvalid,
    KindDiffers,
    HasBelow,
    NothingChanges,
    NameTaken,
    AlreadyPlanned,
    WrongState,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct ReorganizationPlanVariables {
    pub input: ReorganizationPlanInput,
}

#[derive(cynic::InputObject, Clone, Debug)]
pub struct ReorganizationPlanInput {
    pub what: ReorganizationInput,
    pub idempotency_key: Option<String>,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Mutation", variables = "ReorganizationPlanVariables")]
pub struct ReorganizationPlan {
    #[arguments(input: $input)]
    pub reorganization_plan: ReorganizationPayload,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
#[expect(dead_code, reason = "the organization is read anew")]
pub struct ReorganizationPayload {
    pub reorganization: Option<Written>,
    pub user_errors: Vec<ReorganizationUserError>,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Reorganization")]
#[expect(dead_code, reason = "the organization is read anew")]
pub struct Written {
    pub id: cynic::Id,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct ReorganizationGiveUpVariables {
    pub input: ReorganizationGiveUpInput,
}

#[derive(cynic::InputObject, Clone, Debug)]
pub struct ReorganizationGiveUpInput {
    pub id: cynic::Id,
    pub expected_version: Option<i32>,
    pub idempotency_key: Option<String>,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Mutation", variables = "ReorganizationGiveUpVariables")]
pub struct ReorganizationGiveUp {
    #[arguments(input: $input)]
    pub reorganization_give_up: ReorganizationGiveUpPayload,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
pub struct ReorganizationGiveUpPayload {
    pub user_errors: Vec<ReorganizationUserError>,
}

crate::operations! {
    query Reorganized(ReorganizedVariables);
    query ReorganizationTargets(TargetsVariables);
    query ReorganizationForeseen(PreviewVariables);
    mutation ReorganizationPlan(ReorganizationPlanVariables);
    mutation ReorganizationGiveUp(ReorganizationGiveUpVariables);
}
