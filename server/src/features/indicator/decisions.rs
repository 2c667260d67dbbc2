//! This feature's rules, asked one by one for `docs/permissions.md`.

use entity::indicator;

use super::policy::KeepIndicators;
use crate::platform::Result;
use crate::platform::decisions::{Decision, ask, sample};

/// There: at the organization that asks.
pub fn decisions() -> Result<Vec<Decision>> {
    let row = sample::<indicator::Entity>(|_| {})?;
    Ok(vec![ask::<KeepIndicators, indicator::Entity>("any", &row)])
}
