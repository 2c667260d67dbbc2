//! What saved views ask of the server, and what they tell it.

use crate::shared::api::schema;

/// Each is called by a word of its address, before whatever is open beside it.
#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum ViewList {
    People,
    Activities,
    Coverage,
    Schools,
    Handovers,
    Tasks,
    Arrivals,
    Issued,
    Board,
    Plans,
    Record,
    Organizations,
    Deliveries,
    Phonebook,
}

#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum ViewErrorCode {
    Required,
    TooLong,
    TooMany,
    Invalid,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct SavedViewVariables {
    pub list: Option<ViewList>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query", variables = "SavedViewVariables")]
pub struct SavedViewList {
    #[arguments(list: $list)]
    pub saved_views: Vec<SavedView>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct SavedView {
    pub id: cynic::Id,
    pub name: String,
    pub query: String,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct ViewUserError {
    pub path: Vec<String>,
    pub code: ViewErrorCode,
}

#[derive(cynic::InputObject, Clone, Debug)]
pub struct ViewSaveInput {
    pub list: ViewList,
    pub name: String,
    pub query: String,
    pub idempotency_key: Option<String>,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct ViewSaveVariables {
    pub input: ViewSaveInput,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Mutation", variables = "ViewSaveVariables")]
pub struct ViewSave {
    #[arguments(input: $input)]
    pub view_save: ViewSavePayload,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct ViewSavePayload {
    pub view: Option<SavedView>,
    pub user_errors: Vec<ViewUserError>,
}

#[derive(cynic::InputObject, Clone, Debug)]
pub struct ViewDeleteInput {
    pub id: cynic::Id,
    pub idempotency_key: Option<String>,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct ViewDeleteVariables {
    pub input: ViewDeleteInput,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Mutation", variables = "ViewDeleteVariables")]
pub struct ViewDelete {
    #[arguments(input: $input)]
    pub view_delete: ViewDeletePayload,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct ViewDeletePayload {
    pub user_errors: Vec<ViewUserError>,
}

crate::operations! {
    query SavedViewList(SavedViewVariables);
    mutation ViewSave(ViewSaveVariables);
    mutation ViewDelete(ViewDeleteVariables);
}
