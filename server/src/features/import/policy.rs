//! An import is its owner's alone.

use entity::import::State;
use entity::{import, user};
use sea_orm::Condition;
use uuid::Uuid;

use super::kinds::of;
use crate::platform::import::Importer;
use crate::platform::{Actor, Denial, Place, Protected, Sight, actions};

impl Protected for import::Entity {
    const KIND: &'static str = "import";

    fn visible_to(actor: &Actor) -> Condition {
        Sight::among(import::Column::OwnerId, actor.user().into_iter().collect()).into()
    }

    fn owner(row: &import::Model) -> Option<Uuid> {
        Some(row.organization_id)
    }
}

fn own(actor: &Actor, row: &import::Model) -> bool {
    actor.user() == Some(row.owner_id)
}

/// Whether he may unmake what it made: what it only changed is changed back as it was.
fn unmakes(actor: &Actor, row: &import::Model, place: &Place) -> bool {
    row.created == 0 || of!(row.kind, unmakes_of(actor, place))
}

fn unmakes_of<K: Importer>(actor: &Actor, place: &Place) -> bool {
    K::unmakes(actor, place)
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
    enum ImportAction of import::Entity, (actor, row, place);
    /// Writes what the dry run showed.
    Apply, "import.apply" => Denial::unless(
        own(actor, row),
        row.state == State::Checked && row.created + row.changed > 0,
    );
    /// Takes it back.
    Undo, "import.undo" => Denial::unless(
        own(actor, row) && unmakes(actor, row, place),
        row.state == State::Applied,
    );
}
