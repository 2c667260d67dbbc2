//! This feature's rules, asked one by one for `docs/permissions.md`.

use entity::{activity, plan, task};
use sea_orm::{ActiveEnum as _, Iterable as _, Set};

use super::policy::{Add, asked};
use crate::platform::Result;
use crate::platform::decisions::{Decision, ONESELF, OWN, ask, sample};

/// Every action in every state, of an activity in one's charge; adding, in every state of the plan.
pub fn decisions() -> Result<Vec<Decision>> {
    let mut table = Vec::new();
    for state in plan::State::iter() {
        let row = sample::<plan::Entity>(|row| {
            row.organization_id = Set(OWN);
            row.state = Set(state);
        })?;
        table.push(ask::<Add, plan::Entity>(&state.to_value(), &row));
    }
    for state in task::State::iter() {
        let row = sample::<activity::Entity>(|row| {
            row.organization_id = Set(OWN);
            row.person_id = Set(Some(ONESELF));
            row.state = Set(state);
            row.links = Set(serde_json::json!([]));
        })?;
        table.extend(asked(&state.to_value(), &row));
    }
    Ok(table)
}
