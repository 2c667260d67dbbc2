//! A view is its owner's alone.

use entity::{saved_view, user};
use sea_orm::Condition;
use uuid::Uuid;

use crate::platform::{Actor, Denial, Protected, Sight, actions};

impl Protected for saved_view::Entity {
    const KIND: &'static str = "view";

    fn visible_to(actor: &Actor) -> Condition {
        Sight::among(
            saved_view::Column::OwnerId,
            actor.user().into_iter().collect(),
        )
        .into()
    }

    fn owner(_: &saved_view::Model) -> Option<Uuid> {
        None
    }
}

actions! {
    of user::Entity, (actor, row);
    /// Keeps how he sees a list.
    Save, "view.save" => Denial::unless(actor.user() == Some(row.id), true);
}

actions! {
    of saved_view::Entity, (actor, row);
    /// Keeps another under its name.
    Replace, "view.replace" => Denial::unless(actor.user() == Some(row.owner_id), true);
    /// Removes it.
    Delete, "view.delete" => Denial::unless(actor.user() == Some(row.owner_id), true);
}
