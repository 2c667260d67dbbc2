//! Which organizations an actor sees, and what he may do with one.

use entity::organization::{self, Column, Entity};
use entity::position::Role;
use sea_orm::{Condition, Iterable};

use crate::platform::{Actor, Protected};

/// The roles that look over a subtree; the others look at their own organization.
pub const OVERSEEING: [Role; 7] = [
    Role::Admin,
    Role::Head,
    Role::DeputyHead,
    Role::Office,
    Role::Emulation,
    Role::Inspection,
    Role::Observer,
];

impl Protected for Entity {
    const KIND: &'static str = "org";

    fn visible_to(actor: &Actor) -> Condition {
        let every: Vec<Role> = Role::iter().collect();
        Condition::any()
            .add(actor.reach_organizations(&every))
            .add(actor.upward(Column::Id))
    }

    fn owner(row: &organization::Model) -> Option<uuid::Uuid> {
        Some(row.id)
    }
}
