//! What happened to an entry of a register.

use entity::arrival::Model;
use uuid::Uuid;

use crate::platform::events;

events! {
    (row: &Model) { arrival: Uuid = row.id }, of row at row.organization_id;
    /// A paper arrived and was entered.
    ArrivalEntered, "arrival.entered" => Vec::new();
    /// The entry says otherwise what the paper is.
    ArrivalCorrected, "arrival.corrected" => Vec::new();
    /// The entry counts no more.
    ArrivalVoided, "arrival.voided" => Vec::new();
}
