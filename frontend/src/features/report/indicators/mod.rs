//! What an office asks in reports: the list in the form's order, and one of them to be written or changed.

mod edit;
mod fields;
mod list;
mod typed;
mod words;

use leptos::prelude::*;

pub use edit::EditIndicator;
pub use list::Indicators;

use super::operations::indicators::{Asking, IndicatorGround};
use crate::shared::session::use_session;
use crate::shared::ui::address::in_address;

/// Whose questions of which year are shown; none for whoever keeps none.
#[derive(Clone, PartialEq)]
pub struct Shown {
    pub organization: Asking,
    pub year: cynic::Id,
    pub year_name: String,
}

/// The organization that the address names, or the first; the year that lists are about, or the one under way.
pub fn shown(ground: &IndicatorGround) -> Option<Shown> {
    let named = in_address("organization").0.get();
    let mut kept = ground.indicator_organizations.iter();
    let organization = kept
        .find(|each| Some(each.id.inner()) == named.as_deref())
        .or(ground.indicator_organizations.first())?;
    let asked = use_session().school_year();
    let mut years = ground.school_years.iter();
    let year = years
        .find(|year| Some(&year.id) == asked.as_ref())
        .or(ground.school_years.iter().find(|year| year.current))
        .or(ground.school_years.first())?;
    Some(Shown {
        organization: organization.clone(),
        year: year.id.clone(),
        year_name: year.name.clone(),
    })
}
