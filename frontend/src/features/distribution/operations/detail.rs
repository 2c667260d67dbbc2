//! One delivery with all that its panel shows.

use super::{DeliveryAction, DeliveryReceipt, RecipientPurpose};
use crate::shared::api::scalars::{Date, DateTime};
use crate::shared::api::schema;
use crate::shared::history::AuditEntry;

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct DeliveryVariables {
    pub id: cynic::Id,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query", variables = "DeliveryVariables")]
pub struct DeliveryView {
    #[arguments(id: $id)]
    pub node: Option<DeliveryNode>,
}

#[derive(cynic::InlineFragments, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Node")]
pub enum DeliveryNode {
    Delivery(Box<Delivery>),
    #[cynic(fallback)]
    Other,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct Delivery {
    pub id: cynic::Id,
    pub version: i32,
    pub name: String,
    pub purpose: RecipientPurpose,
    pub due_on: Date,
    pub late: bool,
    pub receipt: DeliveryReceipt,
    pub received_on: Option<Date>,
    pub received_at: Option<DateTime>,
    pub received_name: Option<String>,
    pub received_by: Option<DeliveryPerson>,
    pub note: Option<String>,
    pub reminded_at: Option<DateTime>,
    pub link: Option<String>,
    pub link_until: Option<DateTime>,
    pub organization: Option<Recipient>,
    pub available_actions: Vec<DeliveryAction>,
    pub history: Vec<AuditEntry>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Person")]
pub struct DeliveryPerson {
    pub name: String,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Organization")]
pub struct Recipient {
    pub id: cynic::Id,
    pub phone: Option<String>,
    pub email: Option<String>,
    pub focal_point: Option<RecipientFocalPoint>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "FocalPoint")]
pub struct RecipientFocalPoint {
    pub person: RecipientPerson,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Person")]
pub struct RecipientPerson {
    pub name: String,
    pub phone: Option<String>,
    pub email: Option<String>,
}
