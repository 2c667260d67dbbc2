//! Who sees an activity, and who may do what with it, as it and its plan stand.

use entity::activity::{Column, Entity, Model};
use entity::position::Role;
use entity::task::State;
use entity::{activity_channel, activity_clause, plan};
use sea_orm::Condition;
use uuid::Uuid;

use crate::features::task::OPEN;
use crate::platform::access::through;
use crate::platform::{Action, Actor, Denial, Place, Protected};

/// Those who arrange a school's activities.
pub const ARRANGERS: [Role; 2] = [Role::Principal, Role::FocalPoint];
/// Those who act for whoever is in charge.
pub const DOERS: [Role; 1] = [Role::FocalPoint];
/// Those who say that it is done well.
pub const CONFIRMERS: [Role; 1] = [Role::Principal];

impl Protected for Entity {
    const KIND: &'static str = "activity";

    fn visible_to(actor: &Actor) -> Condition {
        through::<plan::Entity>(actor, Column::PlanId, plan::Column::Id)
    }

    fn owner(row: &Model) -> Option<Uuid> {
        Some(row.organization_id)
    }
}

macro_rules! part_of_activity {
    ($($table:ident, $kind:literal;)+) => {$(
        impl Protected for $table::Entity {
            const KIND: &'static str = $kind;

            fn visible_to(actor: &Actor) -> Condition {
                through::<Entity>(actor, $table::Column::ActivityId, Column::Id)
            }

            fn owner(_: &$table::Model) -> Option<Uuid> {
                None
            }
        }
    )+};
}

part_of_activity! {
    activity_clause, "activity_clause";
    activity_channel, "activity_channel";
}

/// While it is written, and again once it is issued.
pub fn is_arranged(plan: &plan::Model) -> bool {
    use plan::State::{Draft, Issued, Returned};
    [Draft, Returned, Issued].contains(&plan.state) && plan.replaced_by_id.is_none()
}

/// Once it is issued, as long as no other has taken its place.
pub fn is_carried_out(plan: &plan::Model) -> bool {
    plan.state == plan::State::Issued && plan.replaced_by_id.is_none()
}

/// The person in charge, while he is appointed there; or whoever acts for him.
fn is_doer(actor: &Actor, row: &Model) -> bool {
    let mut grants = actor.grants().iter();
    let own = actor.user().is_some() && actor.user() == row.person_id;
    let there = own && grants.any(|grant| grant.at.organization == row.organization_id);
    there || actor.serves(&DOERS, row.organization_id)
}

/// Role first, state second.
fn decide(role: bool, row: &Model, states: &[State]) -> Result<(), Denial> {
    match (role, states.contains(&row.state)) {
        (false, _) => Err(Denial::Role),
        (true, false) => Err(Denial::State),
        (true, true) => Ok(()),
    }
}

fn by_arranger(actor: &Actor, row: &Model, states: &[State]) -> Result<(), Denial> {
    decide(actor.serves(&ARRANGERS, row.organization_id), row, states)
}

fn by_doer(actor: &Actor, row: &Model, states: &[State]) -> Result<(), Denial> {
    decide(is_doer(actor, row), row, states)
}

/// Neither who did it nor who was to do it says that it is done well.
fn by_another(actor: &Actor, row: &Model, states: &[State]) -> Result<(), Denial> {
    let own = actor.user().is_some() && [row.done_by, row.person_id].contains(&actor.user());
    let confirms = actor.serves(&CONFIRMERS, row.organization_id);
    decide(confirms && !own, row, states)
}

macro_rules! actions {
    ($($(#[$doc:meta])* $action:ident, $name:literal, $rule:ident, $states:expr, $plan:ident;)+) => {
        $(
            $(#[$doc])*
            pub struct $action;

            impl Action<Entity> for $action {
                const NAME: &'static str = $name;

                fn allowed(actor: &Actor, row: &Model, _: &Place) -> Result<(), Denial> {
                    $rule(actor, row, &$states)
                }
            }

            impl OfPlan for $action {
                fn open(plan: &plan::Model) -> bool {
                    $plan(plan)
                }
            }
        )+

        /// What can be done with an activity now.
        #[derive(async_graphql::Enum, Debug, Copy, Clone, Eq, PartialEq)]
        pub enum ActivityAction {
            $($(#[$doc])* $action,)+
        }

        /// What the actor may do with it now, as its plan stands.
        pub fn available(actor: &Actor, row: &Model, plan: &plan::Model) -> Vec<ActivityAction> {
            let mut open = Vec::new();
            $(
                if $plan(plan) && $rule(actor, row, &$states).is_ok() {
                    open.push(ActivityAction::$action);
                }
            )+
            open
        }

        /// Every action on a row, for `docs/permissions.md`.
        pub fn asked(state: &str, row: &Model) -> Vec<crate::platform::decisions::Decision> {
            vec![$(crate::platform::decisions::ask::<$action, Entity>(state, row),)+]
        }
    };
}

/// What an action asks of the plan.
pub trait OfPlan {
    fn open(plan: &plan::Model) -> bool;
}

actions! {
    /// Says otherwise what is to be done, by whom or when.
    Update, "activity.update", by_arranger, OPEN, is_arranged;
    /// Takes it out of the plan before anybody has begun.
    Remove, "activity.remove", by_arranger, [State::Assigned], is_arranged;
    /// Begins it.
    Start, "activity.start", by_doer, [State::Assigned], is_carried_out;
    /// Puts a file to it.
    Attach, "activity.attach", by_doer, OPEN, is_carried_out;
    /// Takes a file away from it.
    Detach, "activity.detach", by_doer, OPEN, is_carried_out;
    /// Says that it is done, and what came of it.
    Finish, "activity.finish", by_doer, OPEN, is_carried_out;
    /// Takes it up again before it is confirmed.
    Reopen, "activity.reopen", by_doer, [State::Done], is_carried_out;
    /// Says that it is done well.
    Confirm, "activity.confirm", by_another, [State::Done], is_carried_out;
    /// Sends it back with a reason.
    Return, "activity.return", by_another, [State::Done], is_carried_out;
}

/// Makes what one is in charge of his successor's. The system only: others have agreed on it.
pub struct Move;

impl Action<Entity> for Move {
    const NAME: &'static str = "activity.move";

    fn allowed(actor: &Actor, _: &Model, _: &Place) -> Result<(), Denial> {
        if actor.is_system() {
            Ok(())
        } else {
            Err(Denial::Role)
        }
    }
}

/// Puts an activity into a plan.
pub struct Add;

impl Action<plan::Entity> for Add {
    const NAME: &'static str = "activity.add";

    fn allowed(actor: &Actor, row: &plan::Model, _: &Place) -> Result<(), Denial> {
        if !actor.serves(&ARRANGERS, row.organization_id) {
            return Err(Denial::Role);
        }
        if is_arranged(row) {
            Ok(())
        } else {
            Err(Denial::State)
        }
    }
}
