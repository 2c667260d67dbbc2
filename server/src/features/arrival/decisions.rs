//! This feature's rules, asked one by one for `docs/permissions.md`.

use entity::{arrival, organization};
use sea_orm::Set;

use super::policy::{Enter, asked};
use crate::platform::Result;
use crate::platform::decisions::{Decision, OWN, ask, sample};

/// Every action, on an entry that counts and on one that is void.
pub fn decisions() -> Result<Vec<Decision>> {
    let receiver = sample::<organization::Entity>(|row| {
        row.id = Set(OWN);
        row.kind = Set(organization::Kind::School);
    })?;
    let mut table = vec![ask::<Enter, organization::Entity>("any", &receiver)];
    for (state, reason) in [("entered", None), ("void", Some(String::new()))] {
        let row = sample::<arrival::Entity>(|row| {
            row.organization_id = Set(OWN);
            row.urgency = Set(entity::document::Urgency::Normal);
            row.document_id = Set(Some(OWN));
            row.void_reason = Set(reason);
        })?;
        table.extend(asked(state, &row));
    }
    Ok(table)
}
