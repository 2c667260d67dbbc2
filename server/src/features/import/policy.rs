//! An import is its owner's alone.

use entity::import::State;
use entity::{import, user};
use sea_orm::Condition;
use uuid::Uuid;

use crate::platform::{Actor, Denial, Protected, Sight, actions};

impl Protected for import::Entity {
    const KIND: &'static str = "import";

    fn visible_to(actor: &Actor) -> Condition {
        Sight::among(import::Column::OwnerId, actor.user().into_iter().collect()).into()
    }

    fn owner(_: &import::Model) -> Option<Uuid> {
        None
    }
}

fn own(actor: &Actor, row: &import::Model) -> bool {
    actor.user() == Some(row.owner_id)
}

actions! {
    of user::Entity, (actor, row);
    /// Gives a workbook.
    Begin, "import.begin" => Denial::unless(actor.user() == Some(row.id), true);
}

actions! {
    of import::Entity, (actor, row);
    /// Notes what a job found, or why it did nothing.
    Note, "import.check" => Denial::unless(own(actor, row), true);
}

actions! {
    /// What can be done with an import.
    enum ImportAction of import::Entity, (actor, row);
    /// Writes what the dry run showed.
    Apply, "import.apply" => Denial::unless(
        own(actor, row),
        row.state == State::Checked && row.created + row.changed > 0,
    );
    /// Takes it back.
    Undo, "import.undo" => Denial::unless(own(actor, row), row.state == State::Applied);
}
