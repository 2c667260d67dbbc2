//! Everybody knows what is asked; a few say it.

use entity::position::Role;
use entity::{indicator, indicator_level, school_year};

use crate::platform::{Action, Actor, Denial, Place, protected};

/// Those who say what is asked of everybody, at the top of the tree.
const KEEPERS: [Role; 3] = [Role::Head, Role::DeputyHead, Role::Office];

protected! {
    by everybody;
    indicator, "indicator";
    indicator_level, "indicator_level";
}

fn keeps(actor: &Actor, place: &Place) -> Result<(), Denial> {
    Denial::unless(actor.holds(&KEEPERS, place), true)
}

/// Says what reports ask for: of a school year a new one, of an indicator what it is.
pub struct KeepIndicators;

impl Action<school_year::Entity> for KeepIndicators {
    const NAME: &'static str = "indicator.keep";

    fn allowed(actor: &Actor, _: &school_year::Model, place: &Place) -> Result<(), Denial> {
        keeps(actor, place)
    }
}

impl Action<indicator::Entity> for KeepIndicators {
    const NAME: &'static str = "indicator.keep";

    fn allowed(actor: &Actor, _: &indicator::Model, place: &Place) -> Result<(), Denial> {
        keeps(actor, place)
    }
}
