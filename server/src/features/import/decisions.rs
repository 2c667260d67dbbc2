//! This feature's rules, asked one by one for `docs/permissions.md`.

use entity::import::{self, State};
use sea_orm::{Iterable as _, Set};
use serde_json::json;

use super::policy::asked;
use crate::platform::Result;
use crate::platform::decisions::{Decision, ONESELF, sample};

/// Every action, in each state; oneself is its owner.
pub fn decisions() -> Result<Vec<Decision>> {
    let mut table = Vec::new();
    for state in State::iter() {
        let row = sample::<import::Entity>(|row| {
            row.owner_id = Set(ONESELF);
            row.kind = Set(import::Kind::Organizations);
            row.state = Set(state);
            row.created = Set(1);
            row.shown = Set(json!([]));
            row.refused = Set(json!([]));
        })?;
        let code = sea_orm::ActiveEnum::to_value(&state);
        table.extend(asked(&code, &row));
    }
    Ok(table)
}
