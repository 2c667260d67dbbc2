//! This feature's rules, asked one by one for `docs/permissions.md`.

use chrono::{DateTime, NaiveDate};
use entity::{organization, reorganization};
use sea_orm::Set;

use super::policy::{Apply, GiveUp, Plan};
use crate::platform::Result;
use crate::platform::decisions::{Decision, OWN, ask, sample};

/// Every action in every state.
pub fn decisions() -> Result<Vec<Decision>> {
    let mut table = Vec::new();
    for (state, closed) in [("open", None), ("closed", Some(NaiveDate::MIN))] {
        let row = sample::<organization::Entity>(|row| {
            row.id = Set(OWN);
            row.kind = Set(organization::Kind::School);
            row.closed_on = Set(closed);
        })?;
        table.push(ask::<Plan, organization::Entity>(state, &row));
    }
    for (state, applied) in [("planned", None), ("applied", Some(DateTime::UNIX_EPOCH))] {
        let row = sample::<reorganization::Entity>(|row| {
            row.organization_id = Set(OWN);
            row.kind = Set(reorganization::Kind::Close);
            row.effects = Set(serde_json::json!([]));
            row.applied_at = Set(applied);
        })?;
        table.push(ask::<Apply, reorganization::Entity>(state, &row));
        table.push(ask::<GiveUp, reorganization::Entity>(state, &row));
    }
    Ok(table)
}
