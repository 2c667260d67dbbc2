//! School years and their terms.
//!
//! **Owns** `school_year`, `term`. **Who sees them**: everybody in the tenant.

mod graphql;
mod policy;

pub use graphql::{SchoolYear, Term};
