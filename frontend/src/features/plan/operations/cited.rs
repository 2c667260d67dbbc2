//! Papers of both registers that a plan may name, and what is known against those that it names.

use super::{DocumentKind, PlanCitationInput};
use crate::shared::api::scalars::Date;
use crate::shared::api::schema;

#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum CitedStanding {
    Ends,
    Replaced,
    Recalled,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct CitedVariables {
    pub citations: Vec<PlanCitationInput>,
    pub school_year: Option<cynic::Id>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query", variables = "CitedVariables")]
pub struct CitedDocuments {
    #[arguments(citations: $citations, schoolYear: $school_year)]
    pub cited_documents: Vec<CitedDocument>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct CitedDocument {
    pub place: i32,
    pub standing: CitedStanding,
    pub valid_until: Option<Date>,
    pub document: Option<CitedPaper>,
    pub by: Option<CitedPaper>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Document")]
pub struct CitedPaper {
    pub id: cynic::Id,
    pub kind: DocumentKind,
    pub number: String,
    pub symbol: String,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct PapersVariables {
    pub words: String,
}

/// Papers in which words are found.
#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query", variables = "PapersVariables")]
pub struct PapersToCite {
    #[arguments(filter: { search: $words, copies: false }, first: 10)]
    pub documents: IssuedPapers,
    #[arguments(filter: { search: $words, void: false }, first: 10)]
    pub arrivals: ArrivedPapers,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "DocumentConnection")]
pub struct IssuedPapers {
    pub nodes: Vec<IssuedPaper>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Document")]
pub struct IssuedPaper {
    pub id: cynic::Id,
    pub kind: DocumentKind,
    pub number: String,
    pub symbol: String,
    pub subject: String,
    pub issued_on: Date,
    pub issuer_name: String,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "ArrivalConnection")]
pub struct ArrivedPapers {
    pub nodes: Vec<ArrivedPaper>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Arrival")]
pub struct ArrivedPaper {
    pub id: cynic::Id,
    pub kind: DocumentKind,
    pub paper_number: Option<String>,
    pub symbol: Option<String>,
    pub subject: String,
    pub issued_on: Date,
    pub issuer_name: String,
}
