//! An upload is its owner's alone.

use entity::{upload, user};
use sea_orm::Condition;
use uuid::Uuid;

use crate::platform::{Action, Actor, Denial, Place, Protected, Sight};

impl Protected for upload::Entity {
    const KIND: &'static str = "upload";

    fn visible_to(actor: &Actor) -> Condition {
        Sight::among(upload::Column::OwnerId, actor.user().into_iter().collect()).into()
    }

    fn owner(_: &upload::Model) -> Option<Uuid> {
        None
    }
}

/// Asks for a link.
pub struct Ask;

impl Action<user::Entity> for Ask {
    const NAME: &'static str = "upload.request";

    fn allowed(actor: &Actor, row: &user::Model, _: &Place) -> Result<(), Denial> {
        if actor.user() == Some(row.id) {
            Ok(())
        } else {
            Err(Denial::Role)
        }
    }
}

/// Takes the bytes that came by a signed link. The link speaks for its owner, so this is the system's doing.
pub struct Receive;

impl Action<upload::Entity> for Receive {
    const NAME: &'static str = "upload.receive";

    fn allowed(actor: &Actor, row: &upload::Model, _: &Place) -> Result<(), Denial> {
        if !actor.is_system() {
            return Err(Denial::Role);
        }
        if row.completed {
            return Err(Denial::State);
        }
        Ok(())
    }
}

/// Looks at what came and keeps it.
pub struct Complete;

impl Action<upload::Entity> for Complete {
    const NAME: &'static str = "upload.complete";

    fn allowed(actor: &Actor, row: &upload::Model, _: &Place) -> Result<(), Denial> {
        if actor.user() == Some(row.owner_id) {
            Ok(())
        } else {
            Err(Denial::Role)
        }
    }
}

/// Makes it a file of some record, which it is from then on.
pub struct Use;

impl Action<upload::Entity> for Use {
    const NAME: &'static str = "upload.use";

    fn allowed(actor: &Actor, row: &upload::Model, _: &Place) -> Result<(), Denial> {
        match (actor.user() == Some(row.owner_id), row.completed) {
            (false, _) => Err(Denial::Role),
            (true, false) => Err(Denial::State),
            (true, true) => Ok(()),
        }
    }
}
