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
    let of_organizations = State::iter().map(|state| (state, import::Kind::Organizations));
    // Whoever makes people need not be one who may shut them out again.
    for (state, kind) in of_organizations.chain([(State::Applied, import::Kind::People)]) {
        let row = sample::<import::Entity>(|row| {
            row.owner_id = Set(ONESELF);
            row.kind = Set(kind);
            row.state = Set(state);
            row.created = Set(1);
            row.shown = Set(json!([]));
            row.refused = Set(json!([]));
        })?;
        let mut code = sea_orm::ActiveEnum::to_value(&state);
        if kind != import::Kind::Organizations {
            code = format!("{code}, {}", sea_orm::ActiveEnum::to_value(&kind));
        }
        table.extend(asked(&code, &row));
    }
    Ok(table)
}
