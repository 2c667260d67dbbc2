//! The calendar is everybody's; a few keep it.

use entity::position::Role;
use entity::{day_off, school_year, term};

use crate::platform::{Action, Actor, Denial, Place, protected};

/// Those who keep the calendar of everybody, at the top of the tree.
const KEEPERS: [Role; 3] = [Role::Admin, Role::Office, Role::Head];

protected! {
    by everybody;
    school_year, "year";
    term, "term";
    day_off, "day";
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
