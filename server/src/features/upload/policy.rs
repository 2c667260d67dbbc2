//! An upload is its owner's alone.

use entity::{upload, user};
use sea_orm::Condition;
use uuid::Uuid;

use crate::platform::{Actor, Denial, Protected, Sight, actions};

impl Protected for upload::Entity {
    const KIND: &'static str = "upload";

    fn visible_to(actor: &Actor) -> Condition {
        Sight::among(upload::Column::OwnerId, actor.user().into_iter().collect()).into()
    }

    fn owner(_: &upload::Model) -> Option<Uuid> {
        None
    }
}

actions! {
    of user::Entity, (actor, row);
    /// Asks for a link.
    Ask, "upload.request" => Denial::unless(actor.user() == Some(row.id), true);
}

actions! {
    of upload::Entity, (actor, row);
    /// Takes the bytes that came by a signed link. The link speaks for its owner, so this is the system's doing.
    Receive, "upload.receive" => Denial::unless(actor.is_system(), !row.completed);
    /// Looks at what came and keeps it.
    Complete, "upload.complete" => Denial::unless(actor.user() == Some(row.owner_id), true);
    /// Makes it a file of some record, which it is from then on.
    Use, "upload.use" => Denial::unless(actor.user() == Some(row.owner_id), row.completed);
}
