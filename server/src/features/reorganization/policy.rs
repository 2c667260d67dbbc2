//! Who sees a reorganization, and who plans one.

use entity::position::Role;
use entity::reorganization::Entity;
use entity::{organization, reorganization};

use crate::features::organization::is_closed;
use crate::platform::access::Entails;
use crate::platform::{Denial, actions, protected};

protected! {
    around organization;
    /// It is public within the tree, as the organization is.
    reorganization, "reorganization";
}

const PLANS: [Role; 1] = [Role::Admin];

actions! {
    of organization::Entity, (actor, row, place);
    /// Plans what becomes of an organization, or has another go below it or into it.
    Plan, "reorganization.plan" =>
        Denial::unless(actor.holds(&PLANS, place), !is_closed(row, actor.today()));
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
