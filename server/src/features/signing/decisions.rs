//! This feature's rule, asked for `docs/permissions.md`.

use entity::document;
use sea_orm::Set;

use super::policy::Sign;
use crate::platform::Result;
use crate::platform::decisions::{Decision, OWN, ask, sample};

/// What can be done about a paper's signed copy.
pub fn decisions() -> Result<Vec<Decision>> {
    let paper = sample::<document::Entity>(|row| {
        row.organization_id = Set(OWN);
        row.urgency = Set(document::Urgency::Normal);
    })?;
    Ok(vec![ask::<Sign, document::Entity>("any", &paper)])
}
