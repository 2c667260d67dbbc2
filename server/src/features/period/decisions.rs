//! This feature's rules, asked one by one for `docs/permissions.md`.

use entity::{organization, reporting_period};
use sea_orm::Set;

use super::policy::{Create, asked};
use crate::platform::Result;
use crate::platform::decisions::{Decision, OWN, ask, sample};

/// There: at the body that asks for the reports.
pub fn decisions() -> Result<Vec<Decision>> {
    let body = sample::<organization::Entity>(|row| {
        row.id = Set(OWN);
        row.kind = Set(organization::Kind::Office);
    })?;
    let period = sample::<reporting_period::Entity>(|row| row.organization_id = Set(OWN))?;
    let mut table = vec![ask::<Create, organization::Entity>("any", &body)];
    table.extend(asked("any", &period));
    Ok(table)
}
