//! Who reads what is said, who says something, and who changes or settles it.

use entity::comment::{Column, Entity, Model};
use entity::position::Role;
use entity::{plan, task};
use sea_orm::{ColumnTrait as _, Condition};
use uuid::Uuid;

use crate::features::task::since_charged;
use crate::platform::access::through;
use crate::platform::{Action, Actor, Denial, Place, Protected, Sight};

/// Those who work at an office or lead a school.
pub const READERS: [Role; 7] = [
    Role::Head,
    Role::DeputyHead,
    Role::Office,
    Role::Emulation,
    Role::Inspection,
    Role::Principal,
    Role::FocalPoint,
];

impl Protected for Entity {
    const KIND: &'static str = "comment";

    fn visible_to(actor: &Actor) -> Condition {
        // Whoever is given a task that was another's reads what is said from then on; those who gave it, everything.
        let of_task = through::<task::Entity>(actor, Column::TaskId, task::Column::Id);
        let his = Condition::all()
            .add(Column::TaskId.is_not_null())
            .add(of_task)
            .add(since_charged(Column::TaskId, Column::CreatedAt));
        actor
            .reach(&READERS, Column::OrganizationId)
            .or(Sight::of(his))
            .into()
    }

    fn owner(row: &Model) -> Option<Uuid> {
        Some(row.organization_id)
    }
}

/// Says something of a plan or a task.
pub struct Add;

impl Action<plan::Entity> for Add {
    const NAME: &'static str = "comment.add";

    fn allowed(actor: &Actor, _: &plan::Model, place: &Place) -> Result<(), Denial> {
        match actor.user().is_some() && actor.holds(&READERS, place) {
            true => Ok(()),
            false => Err(Denial::Role),
        }
    }
}

/// Whoever sees a task may speak of it.
impl Action<task::Entity> for Add {
    const NAME: &'static str = "comment.add";

    fn allowed(actor: &Actor, _: &task::Model, _: &Place) -> Result<(), Denial> {
        actor.user().map(|_| ()).ok_or(Denial::Role)
    }
}

fn by_author(actor: &Actor, row: &Model) -> bool {
    actor.user() == Some(row.author_id)
}

fn by_those_concerned(actor: &Actor, row: &Model) -> bool {
    by_author(actor, row) || actor.serves(&READERS, row.organization_id)
}

fn always(_: &Model) -> bool {
    true
}

fn is_open(row: &Model) -> bool {
    row.plan_id.is_some() && row.resolved_at.is_none()
}

fn is_resolved(row: &Model) -> bool {
    row.resolved_at.is_some()
}

/// Role first, state second.
fn decide(role: bool, state: bool) -> Result<(), Denial> {
    match (role, state) {
        (false, _) => Err(Denial::Role),
        (true, false) => Err(Denial::State),
        (true, true) => Ok(()),
    }
}

macro_rules! actions {
    ($($(#[$doc:meta])* $action:ident, $name:literal, $role:ident, $state:ident;)+) => {
        $(
            $(#[$doc])*
            pub struct $action;

            impl Action<Entity> for $action {
                const NAME: &'static str = $name;

                fn allowed(actor: &Actor, row: &Model, _: &Place) -> Result<(), Denial> {
                    decide($role(actor, row), $state(row))
                }
            }
        )+

        /// What can be done to a comment now.
        #[derive(async_graphql::Enum, Debug, Copy, Clone, Eq, PartialEq)]
        pub enum CommentAction {
            $($(#[$doc])* $action,)+
        }

        /// What the actor may do with it now.
        pub fn available(actor: &Actor, row: &Model) -> Vec<CommentAction> {
            let mut open = Vec::new();
            $(
                if decide($role(actor, row), $state(row)).is_ok() {
                    open.push(CommentAction::$action);
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
    /// Says it otherwise.
    Edit, "comment.edit", by_author, always;
    /// Takes it back.
    Remove, "comment.remove", by_author, always;
    /// Says that it is settled.
    Resolve, "comment.resolve", by_those_concerned, is_open;
    /// Opens it again.
    Reopen, "comment.reopen", by_those_concerned, is_resolved;
}
