//! What may be wrong with what was asked of the calendar.

use async_graphql::Enum;

use crate::platform::graphql::FeatureCode;
use crate::platform::{Code, UserError};

/// What is wrong with what was asked of the calendar.
#[derive(Enum, Debug, Copy, Clone, Eq, PartialEq)]
pub enum CalendarErrorCode {
    /// Has to be filled in.
    Required,
    /// Longer than allowed.
    TooLong,
    /// There is no school year to which the calendar could belong.
    NoYear,
    /// A day lies before another that it follows, or outside its year.
    DateOrder,
    /// Another school year has these days.
    Overlaps,
}

impl CalendarErrorCode {
    pub fn no_year() -> UserError<Self> {
        UserError::new("", Self::NoYear, "Make a school year first.")
    }
}

impl Code for CalendarErrorCode {
    const WRONG_STATE: Self = Self::Required;
}

impl FeatureCode for CalendarErrorCode {
    const FEATURE: &'static str = "Calendar";
}
