//! This feature's rules, asked one by one for `docs/permissions.md`.

use chrono::NaiveDate;
use entity::{organization, plan};
use sea_orm::{ActiveEnum as _, Iterable as _, Set};

use super::policy::{Approve, Create, Delete, Issue, Return, Submit, Update};
use crate::platform::Result;
use crate::platform::decisions::{Decision, OWN, ask, sample};

/// Every action in every state.
pub fn decisions() -> Result<Vec<Decision>> {
    let mut table = Vec::new();
    for (state, closed) in [("open", None), ("closed", Some(NaiveDate::MIN))] {
        let row = sample::<organization::Entity>(|row| {
            row.id = Set(OWN);
            row.kind = Set(organization::Kind::Office);
            row.closed_on = Set(closed);
        })?;
        table.push(ask::<Create, organization::Entity>(state, &row));
    }
    for state in plan::State::iter() {
        let row = sample::<plan::Entity>(|row| {
            row.organization_id = Set(OWN);
            row.state = Set(state);
        })?;
        let name = state.to_value();
        table.extend([
            ask::<Update, plan::Entity>(&name, &row),
            ask::<Submit, plan::Entity>(&name, &row),
            ask::<Approve, plan::Entity>(&name, &row),
            ask::<Return, plan::Entity>(&name, &row),
            ask::<Issue, plan::Entity>(&name, &row),
            ask::<Delete, plan::Entity>(&name, &row),
        ]);
    }
    Ok(table)
}
