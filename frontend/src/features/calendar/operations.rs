//! What the calendar asks of the server.

use crate::shared::api::scalars::Date;
use crate::shared::api::schema;

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query")]
pub struct CalendarYears {
    pub school_years: Vec<SchoolYear>,
    pub viewer_keeps_calendar: bool,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct SchoolYear {
    pub id: cynic::Id,
    pub version: i32,
    pub name: String,
    pub current: bool,
    pub starts_on: Date,
    pub ends_on: Date,
    pub terms: Vec<Term>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct Term {
    pub name: String,
    pub starts_on: Date,
    pub ends_on: Date,
}

#[derive(cynic::QueryVariables, Clone, Debug, PartialEq)]
pub struct CalendarDaysVariables {
    pub from: Date,
    pub until: Date,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query", variables = "CalendarDaysVariables")]
pub struct CalendarDays {
    #[arguments(from: $from, until: $until)]
    pub days_off: Vec<DayOff>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct DayOff {
    pub id: cynic::Id,
    pub day: Date,
    pub name: String,
    pub works: bool,
}

#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum CalendarErrorCode {
    Required,
    TooLong,
    NoYear,
    DateOrder,
    Overlaps,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
pub struct CalendarUserError {
    pub path: Vec<String>,
    pub code: CalendarErrorCode,
}

#[derive(cynic::InputObject, Clone, Debug)]
pub struct TermDaysInput {
    pub starts_on: Date,
    pub ends_on: Date,
}

#[derive(cynic::InputObject, Clone, Debug)]
pub struct SchoolYearSaveInput {
    pub id: Option<cynic::Id>,
    pub expected_version: Option<i32>,
    pub starts_on: Date,
    pub ends_on: Date,
    pub terms: Vec<TermDaysInput>,
    pub idempotency_key: Option<String>,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct SchoolYearSaveVariables {
    pub input: SchoolYearSaveInput,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
pub struct SchoolYearPayload {
    pub lacks_tet: bool,
    pub user_errors: Vec<CalendarUserError>,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Mutation", variables = "SchoolYearSaveVariables")]
pub struct SchoolYearSave {
    #[arguments(input: $input)]
    pub school_year_save: SchoolYearPayload,
}

#[derive(cynic::InputObject, Clone, Debug)]
pub struct DayOffSaveInput {
    pub day: Date,
    pub name: String,
    pub works: bool,
    pub idempotency_key: Option<String>,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct DayOffSaveVariables {
    pub input: DayOffSaveInput,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
pub struct DayOffPayload {
    pub user_errors: Vec<CalendarUserError>,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Mutation", variables = "DayOffSaveVariables")]
pub struct DayOffSave {
    #[arguments(input: $input)]
    pub day_off_save: DayOffPayload,
}

#[derive(cynic::InputObject, Clone, Debug)]
pub struct DayOffRemoveInput {
    pub id: cynic::Id,
    pub idempotency_key: Option<String>,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct DayOffRemoveVariables {
    pub input: DayOffRemoveInput,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
pub struct DayOffRemovePayload {
    pub user_errors: Vec<CalendarUserError>,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Mutation", variables = "DayOffRemoveVariables")]
pub struct DayOffRemove {
    #[arguments(input: $input)]
    pub day_off_remove: DayOffRemovePayload,
}

crate::operations! {
    query CalendarYears(());
    query CalendarDays(CalendarDaysVariables);
    mutation SchoolYearSave(SchoolYearSaveVariables);
    mutation DayOffSave(DayOffSaveVariables);
    mutation DayOffRemove(DayOffRemoveVariables);
}
