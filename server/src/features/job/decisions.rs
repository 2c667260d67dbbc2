//! This feature's rules, asked one by one for `docs/permissions.md`.

use entity::job::{self, State};
use sea_orm::Set;

use super::policy::asked;
use crate::platform::Result;
use crate::platform::decisions::{Decision, ONESELF, sample};

/// Every action, while it lasts and after; oneself is its owner.
pub fn decisions() -> Result<Vec<Decision>> {
    let mut table = Vec::new();
    for state in [
        State::Queued,
        State::Running,
        State::Done,
        State::Failed,
        State::Cancelled,
    ] {
        let row = sample::<job::Entity>(|row| {
            row.owner_id = Set(ONESELF);
            row.kind = Set(job::Kind::Export);
            row.input = Set(serde_json::json!({}));
            row.state = Set(state);
        })?;
        let code = sea_orm::ActiveEnum::to_value(&state);
        table.extend(asked(&code, &row));
    }
    Ok(table)
}
