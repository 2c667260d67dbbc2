//! What the phone book asks of the server.

use crate::shared::api::{PageInfo, schema};
use crate::shared::grouping::{Cluster, Level};

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct PhonebookVariables {
    pub filter: PhonebookFilter,
    pub first: i32,
    pub after: Option<String>,
}

#[derive(cynic::InputObject, Clone, Debug, Default)]
pub struct PhonebookFilter {
    pub search: Option<String>,
    pub level: Option<cynic::Id>,
    pub cluster: Option<cynic::Id>,
    pub organizations: Option<Vec<cynic::Id>>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query", variables = "PhonebookVariables")]
pub struct PhonebookList {
    #[arguments(filter: $filter, first: $first, after: $after)]
    pub phonebook: PhonebookEntryConnection,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct PhonebookEntryConnection {
    pub nodes: Vec<PhonebookEntry>,
    pub page_info: PageInfo,
    pub total_count: i32,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct PhonebookEntry {
    pub id: cynic::Id,
    pub organization: Organization,
    pub leader: Option<Leader>,
    pub focal_point: Option<Speaker>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct Organization {
    pub name: String,
    pub phone: Option<String>,
    pub email: Option<String>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Appointment")]
pub struct Leader {
    pub person: Person,
    pub position: Position,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct Position {
    pub title: String,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "FocalPoint")]
pub struct Speaker {
    pub person: Person,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct Person {
    pub name: String,
    pub phone: Option<String>,
    pub email: Option<String>,
}

/// The same entries, as cards.
#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query", variables = "PhonebookVariables")]
pub struct PhonebookCards {
    #[arguments(filter: $filter, first: $first, after: $after)]
    pub phonebook: CardConnection,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "PhonebookEntryConnection")]
pub struct CardConnection {
    pub nodes: Vec<CardEntry>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "PhonebookEntry")]
pub struct CardEntry {
    pub cards: String,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query")]
pub struct PhonebookChoices {
    pub education_levels: Vec<Level>,
    pub clusters: Vec<Cluster>,
}

crate::operations! {
    query PhonebookList(PhonebookVariables) pages phonebook;
    query PhonebookCards(PhonebookVariables);
    query PhonebookChoices(());
}
