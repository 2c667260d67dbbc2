//! This feature's rules, asked one by one for `docs/permissions.md`.

use chrono::DateTime;
use entity::delivery::{Entity, Receipt};
use entity::{document, plan_recipient};
use sea_orm::{ActiveEnum as _, Iterable as _, Set};

use super::policy::{Remind, Send, asked};
use crate::platform::Result;
use crate::platform::decisions::{Decision, OWN, ask, sample};

/// Every action in every state, of what was sent to others and of what was sent here.
pub fn decisions() -> Result<Vec<Decision>> {
    let paper = sample::<document::Entity>(|row| {
        row.organization_id = Set(OWN);
        row.urgency = Set(document::Urgency::Normal);
    })?;
    let mut table = vec![
        ask::<Send, document::Entity>("any", &paper),
        ask::<Remind, document::Entity>("any", &paper),
    ];
    for (whose, sent) in [("sent", true), ("got", false)] {
        for receipt in Receipt::iter() {
            let row = sample::<Entity>(|row| {
                if sent {
                    row.issuer_id = Set(OWN);
                } else {
                    row.organization_id = Set(Some(OWN));
                }
                row.purpose = Set(plan_recipient::Purpose::Execute);
                row.receipt = Set(receipt);
                row.link_until = Set(Some(DateTime::UNIX_EPOCH));
            })?;
            table.extend(asked(&format!("{whose}, {}", receipt.to_value()), &row));
        }
    }
    Ok(table)
}
