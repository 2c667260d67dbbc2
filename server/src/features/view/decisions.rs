//! This feature's rules, asked one by one for `docs/permissions.md`.

use entity::{saved_view, user};
use sea_orm::Set;

use super::policy::{Delete, Replace, Save};
use crate::platform::Result;
use crate::platform::decisions::{Decision, ONESELF, ask, sample};

/// Every action; oneself is its owner.
pub fn decisions() -> Result<Vec<Decision>> {
    let person = sample::<user::Entity>(|row| row.id = Set(ONESELF))?;
    let view = sample::<saved_view::Entity>(|row| row.owner_id = Set(ONESELF))?;
    Ok(vec![
        ask::<Save, user::Entity>("any", &person),
        ask::<Replace, saved_view::Entity>("any", &view),
        ask::<Delete, saved_view::Entity>("any", &view),
    ])
}
