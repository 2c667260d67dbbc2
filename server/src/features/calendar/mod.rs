//! The calendar: school years, their terms, and the days on which nobody works.
//!
//! **Owns** `school_year`, `term`, `day_off`. **Who sees them**: everybody in the tenant. **Who changes them**: those
//! who keep it at the top of the tree; the set-up makes this year and the next.

mod days_off;
mod decisions;
mod founding;
mod graphql;
mod holidays;
#[cfg(test)]
mod lunar;
mod model;
mod policy;
mod queries;
mod working;
mod years;

pub use days_off::{DayOff, DayOffMutation, DayOffQuery, working_days};
pub use decisions::decisions;
pub use founding::{YearDays, school_year};
pub use graphql::{CalendarQuery, SchoolYear, Term};
pub use holidays::public_holidays;
pub use working::WorkingDays;
pub use years::SchoolYearMutation;
