//! Who sees a handover, and who may do what to it in which state.

use entity::appointment;
use entity::handover::{Column, Entity, Model, State};
use entity::position::Role;
use sea_orm::Condition;
use uuid::Uuid;

use crate::features::account::appoints;
use crate::platform::access::Entails;
use crate::platform::{Actor, Denial, Place, Protected, Sight, actions};

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

pub fn is_giver(actor: &Actor, row: &Model) -> bool {
    actor.user() == Some(row.from_id)
}

fn is_receiver(actor: &Actor, row: &Model) -> bool {
    actor.user() == Some(row.to_id)
}

fn leads(actor: &Actor, place: &Place) -> bool {
    actor.serves(&LEADERS, place.organization) || actor.holds(&[Role::Admin], place)
}

actions! {
    of appointment::Entity, (actor, row, place);
    /// Opens the handover of somebody's position: which positions he may give, the command asks.
    Open, "handover.open" =>
        Denial::unless(appoints(actor, Role::Staff, place), row.starts_on <= actor.today());
}

actions! {
    /// What can be done to a handover now.
    enum HandoverAction of Entity, (actor, row, place);
    /// Says as the giver, or in his stead, that it is handed over.
    Give, "handover.give" => {
        let stands_in = leads(actor, place) && !is_receiver(actor, row);
        Denial::unless(is_giver(actor, row) || stands_in, row.state == State::Open)
    };
    /// Takes it over.
    Take, "handover.take" => Denial::unless(is_receiver(actor, row), row.state == State::HandedOver);
    /// Sends it back with a reason.
    SendBack, "handover.send_back" => Denial::unless(is_receiver(actor, row), row.state == State::HandedOver);
    /// Gives it up before it is taken.
    Withdraw, "handover.withdraw" => {
        let may = leads(actor, place) || actor.user() == Some(row.opened_by);
        Denial::unless(may, [State::Open, State::HandedOver].contains(&row.state))
    };
}

/// Whoever hands over tells all that goes, also what he who stands in does not see.
impl Entails<Entity> for Give {}

/// With the second confirmation goes what those agreed on who might: the appointment, and all that is open.
impl Entails<Entity> for Take {}
