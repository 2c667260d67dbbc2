//! Who sees a handover, and who may do what to it in which state.

use entity::appointment;
use entity::handover::{Column, Entity, Model, State};
use entity::position::Role;
use sea_orm::Condition;
use uuid::Uuid;

use crate::features::account::appoints;
use crate::platform::access::Entails;
use crate::platform::{Action, Actor, Denial, Place, Protected, Sight};

/// Those who may stand in for somebody of their own organization.
const LEADERS: [Role; 2] = [Role::Head, Role::Principal];
const READERS: [Role; 3] = [Role::Admin, Role::Head, Role::Principal];

impl Protected for Entity {
    const KIND: &'static str = "handover";

    fn visible_to(actor: &Actor) -> Condition {
        let himself = |column| Sight::among(column, actor.user().into_iter().collect());
        himself(Column::FromId)
            .or(himself(Column::ToId))
            .or(actor.reach(&READERS, Column::OrganizationId))
            .into()
    }

    fn owner(row: &Model) -> Option<Uuid> {
        Some(row.organization_id)
    }
}

/// Role first, state second.
fn decide(role: bool, state: bool) -> Result<(), Denial> {
    match (role, state) {
        (false, _) => Err(Denial::Role),
        (true, false) => Err(Denial::State),
        (true, true) => Ok(()),
    }
}

pub fn is_giver(actor: &Actor, row: &Model) -> bool {
    actor.user() == Some(row.from_id)
}

fn is_receiver(actor: &Actor, row: &Model) -> bool {
    actor.user() == Some(row.to_id)
}

fn leads(actor: &Actor, place: &Place) -> bool {
    actor.serves(&LEADERS, place.organization) || actor.holds(&[Role::Admin], place)
}

/// Opens the handover of somebody's position: which positions he may give, the command asks.
pub struct Open;

impl Action<appointment::Entity> for Open {
    const NAME: &'static str = "handover.open";

    fn allowed(actor: &Actor, row: &appointment::Model, place: &Place) -> Result<(), Denial> {
        let begun = row.starts_on <= actor.today();
        decide(appoints(actor, Role::Staff, place), begun)
    }
}

macro_rules! actions {
    ($($(#[$doc:meta])* $action:ident, $name:literal, |$actor:ident, $row:ident, $place:ident| $role:expr, $states:expr;)+) => {
        $(
            $(#[$doc])*
            pub struct $action;

            impl Action<Entity> for $action {
                const NAME: &'static str = $name;

                fn allowed($actor: &Actor, $row: &Model, $place: &Place) -> Result<(), Denial> {
                    decide($role, $states.contains(&$row.state))
                }
            }
        )+

        /// What can be done to a handover now.
        #[derive(async_graphql::Enum, Debug, Copy, Clone, Eq, PartialEq)]
        pub enum HandoverAction {
            $($(#[$doc])* $action,)+
        }

        /// What the actor may do with it now.
        pub fn available(actor: &Actor, row: &Model, place: &Place) -> Vec<HandoverAction> {
            let mut open = Vec::new();
            $(
                if $action::allowed(actor, row, place).is_ok() {
                    open.push(HandoverAction::$action);
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
    /// Says as the giver, or in his stead, that it is handed over.
    Give, "handover.give", |actor, row, place|
        is_giver(actor, row) || (leads(actor, place) && !is_receiver(actor, row)), [State::Open];
    /// Takes it over.
    Take, "handover.take", |actor, row, _place| is_receiver(actor, row), [State::HandedOver];
    /// Sends it back with a reason.
    SendBack, "handover.send_back", |actor, row, _place| is_receiver(actor, row), [State::HandedOver];
    /// Gives it up before it is taken.
    Withdraw, "handover.withdraw", |actor, row, place|
        leads(actor, place) || actor.user() == Some(row.opened_by), [State::Open, State::HandedOver];
}

/// Whoever hands over tells all that goes, also what he who stands in does not see.
impl Entails<Entity> for Give {}

/// With the second confirmation goes what those agreed on who might: the appointment, and all that is open.
impl Entails<Entity> for Take {}
