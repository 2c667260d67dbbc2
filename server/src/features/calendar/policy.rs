//! The calendar is everybody's.

use entity::{school_year, term};
use sea_orm::Condition;
use uuid::Uuid;

use crate::platform::{Actor, Protected};

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
