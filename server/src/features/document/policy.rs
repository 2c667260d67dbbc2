//! Who sees the registers, and who enters papers in them.

use entity::position::Role;
use entity::{delivery, document, organization, plan, register};
use sea_orm::Condition;
use uuid::Uuid;

use crate::platform::access::through;
use crate::platform::clock::local_date;
use crate::platform::{Action, Actor, Denial, Named, Place, Protected, Sight, actions};

/// Văn thư, the head who signs, and at a school its principal.
pub const KEEPERS: [Role; 3] = [Role::Office, Role::Head, Role::Principal];

/// Those who read what an organization at or below theirs issues, whoever it was sent to.
const READERS: [Role; 7] = [
    Role::Head,
    Role::DeputyHead,
    Role::Office,
    Role::Emulation,
    Role::Inspection,
    Role::Principal,
    Role::FocalPoint,
];

impl Protected for document::Entity {
    const KIND: &'static str = "document";

    /// Others see what was sent to them, and a plan's paper with the plan.
    fn visible_to(actor: &Actor) -> Condition {
        use document::Column::{Id, OrganizationId};
        let sent = through::<delivery::Entity>(actor, Id, delivery::Column::DocumentId);
        let planned = through::<plan::Entity>(actor, Id, plan::Column::DocumentId);
        actor
            .reach(&READERS, OrganizationId)
            .or(Sight::of(Condition::any().add(sent).add(planned)))
            .into()
    }

    fn owner(row: &document::Model) -> Option<Uuid> {
        Some(row.organization_id)
    }
}

/// What reached a school it goes on knowing.
impl Named for document::Entity {}

impl Protected for register::Entity {
    const KIND: &'static str = "register";

    fn visible_to(actor: &Actor) -> Condition {
        actor
            .reach(&KEEPERS, register::Column::OrganizationId)
            .into()
    }

    fn owner(row: &register::Model) -> Option<Uuid> {
        Some(row.organization_id)
    }
}

/// Only those who serve at the organization itself: a body above it keeps registers of its own. The system fills the
/// demonstration's.
pub fn keeps(actor: &Actor, organization: Uuid) -> Result<(), Denial> {
    Denial::unless(is_keeper(actor, organization), true)
}

fn is_keeper(actor: &Actor, organization: Uuid) -> bool {
    actor.is_system() || actor.serves(&KEEPERS, organization)
}

/// Takes a number and enters a paper under it.
pub struct Register;

impl Action<organization::Entity> for Register {
    const NAME: &'static str = "document.register";

    fn allowed(actor: &Actor, row: &organization::Model, _: &Place) -> Result<(), Denial> {
        keeps(actor, row.id)
    }
}

impl Action<register::Entity> for Register {
    const NAME: &'static str = "register.count";

    fn allowed(actor: &Actor, row: &register::Model, _: &Place) -> Result<(), Denial> {
        keeps(actor, row.organization_id)
    }
}

/// Has a register go on from where one on paper had come.
pub struct BeginRegister;

impl Action<organization::Entity> for BeginRegister {
    const NAME: &'static str = "register.begin";

    fn allowed(actor: &Actor, row: &organization::Model, _: &Place) -> Result<(), Denial> {
        keeps(actor, row.id)
    }
}

impl Action<register::Entity> for BeginRegister {
    const NAME: &'static str = "register.begin";

    fn allowed(actor: &Actor, row: &register::Model, _: &Place) -> Result<(), Denial> {
        keeps(actor, row.organization_id)
    }
}

actions! {
    of document::Entity, (actor, row);
    /// Issues another that corrects it, takes its place or takes it back: of a paper of its own, not of a copy that it made.
    Follow, "document.follow" =>
        Denial::unless(is_keeper(actor, row.organization_id), row.copy_of_id.is_none());
    /// Makes a certified copy of it, in the forms that there are.
    Copy, "document.copy" => keeps(actor, row.organization_id);
    /// Puts a file to it: the paper as it was signed, what goes with it.
    Attach, "document.attach" => keeps(actor, row.organization_id);
    /// Takes a file away again, on the day on which it was entered: who has it by then may rely on it.
    Detach, "document.detach" => Denial::unless(
        actor.serves(&KEEPERS, row.organization_id),
        local_date(row.created_at) == actor.today(),
    );
}
