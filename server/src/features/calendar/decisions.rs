//! This feature's rules, asked one by one for `docs/permissions.md`.

use entity::day_off;

use super::policy::KeepDays;
use crate::platform::Result;
use crate::platform::decisions::{Decision, ask, sample};

/// There: at the top of the tree, to which the calendar belongs.
pub fn decisions() -> Result<Vec<Decision>> {
    let day = sample::<day_off::Entity>(|_| {})?;
    Ok(vec![ask::<KeepDays, day_off::Entity>("any", &day)])
}
