//! This feature's rules, asked one by one for `docs/permissions.md`.

use entity::indicator;
use sea_orm::Set;

use super::policy::KeepIndicators;
use crate::platform::Result;
use crate::platform::decisions::{Decision, ask, sample};

/// There: at the organization that asks.
pub fn decisions() -> Result<Vec<Decision>> {
    let row = sample::<indicator::Entity>(|row| {
        row.kind = Set(indicator::Kind::Count);
        row.aggregation = Set(indicator::Aggregation::Sum);
    })?;
    Ok(vec![ask::<KeepIndicators, indicator::Entity>("any", &row)])
}
