//! Who sees a delivery, who sends and reminds, and who says that it arrived.

use entity::delivery::{Column, Entity, Model, Receipt};
use entity::document;
use entity::position::Role;
use sea_orm::{ColumnTrait as _, Condition};
use uuid::Uuid;

use crate::platform::access::Entails;
use crate::platform::{Actor, Denial, Protected, Secret, actions};

/// Those who send an organization's documents, remind of them, and write down who has them.
pub const SENDERS: [Role; 5] = [
    Role::Office,
    Role::Head,
    Role::DeputyHead,
    Role::Principal,
    Role::FocalPoint,
];
/// Those who say for an organization that a document arrived.
pub const RECEIVERS: [Role; 6] = [
    Role::Office,
    Role::Head,
    Role::DeputyHead,
    Role::Principal,
    Role::FocalPoint,
    Role::Observer,
];
const READERS: [Role; 7] = [
    Role::Head,
    Role::DeputyHead,
    Role::Office,
    Role::Emulation,
    Role::Inspection,
    Role::Principal,
    Role::FocalPoint,
];
const TOLD: [Role; 8] = [
    Role::Head,
    Role::DeputyHead,
    Role::Office,
    Role::Emulation,
    Role::Inspection,
    Role::Principal,
    Role::FocalPoint,
    Role::Observer,
];

impl Protected for Entity {
    const KIND: &'static str = "delivery";

    fn visible_to(actor: &Actor) -> Condition {
        let got = actor.reach(&TOLD, Column::OrganizationId);
        actor
            .reach(&READERS, Column::IssuerId)
            .or(got.only(Column::OrganizationId.is_not_null()))
            .into()
    }

    fn owner(row: &Model) -> Option<Uuid> {
        Some(row.issuer_id)
    }
}

/// Shown to find what a link is about: it names a delivery before it is known who asks.
pub struct ByLink(());

pub(super) const BY_LINK: ByLink = ByLink(());

impl Secret for Entity {
    type Key = ByLink;
}

/// Whether he answers for the recipient.
pub fn is_recipient(actor: &Actor, row: &Model) -> bool {
    row.organization_id
        .is_some_and(|organization| actor.serves(&RECEIVERS, organization))
}

fn by_sender(actor: &Actor, row: &Model, state: bool) -> Result<(), Denial> {
    Denial::unless(actor.serves(&SENDERS, row.issuer_id), state)
}

fn is_awaited(row: &Model) -> bool {
    row.receipt == Receipt::Awaited
}

fn has_link(row: &Model) -> bool {
    is_awaited(row) && row.link_until.is_some()
}

actions! {
    /// What can be done to a delivery now.
    enum DeliveryAction of Entity, (actor, row);
    /// Says for the recipient that it arrived.
    Acknowledge, "delivery.acknowledge" => Denial::unless(is_recipient(actor, row), is_awaited(row));
    /// Writes down who said that it arrived, and on which day.
    Record, "delivery.record" =>
        by_sender(actor, row, matches!(row.receipt, Receipt::Awaited | Receipt::Recorded));
    /// Ends the recipient's link.
    EndLink, "delivery.end_link" => by_sender(actor, row, has_link(row));
    /// Makes another link; the one before is good no more.
    RenewLink, "delivery.renew_link" => by_sender(actor, row, is_awaited(row));
    /// Takes it back: it was sent by mistake.
    Withdraw, "delivery.withdraw" => by_sender(actor, row, is_awaited(row));
}

actions! {
    of Entity, (actor, row);
    /// Says that it arrived, by the link that proves it: done in the system's name, for somebody without an account.
    Confirm, "delivery.confirm" => Denial::unless(actor.is_system(), has_link(row));
    /// Makes it that of the organization that the recipient became part of. The system only: others have decided it.
    Move, "delivery.move" => Denial::unless(actor.is_system(), is_awaited(row));
}

actions! {
    of document::Entity, (actor, row);
    /// Sends a document to those who are to have it.
    Send, "document.send" => Denial::unless(actor.serves(&SENDERS, row.organization_id), true);
    /// Reminds those who have not said that it arrived.
    Remind, "document.remind" => Denial::unless(actor.serves(&SENDERS, row.organization_id), true);
}

/// What counts no more is told to whoever was sent a copy of it, by whom ever.
impl Entails<document::Entity> for Send {}
