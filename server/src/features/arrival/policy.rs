//! Who sees what arrived, and who enters it.

use entity::arrival::{Column, Entity, Model};
use entity::organization;
use entity::position::Role;
use sea_orm::Condition;
use uuid::Uuid;

use crate::features::document::{KEEPERS, keeps};
use crate::platform::{Actor, Denial, Protected, actions};

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
    const KIND: &'static str = "arrival";

    fn visible_to(actor: &Actor) -> Condition {
        actor.reach(&READERS, Column::OrganizationId).into()
    }

    fn owner(row: &Model) -> Option<Uuid> {
        Some(row.organization_id)
    }
}

fn kept(actor: &Actor, row: &Model) -> Result<(), Denial> {
    Denial::unless(
        actor.serves(&KEEPERS, row.organization_id),
        row.void_reason.is_none(),
    )
}

actions! {
    of organization::Entity, (actor, row);
    /// Takes an arrival number and enters a paper under it.
    Enter, "arrival.enter" => keeps(actor, row.id);
}

actions! {
    /// What can be done to an arrival now.
    enum ArrivalAction of Entity, (actor, row);
    /// Says otherwise what is known of the paper.
    Correct, "arrival.correct" => kept(actor, row);
    /// Puts a file to it: the paper itself.
    Attach, "arrival.attach" => kept(actor, row);
    /// Takes a file away again; of a void entry too, whose paper was perhaps not meant for here.
    Detach, "arrival.detach" => keeps(actor, row.organization_id);
    /// Makes a certified copy of the paper, where that was issued within the system.
    Copy, "arrival.copy" =>
        kept(actor, row).and(Denial::unless(true, row.document_id.is_some()));
    /// Makes the entry void: it keeps its number, and counts no more.
    Void, "arrival.void" => kept(actor, row);
}
