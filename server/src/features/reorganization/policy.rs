//! Who sees a reorganization, and who plans one.

use entity::position::Role;
use entity::reorganization::{Column, Entity, Model};
use entity::{organization, reorganization};
use sea_orm::{Condition, Iterable as _};
use uuid::Uuid;

use crate::platform::access::Entails;
use crate::platform::{Action, Actor, Denial, Place, Protected};

impl Protected for Entity {
    const KIND: &'static str = "reorganization";

    /// It is public within the tree, as the organization is.
    fn visible_to(actor: &Actor) -> Condition {
        let every: Vec<Role> = Role::iter().collect();
        actor
            .reach(&every, Column::OrganizationId)
            .or(actor.upward(Column::OrganizationId))
            .into()
    }

    fn owner(row: &Model) -> Option<Uuid> {
        Some(row.organization_id)
    }
}

fn administers(actor: &Actor, place: &Place) -> Result<(), Denial> {
    if actor.holds(&[Role::Admin], place) {
        Ok(())
    } else {
        Err(Denial::Role)
    }
}

/// Plans what becomes of an organization, or has another go below it or into it.
pub struct Plan;

impl Action<organization::Entity> for Plan {
    const NAME: &'static str = "reorganization.plan";

    fn allowed(actor: &Actor, row: &organization::Model, place: &Place) -> Result<(), Denial> {
        administers(actor, place)?;
        match row.closed_on {
            Some(day) if day <= actor.today() => Err(Denial::State),
            _ => Ok(()),
        }
    }
}

macro_rules! of_planned {
    ($($(#[$doc:meta])* $action:ident, $name:literal;)+) => {$(
        $(#[$doc])*
        pub struct $action;

        impl Action<Entity> for $action {
            const NAME: &'static str = $name;

            fn allowed(actor: &Actor, row: &Model, place: &Place) -> Result<(), Denial> {
                administers(actor, place)?;
                match row.applied_at {
                    None => Ok(()),
                    Some(_) => Err(Denial::State),
                }
            }
        }
    )+};
}

of_planned! {
    /// Makes it so.
    Apply, "reorganization.apply";
    /// Gives it up before its day.
    GiveUp, "reorganization.give_up";
}

/// With it goes all that belongs to the organization, whoever may otherwise change that.
impl Entails<reorganization::Entity> for Apply {}
