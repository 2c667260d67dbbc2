//! This feature's rules, asked one by one for `docs/permissions.md`.

use entity::{appointment, handover};
use sea_orm::{ActiveEnum as _, Iterable as _, Set};

use super::policy::{Open, asked};
use crate::platform::Result;
use crate::platform::decisions::{Decision, ONESELF, OWN, ask, sample};

/// Every action in every state, as the giver sees it and as the receiver does.
pub fn decisions() -> Result<Vec<Decision>> {
    let held = sample::<appointment::Entity>(|row| row.organization_id = Set(OWN))?;
    let mut table = vec![ask::<Open, appointment::Entity>("begun", &held)];
    for (whose, giver, receiver) in [
        (", giver", ONESELF, uuid::Uuid::nil()),
        (", receiver", uuid::Uuid::nil(), ONESELF),
    ] {
        for state in handover::State::iter() {
            let row = sample::<handover::Entity>(|row| {
                row.organization_id = Set(OWN);
                row.from_id = Set(giver);
                row.to_id = Set(receiver);
                row.state = Set(state);
                row.items = Set(serde_json::json!([]));
            })?;
            table.extend(asked(&format!("{}{whose}", state.to_value()), &row));
        }
    }
    Ok(table)
}
