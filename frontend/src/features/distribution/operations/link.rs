//! What a recipient's link shows, and what its holder says by it.

use super::{DeliveryReceipt, DeliveryUserError};
use crate::shared::api::scalars::{Date, DateTime};
use crate::shared::api::schema;
use crate::shared::paper::DocumentKind;

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct LinkVariables {
    pub token: String,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query", variables = "LinkVariables")]
pub struct LinkView {
    #[arguments(token: $token)]
    pub linked_delivery: Option<LinkedDelivery>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct LinkedDelivery {
    pub kind: DocumentKind,
    pub reference: String,
    pub subject: String,
    pub issued_on: Date,
    pub issuer: String,
    pub recipient: String,
    pub due_on: Date,
    pub expired: bool,
    pub receipt: DeliveryReceipt,
    pub received_on: Option<Date>,
    pub received_at: Option<DateTime>,
    pub received_name: Option<String>,
}

#[derive(cynic::InputObject, Clone, Debug)]
pub struct DeliveryConfirmInput {
    pub token: String,
    pub name: String,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct DeliveryConfirmVariables {
    pub input: DeliveryConfirmInput,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct DeliveryConfirmPayload {
    pub delivery: Option<LinkedDelivery>,
    pub user_errors: Vec<DeliveryUserError>,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Mutation", variables = "DeliveryConfirmVariables")]
pub struct DeliveryConfirm {
    #[arguments(input: $input)]
    pub delivery_confirm: DeliveryConfirmPayload,
}
