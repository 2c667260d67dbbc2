//! Who may do what, asked of the actions themselves: a feature shows each of its actions a made-up row in each state,
//! and what `allowed` answers becomes the table in `docs/permissions.md`.

use chrono::NaiveDate;
use entity::position::Role;
use sea_orm::{ActiveModelTrait, EntityTrait, Iterable, TryIntoModel};
use uuid::Uuid;

use super::access::{Action, Actor, Grant, Place};
use super::error::Result;

/// The organization that the made-up rows belong to, the one above it, and the person whom they are about.
pub const OWN: Uuid = Uuid::from_u128(2);
pub const ABOVE: Uuid = Uuid::from_u128(1);
pub const ONESELF: Uuid = Uuid::from_u128(3);
const SOMEBODY: Uuid = Uuid::from_u128(4);

/// What one action answers in one state.
pub struct Decision {
    pub action: &'static str,
    pub state: String,
    /// Allowed when held at the row's own organization.
    pub own: Vec<Role>,
    /// Allowed when held at an organization above it.
    pub above: Vec<Role>,
    /// Allowed to the person whom the row is about, whatever his roles.
    pub oneself: bool,
}

/// A made-up row: nothing in it but what `fill` puts there.
pub fn sample<E: EntityTrait>(fill: impl FnOnce(&mut E::ActiveModel)) -> Result<E::Model>
where
    E::ActiveModel: ActiveModelTrait<Entity = E> + TryIntoModel<E::Model>,
{
    let mut row = E::ActiveModel::default_values();
    fill(&mut row);
    Ok(row.try_into_model()?)
}

/// Asks `A` about a row that belongs to [`OWN`], for every role.
pub fn ask<A: Action<E>, E: EntityTrait>(state: &str, row: &E::Model) -> Decision {
    let above = place("/", ABOVE);
    let own = place(&above.path, OWN);
    let holders = |at: &Place| {
        Role::iter()
            .filter(|role| {
                let grant = Grant {
                    role: *role,
                    at: at.clone(),
                    leaf: *at == own,
                };
                A::allowed(&person(SOMEBODY, vec![grant]), row, &own).is_ok()
            })
            .collect()
    };
    let staff = Grant {
        role: Role::Staff,
        at: own.clone(),
        leaf: true,
    };
    Decision {
        action: A::NAME,
        state: state.to_owned(),
        own: holders(&own),
        above: holders(&above),
        oneself: A::allowed(&person(ONESELF, vec![staff]), row, &own).is_ok(),
    }
}

fn person(id: Uuid, grants: Vec<Grant>) -> Actor {
    let today = NaiveDate::default();
    Actor::person(Uuid::nil(), id, id, String::new(), grants, today)
}

fn place(above: &str, organization: Uuid) -> Place {
    Place {
        organization,
        path: format!("{above}{}/", organization.simple()),
    }
}
