//! Who sees a task, who gives one, and who may do what to it in which state.

use entity::position::Role;
use entity::task::{Column, Entity, Model, State};
use entity::{division, organization};
use sea_orm::Condition;
use uuid::Uuid;

use super::model::OPEN;
use crate::platform::{Action, Actor, Denial, Place, Protected, Sight};

/// Those who give tasks at their organization, change them and send them back.
pub const GIVERS: [Role; 5] = [
    Role::Head,
    Role::DeputyHead,
    Role::Office,
    Role::Principal,
    Role::FocalPoint,
];
/// Those who answer for an organization that is charged as a whole.
pub const ANSWERING: [Role; 4] = [Role::Head, Role::Office, Role::Principal, Role::FocalPoint];
/// Those who may act for a person of theirs.
pub const LEADERS: [Role; 2] = [Role::Head, Role::Principal];
const READERS: [Role; 7] = [
    Role::Head,
    Role::DeputyHead,
    Role::Office,
    Role::Emulation,
    Role::Inspection,
    Role::Principal,
    Role::FocalPoint,
];

impl Protected for Entity {
    const KIND: &'static str = "task";

    fn visible_to(actor: &Actor) -> Condition {
        actor
            .reach(&READERS, Column::OrganizationId)
            .or(actor.reach(&READERS, Column::AssigneeId))
            .or(Sight::among(
                Column::PersonId,
                actor.user().into_iter().collect(),
            ))
            .into()
    }

    fn owner(row: &Model) -> Option<Uuid> {
        Some(row.organization_id)
    }
}

/// The role of those who are a division.
pub fn role_of(division: division::Kind) -> Role {
    match division {
        division::Kind::Office => Role::Office,
        division::Kind::Emulation => Role::Emulation,
        division::Kind::Inspection => Role::Inspection,
    }
}

/// Whether it is his to do: his own, his division's, his organization's, or that of one of his people.
pub fn is_charged(actor: &Actor, row: &Model) -> bool {
    match (row.person_id, row.division_kind) {
        (Some(person), _) => {
            actor.user() == Some(person) || actor.serves(&LEADERS, row.assignee_id)
        }
        (None, Some(division)) => actor.serves(&[role_of(division)], row.assignee_id),
        (None, None) => actor.serves(&ANSWERING, row.assignee_id),
    }
}

/// Role first, state second.
fn decide(role: bool, row: &Model, states: &[State]) -> Result<(), Denial> {
    match (role, states.contains(&row.state)) {
        (false, _) => Err(Denial::Role),
        (true, false) => Err(Denial::State),
        (true, true) => Ok(()),
    }
}

fn by_doer(actor: &Actor, row: &Model, states: &[State]) -> Result<(), Denial> {
    decide(is_charged(actor, row), row, states)
}

fn by_giver(actor: &Actor, row: &Model, states: &[State]) -> Result<(), Denial> {
    decide(actor.serves(&GIVERS, row.organization_id), row, states)
}

/// Who did it does not say that it is done well.
fn by_another(actor: &Actor, row: &Model, states: &[State]) -> Result<(), Denial> {
    if actor.user().is_some() && actor.user() == row.done_by {
        return Err(Denial::Role);
    }
    by_giver(actor, row, states)
}

macro_rules! actions {
    ($($(#[$doc:meta])* $action:ident, $name:literal, $rule:ident, $states:expr;)+) => {
        $(
            $(#[$doc])*
            pub struct $action;

            impl Action<Entity> for $action {
                const NAME: &'static str = $name;

                fn allowed(actor: &Actor, row: &Model, _: &Place) -> Result<(), Denial> {
                    $rule(actor, row, &$states)
                }
            }
        )+

        /// What can be done to a task now.
        #[derive(async_graphql::Enum, Debug, Copy, Clone, Eq, PartialEq)]
        pub enum TaskAction {
            $($(#[$doc])* $action,)+
        }

        /// What the actor may do with it now.
        pub fn available(actor: &Actor, row: &Model) -> Vec<TaskAction> {
            let mut open = Vec::new();
            $(
                if $rule(actor, row, &$states).is_ok() {
                    open.push(TaskAction::$action);
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

actions! {
    /// Says otherwise what is to be done, or by when.
    Update, "task.update", by_giver, OPEN;
    /// Gives it to another.
    Reassign, "task.reassign", by_giver, OPEN;
    /// Takes it back before anybody has begun.
    Withdraw, "task.withdraw", by_giver, [State::Assigned];
    /// Begins it.
    Start, "task.start", by_doer, [State::Assigned];
    /// Passes it on to one of the organization's people.
    Delegate, "task.delegate", by_doer, OPEN;
    /// Says that it is done, and what came of it.
    Finish, "task.finish", by_doer, OPEN;
    /// Takes it up again before it is confirmed.
    Reopen, "task.reopen", by_doer, [State::Done];
    /// Says that it is done well.
    Confirm, "task.confirm", by_another, [State::Done];
    /// Sends it back with a reason.
    Return, "task.return", by_another, [State::Done];
}

/// Gives a task in an organization's name.
pub struct Assign;

impl Action<organization::Entity> for Assign {
    const NAME: &'static str = "task.assign";

    fn allowed(actor: &Actor, row: &organization::Model, _: &Place) -> Result<(), Denial> {
        if !actor.serves(&GIVERS, row.id) {
            return Err(Denial::Role);
        }
        if row.closed_on.is_some_and(|closed| closed <= actor.today()) {
            return Err(Denial::State);
        }
        Ok(())
    }
}
