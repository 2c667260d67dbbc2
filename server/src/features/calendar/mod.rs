//! The calendar: school years and their terms.
//!
//! **Owns** `school_year`, `term`. **Who sees them**: everybody in the tenant. **Who changes them**: nobody yet; the
//! set-up makes this year and the next.

mod founding;
mod graphql;
mod policy;

pub use founding::{YearDays, school_year};
pub use graphql::{SchoolYear, Term};
