//! This feature's rules, asked one by one for `docs/permissions.md`.

use entity::{organization, report, reporting_period};
use sea_orm::{ActiveEnum as _, Iterable as _, Set};

use super::policy::{Start, ViewBoard, asked};
use crate::platform::Result;
use crate::platform::decisions::{Decision, OWN, ask, sample};

/// Every action in every state.
pub fn decisions() -> Result<Vec<Decision>> {
    let school = sample::<organization::Entity>(|row| {
        row.id = Set(OWN);
        row.kind = Set(organization::Kind::School);
    })?;
    let period = sample::<reporting_period::Entity>(|row| row.organization_id = Set(OWN))?;
    let mut table = vec![
        ask::<Start, organization::Entity>("any", &school),
        ask::<ViewBoard, reporting_period::Entity>("any", &period),
    ];
    for state in report::State::iter() {
        let row = sample::<report::Entity>(|row| {
            row.organization_id = Set(OWN);
            row.state = Set(state);
        })?;
        table.extend(asked(&state.to_value(), &row));
    }
    Ok(table)
}
