//! Papers of both registers in which words are found.

use crate::shared::api::schema;
use crate::shared::paper::DocumentKind;

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct WordsVariables {
    pub words: String,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query", variables = "WordsVariables")]
pub struct PapersFound {
    #[arguments(filter: { search: $words }, first: 5)]
    pub documents: IssuedFound,
    #[arguments(filter: { search: $words }, first: 5)]
    pub arrivals: ArrivedFound,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "DocumentConnection")]
pub struct IssuedFound {
    pub nodes: Vec<IssuedOne>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Document")]
pub struct IssuedOne {
    pub id: cynic::Id,
    pub kind: DocumentKind,
    pub number: String,
    pub symbol: String,
    pub subject: String,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "ArrivalConnection")]
pub struct ArrivedFound {
    pub nodes: Vec<ArrivedOne>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Arrival")]
pub struct ArrivedOne {
    pub id: cynic::Id,
    pub number: String,
    pub subject: String,
}
