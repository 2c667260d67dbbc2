//! The calendar is everybody's; a few keep it.

use entity::position::Role;
use entity::{day_off, school_year, term};
use sea_orm::Condition;
use uuid::Uuid;

use crate::platform::{Action, Actor, Denial, Place, Protected};

/// Those who keep the calendar of everybody, at the top of the tree.
const KEEPERS: [Role; 3] = [Role::Admin, Role::Office, Role::Head];

impl Protected for school_year::Entity {
    const KIND: &'static str = "year";

    fn visible_to(_: &Actor) -> Condition {
        Condition::all()
    }

    fn owner(_: &school_year::Model) -> Option<Uuid> {
        None
    }
}

impl Protected for term::Entity {
    const KIND: &'static str = "term";

    fn visible_to(_: &Actor) -> Condition {
        Condition::all()
    }

    fn owner(_: &term::Model) -> Option<Uuid> {
        None
    }
}

impl Protected for day_off::Entity {
    const KIND: &'static str = "day";

    fn visible_to(_: &Actor) -> Condition {
        Condition::all()
    }

    fn owner(_: &day_off::Model) -> Option<Uuid> {
        None
    }
}

fn keeps(actor: &Actor, place: &Place) -> Result<(), Denial> {
    Denial::unless(actor.holds(&KEEPERS, place), true)
}

/// Writes into the calendar: years, terms, days off.
pub struct KeepDays;

impl Action<school_year::Entity> for KeepDays {
    const NAME: &'static str = "calendar.keep";

    fn allowed(actor: &Actor, _: &school_year::Model, place: &Place) -> Result<(), Denial> {
        keeps(actor, place)
    }
}

impl Action<day_off::Entity> for KeepDays {
    const NAME: &'static str = "calendar.keep";

    fn allowed(actor: &Actor, _: &day_off::Model, place: &Place) -> Result<(), Denial> {
        keeps(actor, place)
    }
}
