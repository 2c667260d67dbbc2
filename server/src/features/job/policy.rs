//! A job is its owner's alone.

use entity::job::State;
use entity::{job, user};
use sea_orm::Condition;
use uuid::Uuid;

use crate::platform::{Actor, Denial, Protected, Sight, actions};

impl Protected for job::Entity {
    const KIND: &'static str = "job";

    fn visible_to(actor: &Actor) -> Condition {
        Sight::among(job::Column::OwnerId, actor.user().into_iter().collect()).into()
    }

    fn owner(_: &job::Model) -> Option<Uuid> {
        None
    }
}

actions! {
    of user::Entity, (actor, row);
    /// Asks for one.
    Ask, "job.ask" => Denial::unless(actor.user() == Some(row.id), true);
}

actions! {
    /// What can be done with a job.
    enum JobAction of job::Entity, (actor, row);
    /// Stops it.
    Cancel, "job.cancel" => Denial::unless(
        actor.user() == Some(row.owner_id),
        matches!(row.state, State::Queued | State::Running),
    );
}
