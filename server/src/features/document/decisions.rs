//! This feature's rules, asked one by one for `docs/permissions.md`.

use entity::{document, organization};
use sea_orm::Set;

use super::policy::{Attach, BeginRegister, Copy, Detach, Follow, Register};
use crate::platform::Result;
use crate::platform::decisions::{Decision, OWN, ask, sample};

/// Every action on an organization's registers and on what stands in them.
pub fn decisions() -> Result<Vec<Decision>> {
    let keeper = sample::<organization::Entity>(|row| {
        row.id = Set(OWN);
        row.kind = Set(organization::Kind::School);
    })?;
    let paper = sample::<document::Entity>(|row| {
        row.organization_id = Set(OWN);
        row.urgency = Set(document::Urgency::Normal);
    })?;
    let copy = document::Model {
        copy_of_id: Some(OWN),
        ..paper.clone()
    };
    Ok(vec![
        ask::<Register, organization::Entity>("any", &keeper),
        ask::<BeginRegister, organization::Entity>("any", &keeper),
        ask::<Follow, document::Entity>("any", &paper),
        ask::<Copy, document::Entity>("any", &paper),
        ask::<Follow, document::Entity>("a copy", &copy),
        ask::<Attach, document::Entity>("any", &paper),
        ask::<Detach, document::Entity>("entered today", &paper),
    ])
}
