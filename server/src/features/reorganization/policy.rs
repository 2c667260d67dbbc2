//! Who sees a reorganization, and who plans one.

use entity::position::Role;
use entity::reorganization::{Column, Entity, Model};
use entity::{organization, reorganization};
use sea_orm::{Condition, Iterable as _};
use uuid::Uuid;

use crate::platform::access::Entails;
use crate::platform::{Actor, Denial, Protected, actions};

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

const PLANS: [Role; 1] = [Role::Admin];

actions! {
    of organization::Entity, (actor, row, place);
    /// Plans what becomes of an organization, or has another go below it or into it.
    Plan, "reorganization.plan" => {
        let closed = row.closed_on.is_some_and(|closed| closed <= actor.today());
        Denial::unless(actor.holds(&PLANS, place), !closed)
    };
}

actions! {
    of Entity, (actor, row, place);
    /// Makes it so.
    Apply, "reorganization.apply" => Denial::unless(actor.holds(&PLANS, place), row.applied_at.is_none());
    /// Gives it up before its day.
    GiveUp, "reorganization.give_up" => Denial::unless(actor.holds(&PLANS, place), row.applied_at.is_none());
}

/// With it goes all that belongs to the organization, whoever may otherwise change that.
impl Entails<reorganization::Entity> for Apply {}
