//! What these screens ask of the server, and what they tell it.

mod coverage;
mod detail;
mod list;
mod schools;
mod writing;

pub use coverage::*;
pub use detail::*;
pub use list::*;
pub use schools::*;
pub use writing::*;

use crate::shared::api::schema;

#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum TaskState {
    Assigned,
    InProgress,
    Done,
    Confirmed,
}

#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum ActivityAction {
    Update,
    Remove,
    Start,
    Attach,
    Detach,
    Finish,
    Reopen,
    Confirm,
    Return,
}

#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum CoverageState {
    NotCovered,
    Planned,
    Done,
}

#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlanSchoolState {
    None,
    Writing,
    Waiting,
    Accepted,
    SentBack,
}

#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum ActivityErrorCode {
    Required,
    TooLong,
    DateOrder,
    OutsideYear,
    WrongState,
    BeingReplaced,
    ReasonRequired,
    TooMany,
    NotAtOrganization,
    NotItsChannel,
    NotItsClause,
    #[cynic(rename = "NOT_A_LINK")]
    NotALink,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct ActivityUserError {
    pub path: Vec<String>,
    pub code: ActivityErrorCode,
}

/// A plan, by what it is called.
#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Plan")]
pub struct NumberedPlan {
    pub id: cynic::Id,
    pub title: String,
    pub number: Option<String>,
    pub symbol: Option<String>,
}

/// What a plan asks, by its first words.
#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "PlanClause")]
pub struct DutyClause {
    pub id: cynic::Id,
    pub marker: Option<String>,
    pub text: String,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Person")]
pub struct PersonName {
    pub id: cynic::Id,
    pub name: String,
}

#[derive(cynic::InputObject, Clone, Debug, Default, PartialEq)]
pub struct PlanSchoolFilter {
    pub search: Option<String>,
    pub level: Option<cynic::Id>,
    pub cluster: Option<cynic::Id>,
}

crate::operations! {
    query CarriedPlanView(PlanOfVariables);
    query ActivityList(ActivitiesVariables) pages activities;
    query ActivityView(ActivityVariables);
    query ActivityPeople(ActivityPeopleVariables);
    query ActivityChannels(ActivityChannelsVariables);
    query CoverageView(CoverageVariables) pages plan_coverage.rows;
    query PlanSchoolsView(PlanSchoolsVariables) pages plan_schools.rows;
    query SchoolPlanView(SchoolPlanVariables);
    mutation ActivityAdd(ActivityAddVariables);
    mutation ActivityUpdate(ActivityUpdateVariables);
    mutation ActivityRemove(ActivityActVariables);
    mutation ActivityStart(ActivityActVariables);
    mutation ActivityFinish(ActivityFinishVariables);
    mutation ActivityReopen(ActivityActVariables);
    mutation ActivityConfirm(ActivityActVariables);
    mutation ActivityReturn(ActivityReturnVariables);
    mutation SchoolPlanAccept(SchoolPlanActVariables);
    mutation SchoolPlanSendBack(SchoolPlanReturnVariables);
}
