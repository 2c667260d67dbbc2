//! Who sees a delivery, who sends and reminds, and who says that it arrived.

use entity::delivery::{Column, Entity, Model, Receipt};
use entity::document;
use entity::position::Role;
use sea_orm::{ColumnTrait as _, Condition};
use uuid::Uuid;

use crate::platform::{Action, Actor, Denial, Place, Protected, Secret};

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

/// Role first, state second.
fn decide(role: bool, state: bool) -> Result<(), Denial> {
    match (role, state) {
        (false, _) => Err(Denial::Role),
        (true, false) => Err(Denial::State),
        (true, true) => Ok(()),
    }
}

fn by_recipient(actor: &Actor, row: &Model, state: bool) -> Result<(), Denial> {
    decide(is_recipient(actor, row), state)
}

fn by_sender(actor: &Actor, row: &Model, state: bool) -> Result<(), Denial> {
    decide(actor.serves(&SENDERS, row.issuer_id), state)
}

fn is_awaited(row: &Model) -> bool {
    row.receipt == Receipt::Awaited
}

fn may_be_written_down(row: &Model) -> bool {
    matches!(row.receipt, Receipt::Awaited | Receipt::Recorded)
}

fn has_link(row: &Model) -> bool {
    is_awaited(row) && row.link_until.is_some()
}

macro_rules! actions {
    ($($(#[$doc:meta])* $action:ident, $name:literal, $rule:ident, $state:ident;)+) => {
        $(
            $(#[$doc])*
            pub struct $action;

            impl Action<Entity> for $action {
                const NAME: &'static str = $name;

                fn allowed(actor: &Actor, row: &Model, _: &Place) -> Result<(), Denial> {
                    $rule(actor, row, $state(row))
                }
            }
        )+

        /// What can be done to a delivery now.
        #[derive(async_graphql::Enum, Debug, Copy, Clone, Eq, PartialEq)]
        pub enum DeliveryAction {
            $($(#[$doc])* $action,)+
        }

        /// What the actor may do with it now.
        pub fn available(actor: &Actor, row: &Model) -> Vec<DeliveryAction> {
            let mut open = Vec::new();
            $(
                if $rule(actor, row, $state(row)).is_ok() {
                    open.push(DeliveryAction::$action);
                }
            )+
            open
        }

        /// Every action on a row, for `docs/permissions.md`.
        pub fn asked(state: &str, row: &Model) -> Vec<crate::platform::decisions::Decision> {
            vec![$(crate::platform::decisions::ask::<$action, Entity>(state, row),)+]
        }
    };
}

actions! {
    /// Says for the recipient that it arrived.
    Acknowledge, "delivery.acknowledge", by_recipient, is_awaited;
    /// Writes down who said that it arrived, and on which day.
    Record, "delivery.record", by_sender, may_be_written_down;
    /// Ends the recipient's link.
    EndLink, "delivery.end_link", by_sender, has_link;
    /// Makes another link; the one before is good no more.
    RenewLink, "delivery.renew_link", by_sender, is_awaited;
    /// Takes it back: it was sent by mistake.
    Withdraw, "delivery.withdraw", by_sender, is_awaited;
}

/// Says that it arrived, by the link that proves it: done in the system's name, for somebody without an account.
pub struct Confirm;

impl Action<Entity> for Confirm {
    const NAME: &'static str = "delivery.confirm";

    fn allowed(actor: &Actor, row: &Model, _: &Place) -> Result<(), Denial> {
        decide(actor.is_system(), has_link(row))
    }
}

/// Makes it that of the organization that the recipient became part of. The system only: others have decided it.
pub struct Move;

impl Action<Entity> for Move {
    const NAME: &'static str = "delivery.move";

    fn allowed(actor: &Actor, row: &Model, _: &Place) -> Result<(), Denial> {
        decide(actor.is_system(), is_awaited(row))
    }
}

macro_rules! of_document {
    ($($(#[$doc:meta])* $action:ident, $name:literal;)+) => {$(
        $(#[$doc])*
        pub struct $action;

        impl Action<document::Entity> for $action {
            const NAME: &'static str = $name;

            fn allowed(actor: &Actor, row: &document::Model, _: &Place) -> Result<(), Denial> {
                decide(actor.serves(&SENDERS, row.organization_id), true)
            }
        }
    )+};
}

of_document! {
    /// Sends a document to those who are to have it.
    Send, "document.send";
    /// Reminds those who have not said that it arrived.
    Remind, "document.remind";
}
