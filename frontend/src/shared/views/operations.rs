//! What saved views ask of the server, and what they tell it.

use crate::shared::api::schema;

#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum ViewErrorCode {
    Required,
    TooLong,
    TooMany,
    Invalid,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct SavedViewVariables {
    pub list: Option<String>,
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
    pub list: String,
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
