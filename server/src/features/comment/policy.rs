//! Who reads what is said, who says something, and who changes or settles it.

use entity::comment::{Column, Entity, Model};
use entity::position::Role;
use entity::{plan, task};
use sea_orm::{ColumnTrait as _, Condition};
use uuid::Uuid;

use crate::features::task::since_charged;
use crate::platform::access::through;
use crate::platform::{Action, Actor, Denial, Place, Protected, Sight, actions};

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
        Denial::unless(actor.user().is_some() && actor.holds(&READERS, place), true)
    }
}

/// Whoever sees a task may speak of it.
impl Action<task::Entity> for Add {
    const NAME: &'static str = "comment.add";

    fn allowed(actor: &Actor, _: &task::Model, _: &Place) -> Result<(), Denial> {
        Denial::unless(actor.user().is_some(), true)
    }
}

fn by_author(actor: &Actor, row: &Model) -> bool {
    actor.user() == Some(row.author_id)
}

fn by_those_concerned(actor: &Actor, row: &Model) -> bool {
    by_author(actor, row) || actor.serves(&READERS, row.organization_id)
}

actions! {
    /// What can be done to a comment now.
    enum CommentAction of Entity, (actor, row);
    /// Says it otherwise.
    Edit, "comment.edit" => Denial::unless(by_author(actor, row), true);
    /// Takes it back.
    Remove, "comment.remove" => Denial::unless(by_author(actor, row), true);
    /// Says that it is settled.
    Resolve, "comment.resolve" => {
        let open = row.plan_id.is_some() && row.resolved_at.is_none();
        Denial::unless(by_those_concerned(actor, row), open)
    };
    /// Opens it again.
    Reopen, "comment.reopen" => Denial::unless(by_those_concerned(actor, row), row.resolved_at.is_some());
}
