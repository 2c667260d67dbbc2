//! Whoever asks, and whoever is asked, knows what is asked; a few say it.

use entity::position::Role;
use entity::{indicator, indicator_level, organization};

use crate::platform::{Action, Actor, Denial, Named, Place, protected};

/// Those who say what their organization asks of those below it.
pub const KEEPERS: [Role; 3] = [Role::Head, Role::DeputyHead, Role::Office];

protected! {
    around organization;
    indicator, "indicator";
}

protected! {
    through indicator by IndicatorId;
    indicator_level, "indicator_level";
}

/// What a report answered is named with it, also where the school has moved to another office since.
impl Named for indicator::Entity {}

fn keeps(actor: &Actor, place: &Place) -> Result<(), Denial> {
    Denial::unless(actor.holds(&KEEPERS, place), true)
}

/// Says what reports ask for: for an organization a new one, of an indicator what it is.
pub struct KeepIndicators;

impl Action<organization::Entity> for KeepIndicators {
    const NAME: &'static str = "indicator.keep";

    fn allowed(actor: &Actor, _: &organization::Model, place: &Place) -> Result<(), Denial> {
        keeps(actor, place)
    }
}

impl Action<indicator::Entity> for KeepIndicators {
    const NAME: &'static str = "indicator.keep";

    fn allowed(actor: &Actor, _: &indicator::Model, place: &Place) -> Result<(), Denial> {
        keeps(actor, place)
    }
}
