//! What happened to a delivery.

use entity::delivery::Model;
use entity::document;
use uuid::Uuid;

use super::policy::RECEIVERS;
use crate::platform::event::Concerned;
use crate::platform::events;

fn recipient(row: &Model) -> Vec<Concerned> {
    let told = row.organization_id.into_iter();
    told.map(|at| Concerned::at(at, &RECEIVERS)).collect()
}

events! {
    (row: &Model) { delivery: Uuid = row.id, document: Uuid = row.document_id }, of row at row.issuer_id;
    /// The recipient has it.
    DeliveryReceived, "delivery.received" => Vec::new();
    /// The sender waits for the recipient to say that it arrived.
    DeliveryReminded, "delivery.reminded" => recipient(row);
}

events! {
    (row: &document::Model, to: Vec<Uuid>) { document: Uuid = row.id }, of row at row.organization_id;
    /// A paper of its own was issued and sent.
    DocumentIssued, "document.issued" => {
        to.into_iter().map(|at| Concerned::at(at, &RECEIVERS)).collect()
    };
}
