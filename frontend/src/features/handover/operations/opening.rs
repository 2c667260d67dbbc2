//! Whose position, and to whom.

use crate::shared::api::scalars::Date;
use crate::shared::api::schema;

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct HandoverPeopleVariables {
    pub filter: PersonFilter,
}

#[derive(cynic::InputObject, Clone, Debug, Default)]
pub struct PersonFilter {
    pub search: Option<String>,
    pub active: Option<bool>,
}

/// People by part of a name.
#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query", variables = "HandoverPeopleVariables")]
pub struct HandoverPeople {
    #[arguments(filter: $filter, first: 10)]
    pub people: PeopleFound,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "PersonConnection")]
pub struct PeopleFound {
    pub nodes: Vec<Somebody>,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct HandoverPersonVariables {
    pub id: cynic::Id,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query", variables = "HandoverPersonVariables")]
pub struct HandoverPerson {
    #[arguments(id: $id)]
    pub node: Option<HandoverNode>,
}

#[derive(cynic::InlineFragments, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Node")]
pub enum HandoverNode {
    Person(Somebody),
    #[cynic(fallback)]
    Other,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Person")]
pub struct Somebody {
    pub id: cynic::Id,
    pub name: String,
    pub appointments: Vec<Held>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Appointment")]
pub struct Held {
    pub id: cynic::Id,
    pub active: bool,
    pub starts_on: Date,
    pub ends_on: Option<Date>,
    pub position: PostTitle,
    pub organization: Workplace,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Position")]
pub struct PostTitle {
    pub title: String,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Organization")]
pub struct Workplace {
    pub short_name: String,
}
